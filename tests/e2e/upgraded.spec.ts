// A room that goes on from another, and one that has moved: each leads to the other, by a link that opens a
// tab of its own and says nothing of where one came from.
// SPDX-License-Identifier: EUPL-1.2
import type { Locator, Page, TestInfo } from '@playwright/test';
import { findingsIn } from './support/audit';
import { openRoom } from './support/room';
import { fillWindow, type Look, setLook, settled } from './support/stage';
import { expect, test } from './support/test';

test.describe.configure({ timeout: 60_000 });

const all: Look[] = [
  { width: 190, theme: 'light', language: 'sv' },
  { width: 320, theme: 'dark', language: 'en' },
  { width: 1280, theme: 'light', language: 'sv' },
];

async function inAllLooks(
  page: Page,
  html: Locator,
  link: Locator,
  name: string,
  info: TestInfo,
): Promise<void> {
  await fillWindow(page);
  for (const look of all) {
    await setLook(page, look);
    await settled(html, look);
    await link.scrollIntoViewIfNeeded();
    const path = info.outputPath(`${name}-${look.width}-${look.theme}-${look.language}.png`);
    await page.screenshot({ path, animations: 'disabled' });
    await info.attach(name, { path, contentType: 'image/png' });
    expect.soft(await findingsIn(html), `${name}, ${look.width}`).toEqual([]);
  }
}

test('a room that goes on from another says where the past is, and leads there', async ({
  page,
  context,
  watch,
}, info) => {
  watch.allow(/^foreign request: https:\/\/matrix\.to\/$/);
  const { anna } = await openRoom(page, 'grant=all&after=!gammalt:example.org');
  await anna.log('Efter flytten');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  const end = anna.at.locator('.trail-end');
  await expect(end).toContainText('Det som hände före flytten finns i det gamla rummet.');
  const link = end.getByRole('link', { name: 'Öppna det gamla rummet (ny flik)' });
  await expect(link).toHaveAttribute('href', 'https://matrix.to/#/%21gammalt%3Aexample.org?via=example.org');
  // Nothing of this test leaves the machine: what the new tab asks for is answered here.
  const asked: (string | undefined)[] = [];
  await context.route('https://matrix.to/**', async (route) => {
    asked.push(route.request().url(), route.request().headers()['referer']);
    await route.fulfill({ body: '<title>Rummet</title>', contentType: 'text/html' });
  });
  await link.focus();
  const [opened] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')]);
  await opened.waitForLoadState();
  expect(await opened.evaluate(() => window.opener)).toBeNull();
  expect(asked).toEqual(['https://matrix.to/', undefined]);
  await opened.close();
  await inAllLooks(page, anna.at.locator('html'), end.getByRole('link'), 'after', info);
});

test('a room that has moved leads to the new one', async ({ page }, info) => {
  const room = await openRoom(page);
  const { anna } = room;
  await anna.log('Före flytten');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  await room.upgrade();
  const link = anna.at.locator('.notes').getByRole('link', { name: 'Öppna det nya rummet (ny flik)' });
  await expect(link).toHaveAttribute('href', 'https://matrix.to/#/%21nytt%3Aexample.org?via=example.org');
  await inAllLooks(page, anna.at.locator('html'), anna.at.locator('.notes').getByRole('link'), 'moved', info);
});
