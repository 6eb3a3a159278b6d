// Two local rooms of the app's account, side by side, and a count of them that goes to a third.
// SPDX-License-Identifier: EUPL-1.2
import { typedIn, widgetState } from '../../tools/account.mjs';
import { AppSide } from './support/app';
import { expect, type MatrixRoom, test } from './support/bed';

/** A room with Småsteg, in which these people are. */
async function localRoom(room: MatrixRoom, name: string, people: string[]): Promise<string> {
  const anna = room.account('anna');
  const id = await anna.createRoom({
    name,
    preset: 'private_chat',
    invite: people.map((key) => room.account(key).userId),
    initial_state: [widgetState(room.sites.widgetUrl, anna.userId)],
  });
  await Promise.all(people.map((key) => room.account(key).join(id)));
  return id;
}

/** Somebody's step as she types it in the week's thread, in any client. */
async function typeStep(room: MatrixRoom, id: string, key: string, body: string): Promise<void> {
  const messages = await room.account(key).messages(id);
  const card = messages.find(({ content }) => String(content['body']).startsWith('👣'));
  await room.account(key).send(id, 'm.room.message', typedIn(String(card?.event_id), body));
}

test('two rooms seen together; their count is posted in a third, read there, and taken away', async ({
  makeRoom,
}) => {
  test.setTimeout(240_000);
  const room = await makeRoom();
  const four = ['cia', 'dan', 'eva', 'fia'];
  await Promise.all(four.map((key) => room.welcome(key)));
  const [norr] = await Promise.all([localRoom(room, 'Norr', four), localRoom(room, 'Söder', ['cia'])]);
  const anna = new AppSide(await room.openApp());
  const { page } = anna;
  await anna.signIn(room.account('anna'));
  await anna.chooseRoom('Norr');
  await anna.log('Ringde en hemlig kollega', 'Arbeta gränsöverskridande');
  await expect(page.getByText('Nu kan rummet se det.')).toBeVisible({ timeout: 45_000 });
  for (const key of four) await typeStep(room, norr, key, 'Ringde en hemlig granne #6');
  await expect(anna.step('Ringde en hemlig granne')).toHaveCount(4, { timeout: 45_000 });

  const change = async (name: string) => {
    await anna.connectPlace();
    await anna.button('Byt rum').click();
    await anna.chooseRoom(name);
  };
  await change('Söder');
  await anna.log('Skrev ett hemligt utkast', 'Experimentera');
  await expect(page.getByText('Nu kan rummet se det.')).toBeVisible({ timeout: 45_000 });
  // What a room leaves behind for the time it is not open is written every three seconds.
  await page.waitForTimeout(4_000);
  await change('Små steg');

  await anna.menu.getByRole('link', { name: 'Mer', exact: true }).click();
  await page.getByRole('link', { name: 'Rummen tillsammans' }).click();
  const header = (name: string) => page.getByRole('columnheader', { name });
  for (const name of ['Norr', 'Små steg', 'Söder', 'Tillsammans'])
    await expect(header(name)).toBeAttached({ timeout: 45_000 });
  const numbers = page
    .getByRole('table', { name: 'Steg efter princip' })
    .locator('tbody')
    .last()
    .locator('td');
  await expect(numbers).toHaveText(['5', '0', '1', '6']);

  await page.getByRole('textbox', { name: 'Vad heter gruppen?' }).fill('Nätverket');
  await expect(page.getByText('Räknas inte med: Söder.')).toBeVisible();
  const text = page.locator('.as-sent');
  await expect(text).toContainText('📊 Räkning från Nätverket, ');
  await expect(text).toContainText(': 5 steg.\nPrincip 6, Arbeta gränsöverskridande: 5 steg.');
  const shown = await text.textContent();
  await anna.button('Skicka räkningen').click();
  await expect(page.getByText('Räkningen är på väg.')).toBeVisible();

  const bo = await room.open('bo');
  await expect(bo.message('Räkning från Nätverket')).toContainText('Arbeta gränsöverskridande: 5 steg.');
  const posted = async () =>
    (await room.account('bo').messages(room.id)).filter(({ content }) => content['body'] === shown);
  const [event] = await posted();
  expect(Object.keys(event?.content ?? {}).sort()).toEqual(['body', 'm.mentions', 'msgtype', 'se.smasteg']);
  expect(JSON.stringify(event?.content)).not.toMatch(/hemlig|Norr|Söder|@|!/);

  // The ten seconds of undo are over by now, or nearly.
  await anna.button(/^(Ångra|Ta bort ur rummet)$/).click();
  const sure = anna.button('Ta bort räkningen');
  if (await sure.isVisible()) await sure.click();
  await expect.poll(async () => (await posted()).length, { timeout: 45_000 }).toBe(0);
});
