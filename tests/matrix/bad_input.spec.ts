// The app signed in, when what comes is not what should: a network's own page in the server's place, and an
// encryption that is not the one that was published. Said in words, and nothing is lost.
// SPDX-License-Identifier: EUPL-1.2
import type { Page } from '@playwright/test';
import { AppSide } from './support/app';
import { expect, test } from './support/bed';

const wifi = '<!doctype html><title>Wi-Fi</title><form>Godkänn villkoren</form>';

/** As a network does that one must sign in to first. */
const captive = (page: Page, url: string) =>
  page.route(`${url}/**`, (route) =>
    route.fulfill({
      headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' },
      contentType: 'text/html',
      body: wifi,
    }),
  );

/** As if a byte had been changed where the files lie. */
const flipped = (page: Page) =>
  page.route('**/matrix_sdk_*.wasm', async (route) => {
    const body = await (await route.fetch()).body();
    body.writeUInt8(body.readUInt8(1000) ^ 1, 1000);
    await route.fulfill({ body, contentType: 'application/wasm' });
  });

test('a network’s own page in mid-session, an altered encryption: what is written leaves later', async ({
  makeRoom,
}) => {
  test.setTimeout(240_000);
  const room = await makeRoom();
  const account = room.account('anna');
  const bo = await room.open('bo');
  // What a service worker fetches cannot be changed on its way here.
  const anna = new AppSide(await room.openApp({ serviceWorkers: 'block' }));
  const { page } = anna;
  await anna.signIn(account);
  await anna.chooseRoom('Små steg');
  await anna.log('Skrev medan allt var som vanligt');
  await expect(bo.step('Skrev medan allt var som vanligt')).toBeVisible({ timeout: 60_000 });
  const device = await anna.device(account);

  await captive(page, account.url);
  await expect(page.getByText('En webbsida svarar i stället för servern.')).toBeVisible({ timeout: 90_000 });
  await anna.log('Skrev på tågets nät');
  await expect(anna.step('Skrev på tågets nät')).toBeVisible();
  await page.unroute(`${account.url}/**`);
  await expect(page.getByText('En webbsida svarar i stället för servern.')).toBeHidden({ timeout: 60_000 });
  await expect(bo.step('Skrev på tågets nät')).toBeVisible({ timeout: 90_000 });
  await expect(bo.step('Skrev på tågets nät')).toHaveCount(1);

  room.allow(/integrity|digest|Failed to load resource|wasm/i);
  await flipped(page);
  await page.reload();
  await expect(page.getByText('En fil till Småsteg kom inte fram.')).toBeVisible({ timeout: 60_000 });
  await expect(anna.step('Skrev på tågets nät')).toBeVisible();
  await anna.log('Skrev utan krypteringen');
  await expect(anna.step('Skrev utan krypteringen')).toBeVisible();
  await anna.connectPlace();
  await expect(page.getByRole('heading', { name: 'Konto och rum' })).toBeVisible();
  await expect(page.getByText('En fil till Småsteg kom inte fram.')).toHaveCount(2);
  await page.unroute('**/matrix_sdk_*.wasm');
  await page.reload();
  await expect(page.getByText('Kontot har ingen återställningsnyckel.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('En fil till Småsteg kom inte fram.')).toHaveCount(0);
  await expect(bo.step('Skrev utan krypteringen')).toBeVisible({ timeout: 60_000 });
  expect(await anna.device(account)).toEqual(device);
});
