// The narrowest panels: words whole where they fit, buttons that belong together side by side, room to write.
// SPDX-License-Identifier: EUPL-1.2
import type { Locator } from '@playwright/test';
import { openRoom } from './support/room';
import { fillWindow, setLook, settled } from './support/stage';
import { expect, test } from './support/test';

/** On how many lines a word of a heading stands, and whether one line had been enough. */
const placeOf = (heading: Locator, word: string) =>
  heading.evaluate((h1, wanted) => {
    const bare = (text: string) => text.replaceAll('\u00AD', '');
    const whole = Array.from(h1.querySelectorAll('span')).find((each) => bare(each.textContent) === wanted);
    const range = document.createRange();
    if (whole) range.selectNodeContents(whole);
    const lines = new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top))).size;
    const alone = document.createElement('span');
    alone.style.cssText = 'position:absolute;white-space:nowrap';
    alone.textContent = wanted;
    h1.append(alone);
    const fits = alone.getBoundingClientRect().width <= h1.getBoundingClientRect().width;
    alone.remove();
    return { lines: Math.min(lines, 2), fits };
  }, word);

const topOf = async (button: Locator) => Math.round((await button.boundingBox())?.y ?? Number.NaN);

test('a long word of a heading breaks only where it does not fit on a line of its own', async ({ page }) => {
  for (const width of [190, 320, 1280]) {
    await page.setViewportSize({ width, height: 640 });
    await page.goto('/#/mer/princip/otg-6');
    await page.reload();
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading).toHaveText(/^Arbeta gräns\u00AD?över\u00AD?skri\u00AD?dande$/);
    const { lines, fits } = await placeOf(heading, 'gränsöverskridande');
    expect(lines, `${width} px`).toBe(fits ? 1 : 2);
    if (width !== 320) expect(fits).toBe(width > 320); // at 320 the machine's letters decide
  }
});

test('what mends a failed step stands apart from what one can always do', async ({ page, watch }) => {
  watch.allow(/^console: error (sending event|getting the relations)/);
  const room = await openRoom(page);
  const { anna } = room;
  await anna.log('Ett första steg');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  await anna.setFaults({ refuse: { errcode: 'M_FORBIDDEN', status: 403 }, jam: false });
  await anna.log('Fick inte skriva');
  const step = anna.step('Fick inte skriva');
  const top = (name: string) => topOf(step.getByRole('button', { name }));
  await expect(step).toContainText('Gick inte att skicka');
  await fillWindow(page);
  for (const width of [190, 320, 480]) {
    const look = { width, theme: 'light', language: 'sv' } as const;
    await setLook(page, look);
    await settled(anna.at.locator('html'), look);
    expect(await top('Ändra'), `${width}`).toBe(await top('Ta bort'));
    const [retry, keep, edit] = [
      await top('Försök igen'),
      await top('Spara bara för mig'),
      await top('Ändra'),
    ];
    // Beside each other, or one under the other: none of one kind beside half of the other.
    if (keep !== retry) expect(edit, `${width}`).toBeGreaterThan(keep);
  }
});

test('the search field has room for a word at 190 px, under its name', async ({ page }) => {
  const { anna } = await openRoom(page);
  await anna.log('Ett steg att söka');
  await expect(anna.search).toBeVisible();
  await fillWindow(page);
  await setLook(page, { width: 190, theme: 'light', language: 'sv' });
  await expect.poll(async () => (await anna.search.boundingBox())?.width).toBeGreaterThan(140);
});
