// A server whose answer comes after its echo, which is when a client's one queue can stand still for half a
// minute: the step is there once all the same, and the person's own chat goes on after it.
// SPDX-License-Identifier: EUPL-1.2
import type { Page } from '@playwright/test';
import { expect, test } from './support/bed';

/** Holds the server's answer to the nth message that leaves this page; the others already have it. */
async function holdAnswer(page: Page, nth: number, ms: number): Promise<void> {
  let count = 0;
  await page.route(/\/_matrix\/client\/v3\/rooms\/[^/]+\/send\//, async (route) => {
    if (route.request().method() !== 'PUT') return route.continue();
    count += 1;
    if (count !== nth) return route.continue();
    const response = await route.fetch();
    await new Promise((resolve) => setTimeout(resolve, ms));
    await route.fulfill({ response });
  });
}

test.setTimeout(240_000);

for (const encrypted of [false, true]) {
  for (const [nth, what] of ['the card', 'the pointer', 'the first step'].entries()) {
    const kind = encrypted ? 'encrypted' : 'plain';
    test(`an answer held on ${what} (${kind}): there once, and the chat goes on`, async ({ makeRoom }) => {
      const room = await makeRoom({ encrypted });
      const [anna, bo] = await Promise.all([room.open('anna'), room.open('bo')]);
      await holdAnswer(anna.page, nth + 1, 1_500);
      await anna.log('Skrev en gång');
      await expect(bo.step('Skrev en gång')).toHaveCount(1, { timeout: 120_000 });
      await expect(anna.step('Skrev en gång').locator('.state')).toHaveCount(0, { timeout: 120_000 });
      // The client's own half minute, in which it throws away what waits: the issue allows 40 s.
      await anna.page.waitForTimeout(40_000);
      await expect(anna.note('Element skickar ännu.')).toHaveCount(0, { timeout: 30_000 });
      await anna.write('Och så en sak till alla');
      await expect(bo.message('Och så en sak till alla')).toBeVisible();
      expect(await bo.messages('Skrev en gång')).toHaveLength(1);
      expect(await bo.messages('👣')).toHaveLength(1);
      expect(await anna.isJammed()).toBe(false);
    });
  }
}
