// While one writes: principles are proposed and taken with one tap, and what points out a person is warned of
// before it leaves for the room, from whichever box.
// SPDX-License-Identifier: EUPL-1.2
import { expectWhole } from './support/audit';
import { openRoom } from './support/room';
import { fillWindow, looks, setLook } from './support/stage';
import { expect, test } from './support/test';

test('a proposal is marked, taken with one tap and logged with the step', async ({ page }) => {
  const { anna } = await openRoom(page);
  await anna.box.fill('Ringde designern på Skatteverket i stället för att gissa hur de gör');
  const six = anna.principle('Arbeta gränsöverskridande');
  await expect(six).toHaveAccessibleDescription('förslag', { timeout: 15_000 });
  await expect(six).not.toBeChecked();
  await six.check();
  await expect(six).toHaveAccessibleDescription('');
  await anna.logButton.click();
  await expect(anna.step('Ringde designern')).toContainText('Arbeta gränsöverskridande');
  await anna.box.fill('ok');
  await expect(anna.at.locator('.proposal')).toHaveCount(0);
});

test('a personal number is warned of before it leaves, and only then sent', async ({ page }) => {
  const room = await openRoom(page);
  const { anna } = room;
  await anna.box.fill('Ringde om ärendet för 19640823-3234');
  await anna.box.press('Enter');
  await expect(anna.at.getByText('Det ser ut att stå ett personnummer i texten.')).toBeVisible();
  await expect(anna.at.getByText('Det är inte skickat.')).toBeVisible();
  await expect(anna.box).toHaveValue('Ringde om ärendet för 19640823-3234');
  expect(await room.messages('19640823')).toHaveLength(0);
  await anna.box.fill('Ringde om ett ärende');
  await expect(anna.at.getByText('Det ser ut att stå')).toHaveCount(0);
  await anna.box.press('Enter');
  await expect(anna.step('Ringde om ett ärende')).toBeVisible();
  await anna.see('Bara jag');
  await anna.box.fill('Mitt eget: 19640823-3234');
  await anna.box.press('Enter');
  await expect(anna.step('Mitt eget')).toBeVisible();
});

test('the same of a call, a lesson and an experiment, by the keyboard', async ({ page }) => {
  test.setTimeout(120_000);
  const room = await openRoom(page);
  const { anna } = room;
  const box = (name: string) => anna.at.getByRole('textbox', { name });
  const button = (name: string) => anna.at.getByRole('button', { name, exact: true });
  const held = anna.at.getByText('Det är inte skickat. Tryck en gång till om det ska stå så.');
  const warned = (what: string) => anna.at.getByText(`Det ser ut att stå ${what} i texten.`);
  await anna.log('Läste ett beslut högt');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();

  await anna.menu.getByRole('link', { name: 'Träffas' }).press('Enter');
  await box('Vad behöver du hjälp med?').fill('Vem kan titta på dnr 2026-00123?');
  await button('Fråga rummet').press('Enter');
  await expect(held).toBeVisible();
  await expect(warned('ett ärendenummer')).toBeVisible();
  expect(await room.messages('2026-00123')).toHaveLength(0);
  await fillWindow(page);
  await expectWhole(page, anna.at.locator('html'), [0, 1].flatMap(looks));
  await setLook(page, { width: 480, theme: 'light', language: 'sv' });
  await box('Vad behöver du hjälp med?').fill('Vem kan titta på ett avslag?');
  await expect(warned('ett ärendenummer')).toHaveCount(0);
  await button('Fråga rummet').press('Enter');
  await expect.poll(async () => (await room.messages('ett avslag')).length, { timeout: 20_000 }).toBe(1);

  await anna.menu.getByRole('link', { name: 'Steg' }).press('Enter');
  await anna.step('Läste ett beslut').getByRole('link', { name: 'Lär av det' }).press('Enter');
  await box('Lärdom').fill('Ring 070-174 06 05 i stället.');
  await button('Dela lärdomen').press('Enter');
  await expect(held).toBeVisible();
  await expect(warned('ett telefonnummer')).toBeVisible();
  expect(await room.messages('070-174')).toHaveLength(0);

  await anna.at.getByRole('radio', { name: 'Börja ett experiment' }).press('Space');
  for (const name of ['Vad heter det?', 'Vi tror', 'Vi testar', 'Vi mäter'])
    await box(name).fill('Något litet');
  await box('Vi har rätt om').fill('anna.ek@kommun.se säger det');
  const answer = (name: string, word: string) =>
    anna.at.getByRole('group', { name }).getByRole('radio', { name: word }).check();
  await answer('Används personuppgifter?', 'Nej');
  await answer('Märks det för medborgare?', 'Nej');
  await answer('Går det att ångra inom en dag?', 'Ja');
  await expect(warned('en e-postadress')).toBeVisible();
  // As long as it takes to read: then it is the person's own choice.
  await page.waitForTimeout(1_600);
  await button('Sätt i gång').press('Enter');
  await expect.poll(async () => (await room.messages('anna.ek@')).length, { timeout: 20_000 }).toBe(1);
});
