// Synapse's own rate limit: all arrives once, and the person's own chat does not wait for it.
// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from './support/bed';

test.use({ rateLimits: 'default' });
test.setTimeout(300_000);

test('twelve quick steps in a new week all arrive once, and the chat does not wait', async ({ makeRoom }) => {
  const room = await makeRoom();
  const [anna, bo] = await Promise.all([room.open('anna'), room.open('bo')]);
  const texts = Array.from({ length: 12 }, (_, n) => `Kvittade punkt ${n + 1} på listan`);
  for (const text of texts) {
    await anna.log(text);
    await expect(anna.step(text)).toHaveCount(1);
  }
  for (let n = 0; n < 3; n += 1) {
    const start = Date.now();
    await anna.write(`Vanlig chatt ${n}`);
    await expect(bo.message(`Vanlig chatt ${n}`)).toBeVisible({ timeout: 60_000 });
    test.info().annotations.push({ type: 'chat', description: `${Date.now() - start} ms` });
    expect(Date.now() - start).toBeLessThan(2_000);
    await anna.page.waitForTimeout(6_000);
  }
  for (const text of texts) await expect(bo.step(text)).toHaveCount(1, { timeout: 180_000 });
  await expect(anna.list.locator('.state')).toHaveCount(0, { timeout: 60_000 });
  expect(await anna.isJammed()).toBe(false);
});
