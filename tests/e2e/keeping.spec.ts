// What is kept where: drafts and private steps over reloads, and everything useful with no storage at all.
// SPDX-License-Identifier: EUPL-1.2
import { openRoom } from './support/room';
import { denyStorage } from './support/storage';
import { expect, test } from './support/test';
import { Screens } from './support/widget';

test('a reload in the middle of a word keeps the draft in the widget, for its own person', async ({
  page,
}) => {
  const { anna, bo } = await openRoom(page);
  await anna.box.pressSequentially('Ringde en med');
  await anna.principle('Göra saker i praktiken').check();
  await anna.reload();
  await expect(anna.box).toHaveValue('Ringde en med');
  await expect(anna.principle('Göra saker i praktiken')).toBeChecked();
  await bo.reload();
  await expect(bo.logButton).toBeVisible();
  await expect(bo.box).toHaveValue('');
});

test('destroyed in the middle of a word, the widget has text and caret back, and takes no focus', async ({
  page,
}) => {
  const { anna } = await openRoom(page);
  await anna.box.pressSequentially('Ringde kommunens växel');
  for (let i = 0; i < 'unens växel'.length; i += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('mm');
  await anna.reload();
  await expect(anna.box).toHaveValue('Ringde kommmmunens växel');
  await expect(anna.who).toBeVisible();
  await expect(anna.frame).not.toBeFocused();
  await anna.box.focus();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await expect(anna.box).toHaveValue('Ringde kommunens växel');

  // Whoever clicks in the text wants to be where the click was.
  await anna.reload();
  await expect(anna.who).toBeVisible();
  await anna.box.click({ position: { x: 14, y: 20 } });
  await page.keyboard.type('A');
  await expect(anna.box).toHaveValue('ARingde kommunens växel');
});

test('destroyed while a step is being changed, the widget is still changing it', async ({ page }) => {
  const { anna } = await openRoom(page);
  await anna.log('Skrev ett utkats');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  await anna.step('Skrev ett').getByRole('button', { name: 'Ändra' }).click();
  const box = anna.at.getByRole('textbox', { name: 'Ändra steget' });
  await expect(box).toBeFocused();
  for (let i = 0; i < 2; i += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('s');
  await anna.reload();
  await expect(box).toHaveValue('Skrev ett utkas');
  await expect(anna.frame).not.toBeFocused();
  await box.focus();
  await page.keyboard.type('t');
  await page.keyboard.press('Enter');
  await expect(anna.step('Skrev ett utkast')).toContainText('ändrat');
  // Saved: the next life of the page has nothing more to change.
  await anna.reload();
  await expect(anna.step('Skrev ett utkast').getByRole('button', { name: 'Ändra' })).toBeVisible();
  await expect(box).toHaveCount(0);
});

test('a reload in the middle of a word keeps the draft in the app', async ({ page }) => {
  const app = new Screens(page);
  await page.goto('/');
  await expect(app.box).toBeFocused();
  await page.keyboard.type('Ringde en med');
  await page.reload();
  await expect(app.box).toHaveValue('Ringde en med');
});

test('a private step survives a reload in the app', async ({ page }) => {
  const app = new Screens(page);
  await page.goto('/');
  await app.log('Läste vår vanligaste blankett', 'I hjärtat bry oss om människor');
  await expect(app.at.getByText('Sparat på den här enheten.').first()).toBeVisible();
  await page.reload();
  await expect(app.step('Läste vår vanligaste blankett')).toContainText('I hjärtat bry oss om människor');
});

test('a private step survives a reload of the widget, is never sent and is nobody else’s', async ({
  page,
}) => {
  const room = await openRoom(page);
  const { anna, bo } = room;
  await anna.see('Bara jag');
  await anna.log('Lyssnade mer än jag pratade');
  await expect(anna.step('Lyssnade mer')).toContainText('Bara du ser det här.');
  await expect(anna.at.getByText('Sparat på den här enheten.').first()).toBeVisible();
  await anna.reload();
  await expect(anna.step('Lyssnade mer')).toContainText('Bara du ser det här.');
  await bo.reload();
  await expect(bo.logButton).toBeVisible();
  await expect(bo.at.getByText(/Visar all/)).toBeVisible();
  await expect(bo.step('Lyssnade mer')).toHaveCount(0);
  expect(await room.messages('Lyssnade mer')).toEqual([]);
});

test('with every storage call refused a step is still logged to the room', async ({ page, context }) => {
  await denyStorage(context);
  const room = await openRoom(page, '');
  const { anna } = room;
  await anna.goOn.click();
  await anna.dialog.getByRole('button', { name: 'Godkänn' }).click();
  await expect(anna.note('Den här enheten sparar inget.')).toBeVisible();
  await expect(anna.note('Steg till rummet fungerar.')).toBeVisible();
  await anna.log('Bad en medborgare läsa beslutet', 'Göra saker i praktiken');
  await expect(anna.status('Steget är loggat.')).toBeVisible();
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  expect(await room.messages('Bad en medborgare')).toHaveLength(1);

  await anna.see('Bara jag');
  await anna.log('Bara för mig');
  await expect(anna.at.getByText('Den här enheten sparar inget, så det försvinner')).toBeVisible();
  await anna.menu.getByRole('link', { name: 'Mer' }).click();
  await anna.at.getByRole('radio', { name: 'Mörk', exact: true }).check();
  await expect(anna.at.locator('html')).toHaveClass(/cpd-theme-dark/);
});

test('with every storage call refused the app says what that means and works', async ({ page, context }) => {
  await denyStorage(context);
  const app = new Screens(page);
  await page.goto('/');
  await expect(app.note('Den här enheten sparar inget.')).toBeVisible();
  await app.log('Skrev utan att spara');
  await expect(app.status('Steget är loggat.')).toBeVisible();
  await expect(app.step('Skrev utan att spara')).toBeVisible();
});
