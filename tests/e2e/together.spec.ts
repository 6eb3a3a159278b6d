// Two people in one room: what is done on one side is seen on the other, with the widget and without it.
// SPDX-License-Identifier: EUPL-1.2
import { ownClock } from './support/clock';
import { openRoom } from './support/room';
import { expect, test } from './support/test';

test('a step logged by Anna is seen in Bo’s widget and in the thread of both', async ({ page }) => {
  const { anna, bo } = await openRoom(page);
  await anna.log('Ringde kommunen i stället för att mejla', 'Arbeta gränsöverskridande');
  await expect(anna.status('Steget är loggat.')).toBeVisible();
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  await expect(anna.box).toHaveValue('');

  await bo.look();
  const seen = bo.step('Ringde kommunen');
  await expect(seen).toContainText('Anna Öberg');
  await expect(seen).toContainText('Arbeta gränsöverskridande');
  // Another's step can be cheered for and tried, and nothing else.
  await expect(seen.getByRole('button')).toHaveText(['Heja', 'Prova du också']);
  for (const side of [anna, bo]) {
    await side.openThread();
    await expect(side.message('Ringde kommunen i stället för att mejla')).toBeVisible();
  }
});

test('a step typed by hand in the thread is seen in the widget with its principle', async ({ page }) => {
  const { anna, bo } = await openRoom(page);
  await anna.log('Frågade två kollegor om blanketten');
  await bo.openThread();
  await bo.write('Åt lunch med någon från juristerna #6');
  await anna.look();
  const seen = anna.step('Åt lunch med någon från juristerna');
  await expect(seen).toContainText('Bo Lind');
  await expect(seen).toContainText('Arbeta gränsöverskridande');
  await expect(seen).not.toContainText('#6');
  await expect(anna.steps.first()).toContainText('Åt lunch');
});

test('a step edited in the widget is changed in the thread and in the other widget', async ({ page }) => {
  const room = await openRoom(page);
  const { anna, bo } = room;
  await anna.log('Skrev ett utkats');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  await bo.look();
  await expect(bo.step('Skrev ett utkats')).toBeVisible();

  await anna.step('Skrev ett utkats').getByRole('button', { name: 'Ändra' }).click();
  const box = anna.at.getByRole('textbox', { name: 'Ändra steget' });
  await expect(box).toBeFocused();
  await box.fill('Skrev ett utkast');
  await anna.at.getByRole('group', { name: 'Stegets principer' }).getByLabel('Experimentera').check();
  await anna.at.getByRole('button', { name: 'Spara' }).click();
  await expect(anna.status('Ändringen är sparad.')).toBeVisible();
  await expect(anna.step('Skrev ett utkast')).toContainText('Experimentera och iterera');

  await bo.openThread();
  await expect(bo.message('Skrev ett utkast')).toContainText('(redigerat)');
  await bo.look();
  await expect(bo.step('Skrev ett utkast')).toContainText('ändrat');
  await expect(bo.step('Skrev ett utkast')).toContainText('Experimentera och iterera');
  await expect(bo.step('utkats')).toHaveCount(0);
  expect(await room.messages('Skrev ett utka')).toHaveLength(1);
});

test('a step edited by hand in the thread is changed in both widgets', async ({ page }) => {
  const { anna, bo } = await openRoom(page);
  await anna.log('Visade ett halvfärdigt utkats');
  await bo.look();
  await expect(bo.step('utkats')).toBeVisible();
  await anna.openThread();
  await anna.editMessage('Visade ett halvfärdigt utkats', 'Visade ett halvfärdigt utkast #1');
  await expect(anna.message('utkast #1')).toContainText('(redigerat)');
  for (const side of [anna, bo]) {
    await side.look();
    await expect(side.step('Visade ett halvfärdigt utkast')).toContainText('Arbeta öppet och positivt');
    await expect(side.step('utkats')).toHaveCount(0);
  }
});

test('a step removed in the widget can be taken back, and is gone for all when it is not', async ({
  page,
}) => {
  const { anna, bo } = await openRoom(page);
  await anna.log('Fel rum');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  await bo.look();
  await expect(bo.step('Fel rum')).toBeVisible();
  await bo.openThread();

  const own = anna.step('Fel rum');
  await own.getByRole('button', { name: 'Ta bort' }).click();
  await expect(anna.status('Steget är borttaget.')).toBeVisible();
  const undo = own.getByRole('button', { name: 'Ångra' });
  await expect(undo).toBeFocused();
  await undo.click();
  await expect(own.getByRole('button', { name: 'Ta bort' })).toBeVisible();
  await expect(bo.message('Fel rum')).toBeVisible();

  await own.getByRole('button', { name: 'Ta bort' }).click();
  await expect(undo).toBeVisible();
  // The product's own ten seconds.
  await expect(own).toHaveCount(0, { timeout: 20_000 });
  await expect(bo.message('Fel rum')).toHaveCount(0);
  await bo.look();
  await expect(bo.step('Fel rum')).toHaveCount(0);
});

test('a step removed by hand in the thread goes from both widgets', async ({ page }) => {
  const { anna, bo } = await openRoom(page);
  await bo.log('Tänkte högt vid tavlan');
  await anna.look();
  await expect(anna.step('Tänkte högt')).toBeVisible();
  await bo.openThread();
  await bo.removeMessage('Tänkte högt vid tavlan');
  for (const side of [anna, bo]) {
    await side.look();
    await expect(side.step('Tänkte högt')).toHaveCount(0);
  }
});

test('a just logged step is taken back after it left: out of the room, back in the box', async ({ page }) => {
  const room = await openRoom(page);
  const { anna, bo } = room;
  await anna.log('Bokade möte med fel enhet', 'Göra saker i praktiken');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  await bo.look();
  await expect(bo.step('Bokade möte')).toBeVisible();
  await anna.undo.click();
  await expect(anna.status('Ångrat.')).toBeVisible();
  await expect(anna.box).toHaveValue('Bokade möte med fel enhet');
  await expect(anna.box).toBeFocused();
  await expect(anna.principle('Göra saker i praktiken')).toBeChecked();
  await expect(anna.step('Bokade möte')).toHaveCount(0);
  await expect.poll(() => room.messages('Bokade möte')).toEqual([]);
  await bo.look();
  await expect(bo.step('Bokade möte')).toHaveCount(0);
});

test('a just logged step is taken back before it left: nobody ever got it', async ({ page }) => {
  const room = await openRoom(page);
  const { anna } = room;
  await anna.setOffline(true);
  await anna.log('Bokade möte med fel enhet');
  await expect(anna.step('Bokade möte')).toContainText('skickas när nätet är tillbaka');
  await anna.undo.click();
  await expect(anna.box).toHaveValue('Bokade möte med fel enhet');
  await anna.setOffline(false);
  await expect(anna.note('Du är offline.')).toHaveCount(0);
  await anna.log('Bokade möte med rätt enhet');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  expect(await room.messages('fel enhet')).toEqual([]);
  expect(await room.messages('rätt enhet')).toHaveLength(1);
});

test('a panel that gets the focus reads at once what was done elsewhere', async ({ page }) => {
  await ownClock(page);
  const room = await openRoom(page);
  const { anna, bo } = room;
  await anna.log('Ett första steg');
  await bo.look();
  await expect(bo.step('Ett första steg')).toBeVisible();
  await bo.look();
  // From now on nothing is read by itself: the next poll is four seconds away, and we let two go by.
  await page.clock.pauseAt(new Date(await page.evaluate(() => Date.now() + 100)));
  await anna.log('Precis nu');
  for (let i = 0; i < 8; i += 1) await page.clock.runFor(100);
  expect(await room.messages('Precis nu')).toHaveLength(1);
  await bo.focusPanel();
  for (let i = 0; i < 12; i += 1) await page.clock.runFor(100);
  await expect(bo.step('Precis nu')).toBeVisible();
});
