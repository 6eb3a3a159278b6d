// A host that is silent, late or says things twice, a room that refuses, no net: nothing is lost, nothing is
// doubled, and the view says so.
// SPDX-License-Identifier: EUPL-1.2
import type { Page } from '@playwright/test';
import { ownClock, pass, passUntil, soon } from './support/clock';
import { type DevRoom, openRoom } from './support/room';
import { expect, test } from './support/test';

/** A room where Anna's first step has made the week's card. */
async function roomWithCard(page: Page): Promise<DevRoom> {
  const room = await openRoom(page);
  await room.anna.log('Ett första steg');
  await expect(room.anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  return room;
}

/** The host's library logs what the room answered. */
const hostsOwnWord = /^console: error (sending event|getting the relations)/;
const sends = { answerActions: ['send_event'] };

for (const { name, faults } of [
  { name: 'never answers', faults: { ...sends, answers: 'never' as const } },
  { name: 'answers after 12 seconds', faults: { ...sends, answerAfterMs: 12_000 } },
]) {
  test(`a host that ${name} a send: unknown, read back, and there once`, async ({ page }) => {
    await ownClock(page);
    const room = await roomWithCard(page);
    const { anna } = room;
    await anna.setFaults(faults);
    await anna.log('Frågade en gång till');
    await expect(anna.step('Frågade en gång till')).toBeVisible();
    await expect.poll(() => room.messages('Frågade en gång till')).toHaveLength(1);
    await passUntil(page, 14, () =>
      soon(anna.note('Element skickar ännu. Vänta en halv minut innan du skriver i chatten.')).toBeVisible(),
    );
    await passUntil(page, 60, () => soon(anna.step('Frågade en gång till').locator('.state')).toHaveCount(0));
    await passUntil(page, 60, () => soon(anna.note('Element skickar ännu.')).toHaveCount(0));
    expect(await room.messages('Frågade en gång till')).toHaveLength(1);
    await expect(anna.step('Frågade en gång till')).toHaveCount(1);

    await anna.setFaults({ answers: 'once', answerAfterMs: 0 });
    await anna.log('Och sedan som vanligt');
    await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
    await pass(page, 60);
    expect(await room.messages('Frågade en gång till')).toHaveLength(1);
    expect(await room.messages('Och sedan som vanligt')).toHaveLength(1);
  });
}

test('a host that takes its time: said calmly at the step, long before anything is called unknown', async ({
  page,
}) => {
  await ownClock(page);
  const room = await roomWithCard(page);
  const { anna } = room;
  await anna.setFaults({ sendMs: 7_000 });
  await anna.log('Tog sin tid');
  await expect(anna.step('Tog sin tid')).toContainText('Skickas.');
  await passUntil(page, 4, () => soon(anna.step('Tog sin tid')).toContainText('Element skickar ännu.'));
  await expect(anna.at.getByText('Element skickar ännu. Du kan skriva vidare här.')).toBeVisible();
  await expect(anna.at.locator('.notes').getByText('Element skickar ännu.')).toHaveCount(0);
  await passUntil(page, 8, () => soon(anna.at.getByText('Nu kan rummet se det.')).toBeVisible());
  expect(await room.messages('Tog sin tid')).toHaveLength(1);
});

test('a host that answers everything twice: each step once', async ({ page }) => {
  const room = await openRoom(page);
  const { anna, bo } = room;
  for (const side of [anna, bo]) await side.setFaults({ answers: 'twice' });
  await anna.log('Sa det en gång');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  await bo.look();
  await expect(bo.step('Sa det en gång')).toHaveCount(1);
  await expect(anna.step('Sa det en gång')).toHaveCount(1);
  expect(await room.messages('Sa det en gång')).toHaveLength(1);
});

test('a host that answers nothing: the view says so, the step is kept and leaves later', async ({ page }) => {
  await ownClock(page);
  const room = await openRoom(page);
  const { anna } = room;
  await anna.setFaults({ answers: 'never' });
  await anna.reload();
  await expect(anna.logButton).toBeVisible();
  await anna.log('Skrev fast ingen svarade');
  await expect(anna.step('Skrev fast ingen svarade')).toContainText('Sparat på den här enheten');
  await passUntil(page, 60, () => soon(anna.note('Rummet går inte att läsa just nu.')).toBeVisible());
  expect(await room.messages('Skrev fast ingen svarade')).toEqual([]);
  await anna.setFaults({ answers: 'once' });
  await passUntil(page, 120, () => soon(anna.step('Skrev fast').locator('.state')).toHaveCount(0));
  expect(await room.messages('Skrev fast ingen svarade')).toHaveLength(1);
  await passUntil(page, 60, () => soon(anna.note('Rummet går inte att läsa just nu.')).toHaveCount(0));
});

test('offline: it waits, says so, survives a reload and leaves once when the net is back', async ({
  page,
}) => {
  const room = await roomWithCard(page);
  const { anna, bo } = room;
  await anna.setOffline(true);
  await expect(anna.note('Du är offline. Skriv på som vanligt.')).toBeVisible();
  await anna.log('Skrev på tåget');
  await expect(anna.status('Steget är loggat.')).toBeVisible();
  await expect(anna.step('Skrev på tåget')).toContainText('skickas när nätet är tillbaka');
  await anna.reload();
  await expect(anna.step('Skrev på tåget')).toContainText('skickas när nätet är tillbaka');
  expect(await room.messages('Skrev på tåget')).toEqual([]);
  await anna.setOffline(false);
  await expect(anna.note('Du är offline.')).toHaveCount(0);
  await expect.poll(() => room.messages('Skrev på tåget')).toHaveLength(1);
  await expect(anna.step('Skrev på tåget').locator('.state')).toHaveCount(0);
  await bo.look();
  await expect(bo.step('Skrev på tåget')).toHaveCount(1);
});

test('refused by the room: says why, keeps the step, and sends it when one may', async ({ page, watch }) => {
  watch.allow(hostsOwnWord);
  const room = await roomWithCard(page);
  const { anna } = room;
  await anna.setFaults({ refuse: { errcode: 'M_FORBIDDEN', status: 403 }, jam: false });
  await anna.log('Fick inte skriva');
  const step = anna.step('Fick inte skriva');
  await expect(step).toContainText('Gick inte att skicka: du får inte skriva i det här rummet just nu.');
  await expect(step.getByRole('button', { name: 'Spara bara för mig' })).toBeVisible();
  await anna.reload();
  await expect(step).toContainText('Gick inte att skicka');
  await anna.setFaults({ refuse: null });
  await step.getByRole('button', { name: 'Försök igen' }).click();
  await expect(step.locator('.state')).toHaveCount(0);
  expect(await room.messages('Fick inte skriva')).toHaveLength(1);
});

test('refused by the room: the step can be kept for oneself', async ({ page, watch }) => {
  watch.allow(hostsOwnWord);
  const room = await roomWithCard(page);
  const { anna } = room;
  await anna.setFaults({ refuse: { errcode: 'M_FORBIDDEN', status: 403 }, jam: false });
  await anna.log('Blev bara mitt');
  await anna.step('Blev bara mitt').getByRole('button', { name: 'Spara bara för mig' }).click();
  await expect(anna.step('Blev bara mitt')).toContainText('Bara du ser det här.');
  expect(await room.messages('Blev bara mitt')).toEqual([]);
});

test('too long: nothing is sent, the text is still in the box, and how much is too much', async ({
  page,
}) => {
  const room = await openRoom(page);
  const { anna } = room;
  const long = 'å'.repeat(20_000);
  await anna.box.fill(long);
  await anna.logButton.click();
  await expect(anna.at.getByText(/Steget är för långt: .* tecken/)).toBeVisible();
  await expect(anna.box).toHaveValue(long);
  await expect(anna.box).toHaveAttribute('aria-invalid', 'true');
  expect(await room.messages('å'.repeat(100))).toEqual([]);
});

test('a server two days ahead of the device: one card a week all the same', async ({ page }) => {
  await ownClock(page);
  const room = await openRoom(page);
  await page.evaluate(() => {
    const twoDays = 2 * 24 * 60 * 60 * 1_000;
    Object.assign(window.smastegRoom?.room ?? {}, { clock: () => Date.now() + twoDays });
  });
  await room.anna.log('Gick före klockan');
  await passUntil(page, 30, () => soon(room.anna.step('Gick före').locator('.state')).toHaveCount(0));
  await pass(page, 120);
  expect(await room.messages('Gick före klockan')).toHaveLength(1);
  expect(await room.messages('Vecka 48')).toHaveLength(1);
});
