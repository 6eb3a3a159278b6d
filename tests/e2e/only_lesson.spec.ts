// A step that stays on its device, and whose lesson the room gets: chosen before it is logged, written after.
// SPDX-License-Identifier: EUPL-1.2
import { findingsIn } from './support/audit';
import { openRoom } from './support/room';
import { fillWindow, looks, setLook, settled } from './support/stage';
import { expect, test } from './support/test';

test('the room gets the lesson, and nothing of the step', async ({ page }) => {
  test.setTimeout(90_000);
  const room = await openRoom(page);
  const { anna, bo } = room;
  await bo.log('Ringde tolken');
  await expect(bo.at.getByText('Nu kan rummet se det.')).toBeVisible();
  await anna.look();
  await anna.step('Ringde tolken').waitFor();

  await anna.see('Alla i rummet, men bara lärdomen');
  await anna.log('Grälade med chefen om blanketten');
  await expect(anna.status('Steget är loggat.')).toBeVisible();
  const own = anna.step('Grälade med chefen');
  await expect(own).toContainText('Bara du ser steget.');
  await own.getByRole('link', { name: 'Lär av det' }).click();
  await expect(anna.at.getByText('Bara det du skriver här skickas till rummet.')).toBeVisible();
  await anna.at.getByRole('textbox', { name: 'Lärdom' }).fill('Fråga den som fyller i blanketten först');
  await anna.at.getByRole('button', { name: 'Dela lärdomen' }).click();

  await expect
    .poll(async () => (await room.messages('Fråga den som fyller i')).length, { timeout: 20_000 })
    .toBe(1);
  expect(await room.messages('Grälade')).toHaveLength(0);
  await bo.menu.getByRole('link', { name: 'Lärdomar' }).click();
  await expect(async () => {
    await bo.look();
    await expect(bo.at.getByText('Fråga den som fyller i blanketten först')).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 45_000 });
  await expect(bo.at.getByText('Grälade med chefen')).toHaveCount(0);

  await anna.menu.getByRole('link', { name: 'Steg' }).click();
  await anna.who.getByRole('button', { name: 'Ändra' }).click();
  await fillWindow(page);
  const html = anna.at.locator('html');
  for (const look of looks(2)) {
    await setLook(page, look);
    await settled(html, look);
    expect.soft(await findingsIn(html), JSON.stringify(look)).toEqual([]);
    await page.screenshot({ path: test.info().outputPath(`who-${look.width}-${look.theme}.png`) });
  }
});
