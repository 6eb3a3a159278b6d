// A room that goes away under one's feet: upgraded, or with oneself shown the door. It is said in words, what
// was written is still there, and nothing hangs.
// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from './support/bed';

test('the room is upgraded while one writes: it has moved, in words, and the text is kept', async ({
  makeRoom,
}) => {
  const room = await makeRoom();
  const [anna, bo] = await Promise.all([room.open('anna'), room.open('bo')]);
  await anna.logged('Ett första steg');
  await expect(bo.step('Ett första steg')).toBeVisible();
  await bo.box.fill('Halvvägs i en mening');
  await anna.box.fill('Också halvvägs');
  await room.account('anna').upgrade(room.id, '11');
  for (const side of [anna, bo]) {
    await expect(side.note('Det här rummet har flyttat till ett nytt.')).toBeVisible();
    const link = side.at.getByRole('link', { name: 'Öppna det nya rummet' });
    await expect(link).toHaveAttribute('href', /^https:\/\/matrix\.to\/#\/%21[\w%.-]+\?via=/);
    await expect(side.who.getByRole('radio', { checked: true })).toHaveAccessibleName('Bara jag');
    await expect(side.step('Ett första steg')).toBeVisible();
  }
  await expect(bo.box).toHaveValue('Halvvägs i en mening');
  await bo.reload();
  await expect(bo.note('Det här rummet har flyttat till ett nytt.')).toBeVisible();
  await expect(bo.box).toHaveValue('Halvvägs i en mening');
  await bo.who.getByRole('button', { name: 'Ändra' }).click();
  const all = bo.who.getByRole('radio', { name: 'Alla i rummet', exact: true });
  await expect(all).toHaveAccessibleDescription(/Rummet har flyttat\. Skriv i det nya rummet/);
  await bo.logButton.click();
  await expect(bo.step('Halvvägs i en mening')).toContainText('Bara du ser det här.');
  for (const side of [anna, bo]) expect(await side.isJammed()).toBe(false);
});

test('a step that waited while the room was upgraded is kept, and never sent', async ({ makeRoom }) => {
  const room = await makeRoom();
  const [anna, bo] = await Promise.all([room.open('anna'), room.open('bo')]);
  await anna.logged('Ett första steg');
  await expect(bo.step('Ett första steg')).toBeVisible();
  await bo.setOffline(true);
  await expect(bo.note('Du är offline. Skriv på som vanligt.')).toBeVisible();
  await bo.log('Skrev på tåget');
  await room.account('anna').upgrade(room.id, '11');
  await bo.setOffline(false);
  await expect(bo.step('Skrev på tåget')).toContainText('rummet har flyttat', { timeout: 60_000 });
  await bo.step('Skrev på tåget').getByRole('button', { name: 'Spara bara för mig' }).click();
  await expect(bo.step('Skrev på tåget')).toContainText('Bara du ser det här.');
  expect(await bo.isJammed()).toBe(false);
});

for (const encrypted of [false, true]) {
  const where = encrypted ? 'an encrypted room' : 'a plain room';
  test(`shown the door of ${where} while writing: told so, nothing is lost`, async ({ makeRoom }) => {
    const room = await makeRoom({ encrypted });
    const [anna, bo] = await Promise.all([room.open('anna'), room.open('bo')]);
    await anna.logged('Ett första steg');
    await expect(bo.step('Ett första steg')).toBeVisible();
    await bo.box.fill('Halvvägs i en mening');
    await room.account('anna').kick(room.id, bo.account.userId);
    await expect(bo.note('Du är inte med i det här rummet längre.')).toBeVisible();
    await expect(bo.box).toHaveValue('Halvvägs i en mening');
    await bo.logButton.click();
    await expect(bo.step('Halvvägs i en mening')).toContainText('Bara du ser det här.');
    await anna.logged('Skrev vidare utan Bo');
    await bo.page.waitForTimeout(8_000);
    await expect(bo.step('Skrev vidare utan Bo')).toHaveCount(0);
    await expect(bo.at.locator('.notes')).not.toContainText('Rummet går inte att läsa');
    expect(await bo.isJammed()).toBe(false);
  });
}
