// A server whose answer comes after its echo, which is when a client's one queue can stand still for half a
// minute: the step is there once all the same, and the person's own chat goes on after it.
// SPDX-License-Identifier: EUPL-1.2
import type { Page } from '@playwright/test';
import { expect, test } from './support/bed';
import type { MatrixSide } from './support/side';

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

/** After the client's own half minute, in which it throws away what waits: 40 s are allowed. */
async function chatGoesOn(anna: MatrixSide, bo: MatrixSide): Promise<void> {
  await anna.page.waitForTimeout(40_000);
  await expect(anna.note('Element skickar ännu.')).toHaveCount(0);
  await anna.write('Och så en sak till alla');
  await expect(bo.message('Och så en sak till alla')).toBeVisible();
  expect(await anna.isJammed()).toBe(false);
}

for (const { nth, what, encrypted } of [
  { nth: 1, what: 'the card', encrypted: false },
  { nth: 2, what: 'the pointer', encrypted: false },
  { nth: 3, what: 'the first step', encrypted: false },
  { nth: 3, what: 'the first step, encrypted', encrypted: true },
]) {
  test(`an answer held on ${what}: there once, and the chat goes on`, async ({ makeRoom }) => {
    const room = await makeRoom({ encrypted });
    const [anna, bo] = await Promise.all([room.open('anna'), room.open('bo')]);
    await holdAnswer(anna.page, nth, 1_500);
    await anna.log('Skrev en gång');
    await expect(bo.step('Skrev en gång')).toHaveCount(1, { timeout: 120_000 });
    await expect(anna.step('Skrev en gång').locator('.state')).toHaveCount(0, { timeout: 120_000 });
    await chatGoesOn(anna, bo);
    expect(await bo.messages('Skrev en gång')).toHaveLength(1);
    expect(await bo.messages('👣')).toHaveLength(1);
  });
}

test('an answer held on an edit in a thread far back: there once, and the chat goes on', async ({
  makeRoom,
}) => {
  const room = await makeRoom();
  const before = await room.open('anna');
  await before.logged('Skrev ett utkats');
  await before.page.context().close();
  for (let n = 0; n < 25; n += 1) {
    const content = { msgtype: 'm.text', body: `Annat att tala om, ${n}` };
    await room.account('bo').send(room.id, 'm.room.message', content);
  }
  // New clients, which have loaded neither the card nor its thread.
  const [anna, bo] = await Promise.all([room.open('anna'), room.open('bo')]);
  await expect(bo.step('Skrev ett utkats')).toBeVisible();
  await holdAnswer(anna.page, 1, 1_500);
  await anna.step('Skrev ett utkats').getByRole('button', { name: 'Ändra' }).click();
  await anna.at.getByRole('textbox', { name: 'Ändra steget' }).fill('Skrev ett utkast');
  await anna.at.getByRole('button', { name: 'Spara' }).click();
  await expect(anna.step('Skrev ett utkast')).toHaveCount(1);
  await expect(bo.step('Skrev ett utkast')).toHaveCount(1, { timeout: 60_000 });
  await chatGoesOn(anna, bo);
  await expect(bo.step('Skrev ett')).toHaveCount(1);
});
