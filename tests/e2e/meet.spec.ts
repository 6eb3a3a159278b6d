// A round of coffee between two people in a room: opened, both in, closed, drawn, checked, met.
// SPDX-License-Identifier: EUPL-1.2
import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { type DevRoom, type DevSide, openRoom } from './support/room';
import { expect, test } from './support/test';

const button = (side: DevSide, name: string): Locator => side.at.getByRole('button', { name, exact: true });
const heading = (side: DevSide, name: string | RegExp): Locator => side.at.getByRole('heading', { name });

/** From now on: what is said in the place's own region, in order. */
async function listen(side: DevSide): Promise<void> {
  await side.at.locator('main > [role=status]').evaluate((region) => {
    const said: string[] = [];
    new MutationObserver(() => {
      if (region.textContent) said.push(region.textContent);
      document.documentElement.dataset['said'] = JSON.stringify(said);
    }).observe(region, { childList: true, characterData: true, subtree: true });
  });
}
const saidBy = async (side: DevSide): Promise<string[]> =>
  JSON.parse((await side.at.locator('html').getAttribute('data-said')) ?? '[]');

async function digestOf(side: DevSide): Promise<string> {
  const row = side.at.locator('dl.facts > div').filter({ hasText: 'Kontrollsumma' });
  return (await row.locator('code').textContent()) ?? '';
}

/** Each sees the other's name, that the draw is checked, and why the two. */
async function drawnOnBoth({ anna, bo }: DevRoom): Promise<void> {
  for (const [side, other] of [
    [anna, /^Du och .*Bo/],
    [bo, /^Du och .*Anna/],
  ] as const) {
    await expect(async () => {
      await side.look();
      await expect(heading(side, other)).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 45_000 });
    await expect(heading(side, 'Lottningen är kontrollerad')).toBeVisible();
    await expect(
      side.at.getByText('2 av 2 slumptal är öppnade. Ingen kunde välja utfall.').first(),
    ).toBeVisible();
    await expect(side.at.getByText('Ni har inte träffats förut.')).toBeVisible();
    await expect(side.at.locator('.ask')).toContainText('?');
  }
}

test('a round from open to "sågs ni?", and the same draw on both sides', async ({ page }) => {
  test.setTimeout(120_000);
  const room = await openRoom(page);
  const { anna, bo } = room;
  for (const side of [anna, bo]) {
    await side.menu.getByRole('link', { name: 'Träffas' }).click();
    await expect(side.at.getByRole('heading', { level: 1 })).toHaveText('Träffas');
    await expect(button(side, 'Öppna en fikarunda')).toBeVisible();
    await listen(side);
  }
  await button(anna, 'Öppna en fikarunda').click();
  await expect(heading(anna, /^Fikarunda vecka/)).toBeVisible();
  await button(anna, 'Jag är med').click();
  await expect(button(anna, 'Ändra mig')).toBeVisible();
  await expect(heading(anna, /^Fikarunda vecka/)).toBeFocused();

  await bo.look();
  await button(bo, 'Jag är med').click();
  await expect(bo.at.getByText('Du är med.', { exact: true })).toBeVisible();
  await expect(bo.at.getByText('2 är med hittills.')).toBeVisible();
  await anna.look();
  await expect(anna.at.getByText('2 är med hittills.')).toBeVisible({ timeout: 20_000 });

  await button(anna, 'Stäng anmälan').click();
  await page.keyboard.press('Escape');
  await expect(button(anna, 'Stäng anmälan')).toBeFocused();
  await page.keyboard.press('Enter');
  await button(anna, 'Stäng nu').click();
  await expect(async () => {
    await bo.look();
    await anna.look();
    await expect(anna.at.getByText('2 av 2 slumptal är öppnade.').first()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 45_000 });
  await button(anna, 'Lotta nu').click();
  await button(anna, 'Lotta').click();
  await drawnOnBoth(room);
  // One click, and all is there that the draw was made from.
  for (const side of [anna, bo]) await side.at.getByText('Se hur den drogs').click();
  await expect(anna.at.getByText(/smasteg verify .*--round/)).toBeVisible();
  const digest = await digestOf(anna);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(await digestOf(bo)).toBe(digest);
  await expect
    .poll(async () => (await room.messages('Fikarundan för vecka')).length, { timeout: 20_000 })
    .toBe(1);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    anna.at
      .getByRole('button', { name: /^Till kalendern/ })
      .first()
      .click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^fika-\d{4}-\d\d-\d\d\.ics$/);
  expect(await readFile(await file.path(), 'utf8')).toMatch(/BEGIN:VEVENT\r\n[\s\S]*SUMMARY:Fika med .*Bo/);

  await button(anna, 'Ja, vi sågs').click();
  await expect(anna.at.getByText('Ni sågs.', { exact: true })).toBeVisible();
  expect(await saidBy(anna)).toEqual([
    'Fikarundan är öppnad.',
    'Du är med i fikarundan.',
    'Anmälan är stängd.',
    'Lotten är dragen. Resultatet skickas till rummet.',
    'Noterat att ni sågs.',
  ]);
  expect(await saidBy(bo)).toEqual(['Du är med i fikarundan.']);
});
