// The pictures of Lärdomar: opened, whole in every look, saved as what is seen.
// SPDX-License-Identifier: EUPL-1.2
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { findingsIn } from './support/audit';
import { type DevRoom, type DevSide, openRoom } from './support/room';
import { fillWindow, looks, setLook, settled } from './support/stage';
import { expect, test } from './support/test';

async function saved(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 30_000 }),
    button.press('Enter'),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** How big a PNG is, and how many colours it has. */
const looked = (page: Page, bytes: Buffer) =>
  page.evaluate(async (base64) => {
    const file = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([file], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const pixels = new Uint32Array(data.buffer);
    return {
      width: image.width,
      height: image.height,
      colours: new Set(pixels).size,
      isOpaque: data.every((value, i) => i % 4 !== 3 || value === 255),
    };
  }, bytes.toString('base64'));

/** The checksum that says that a text is the app's own (core/log/FORMAT.md). */
function checksum(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

/** Somebody on another server takes a step after that one. */
async function inspiredBy(room: DevRoom, text: string): Promise<void> {
  const [source] = await room.messages(text);
  const event = source?.event_id ?? '';
  const body = 'Läste en kallelse högt i väntrummet';
  const meta = {
    v: 1,
    k: 'step',
    id: 'steg-efter-ett-annat-0001',
    h: checksum(body),
    vis: 'room',
    from: event,
  };
  await room.join('@eva:region.example', 'Eva');
  await room.send('@eva:region.example', 'm.room.message', {
    msgtype: 'm.notice',
    body,
    'se.smasteg': meta,
    'm.relates_to': {
      rel_type: 'm.thread',
      event_id: await room.card(),
      is_falling_back: true,
      'm.in_reply_to': { event_id: event },
    },
  });
}

async function openPictures(side: DevSide): Promise<void> {
  await side.menu.getByRole('link', { name: 'Lärdomar' }).click();
  await side.at.getByRole('button', { name: 'Visa bilderna' }).press('Enter');
  await expect(side.at.getByRole('heading', { name: 'Bilder' })).toBeFocused();
}

test('a step and what came of it are pictures, tables and files alike', async ({ page }) => {
  test.setTimeout(240_000);
  const room = await openRoom(page);
  const { anna } = room;
  await anna.log('Läste ett beslut högt i receptionen', 'I hjärtat');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  await inspiredBy(room, 'Läste ett beslut');
  await openPictures(anna);

  const picture = anna.at.getByRole('img', { name: /^2 steg i rummet, / });
  await expect(async () => {
    await anna.look();
    await expect(picture.locator('[data-stones="1"]')).toHaveCount(2, { timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await expect(anna.at.getByText('Ett steg blev 2, i', { exact: false }).first()).toBeAttached();
  const png = await saved(
    page,
    anna.at.getByRole('button', { name: 'Spara som bild (PNG) Steg per princip' }),
  );
  expect(png.name).toMatch(/^smasteg-steg-per-princip-\d{4}-\d\d-\d\d\.png$/);
  const seen = await looked(page, png.bytes);
  expect(seen).toMatchObject({ width: 1600, isOpaque: true });
  expect(seen.height).toBeGreaterThan(400);
  expect(seen.colours).toBeGreaterThan(20);
  await expect(anna.status('Bilden är sparad.')).toBeAttached();

  await anna.at.locator('summary').filter({ hasText: 'Så sprids idéer' }).click();
  const table = anna.at.getByRole('table', { name: 'Så sprids idéer' });
  const rows = await table
    .locator('tr')
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
  expect(rows).toHaveLength(3);
  const data = await saved(
    page,
    anna.at.getByRole('button', { name: 'Spara som data (CSV) Så sprids idéer' }),
  );
  expect(data.bytes.toString('utf8')).toBe(rows.map((row) => `${row.join(',')}\r\n`).join(''));

  await fillWindow(page);
  const html = anna.at.locator('html');
  for (const look of [2, 3].flatMap(looks)) {
    await setLook(page, look);
    await settled(html, look);
    expect.soft(await findingsIn(html), JSON.stringify(look)).toEqual([]);
  }
});
