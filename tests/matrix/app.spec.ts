// The app signed in with an account on a real homeserver: the same room as the others see in their widgets.
// SPDX-License-Identifier: EUPL-1.2
import type { Page } from '@playwright/test';
import { everything } from '../e2e/support/everything';
import { AppSide } from './support/app';
import { expect, test } from './support/bed';

/** Of matrix-js-sdk, on the device. */
const keptOfLibrary = (page: Page) =>
  page.evaluate(async () => {
    const open = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const kept = (await Promise.all(open.map((cache) => cache.keys()))).flat();
    return kept.map(({ url }) => url).filter((url) => url.includes('matrix_sdk_'));
  });

test('one signs in, chooses the room, and takes part; signing out leaves nothing', async ({ makeRoom }) => {
  test.setTimeout(240_000);
  const room = await makeRoom();
  const bo = await room.open('bo');
  await bo.logged('Frågade växeln vad folk undrar över');
  const anna = new AppSide(await room.openApp());
  const { page } = anna;
  await anna.signIn(room.account('anna'));
  await anna.chooseRoom('Små steg');
  await expect(anna.step('Frågade växeln')).toBeVisible();

  await anna.log('Ringde upp en sökande');
  await expect(page.getByText('Nu kan rummet se det.')).toBeVisible();
  await expect(bo.step('Ringde upp en sökande')).toBeVisible();
  // What others write is pushed: no poll is waited for.
  await bo.logged('Läste beslutet högt');
  await expect(anna.step('Läste beslutet högt')).toBeVisible();

  // The session is kept; and an hour wrong the clock is said to be.
  await page.addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() + 3_600_000;
  });
  await page.reload();
  await expect(anna.step('Läste beslutet högt')).toBeVisible();
  await expect(page.getByText('Klockan på den här enheten går fel.')).toBeVisible();
  await anna.log('Efter omladdningen');
  await expect(bo.step('Efter omladdningen')).toBeVisible();

  await anna.connectPlace();
  await anna.button('Logga ut').click();
  await anna.button('Logga ut och ta bort').click();
  await expect(page.getByRole('link', { name: 'Anslut' })).toBeVisible();
  const left = await page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    return { names, local: JSON.stringify(localStorage) };
  });
  expect(left.names.filter((name) => name !== 'smasteg')).toEqual([]);
  expect(left.local).not.toContain('@anna');
  await expect(room.account('anna').ask('GET', 'v3/devices')).resolves.toMatchObject({
    devices: [{ device_id: room.account('anna').deviceId }],
  });
});

test('what an account needs is kept from its first use; forgetting the computer leaves nothing', async ({
  makeRoom,
}) => {
  const room = await makeRoom({ members: ['anna'] });
  const account = room.account('anna');
  const anna = new AppSide(await room.openApp());
  const { page } = anna;
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  expect(await keptOfLibrary(page)).toEqual([]);
  await anna.signIn(account);
  await anna.chooseRoom('Små steg');
  await anna.log('Grubblade över upphandlingen');
  await expect(page.getByText('Nu kan rummet se det.')).toBeVisible();
  await expect.poll(async () => (await keptOfLibrary(page)).join()).toContain('.wasm');
  const { deviceId } = await anna.device(account);
  expect(await everything(page)).toContain(account.userId);

  await anna.menu.getByRole('link', { name: 'Mer', exact: true }).click();
  await anna.button('Glöm den här datorn').click();
  await anna.button('Ta bort allt').click();
  await expect(page.getByRole('link', { name: 'Anslut' })).toBeVisible();
  const databases = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(databases.filter((name) => name !== 'smasteg')).toEqual([]);
  expect(await keptOfLibrary(page)).toEqual([]);
  const left = await everything(page);
  for (const trace of ['upphandlingen', account.userId, deviceId]) expect(left, trace).not.toContain(trace);
  expect(JSON.stringify(await account.ask('GET', 'v3/devices'))).not.toContain(deviceId);
});

test('a device without room for the keys says so, and the server is left as it was', async ({ makeRoom }) => {
  const room = await makeRoom({ members: ['anna'] });
  const account = room.account('anna');
  const anna = new AppSide(await room.openApp());
  const { page } = anna;
  await anna.box.fill('Något som redan är påbörjat');
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await anna.connectPlace();
  await anna.nameServer(new URL(account.url).host);
  await page.getByLabel('Användarnamn', { exact: true }).fill(account.userId);
  await anna.givePassword(account);
  await expect(page.getByText('Enheten har inte plats att spara nycklarna')).toBeVisible();
  await expect
    .poll(() => account.ask('GET', 'v3/devices'))
    .toMatchObject({ devices: [{ device_id: account.deviceId }] });
  await anna.menu.getByRole('link', { name: 'Steg' }).click();
  await expect(anna.box).toHaveValue('Något som redan är påbörjat');
});

test('encrypted: a new device is verified by the recovery key or by pictures, and reads the past', async ({
  makeRoom,
}) => {
  test.setTimeout(300_000);
  const room = await makeRoom({ encrypted: true });
  const account = room.account('anna');
  const bo = await room.open('bo');
  const first = new AppSide(await room.openApp());
  await first.signIn(account);
  await first.chooseRoom('Små steg');
  // What Bo's client encrypts from now on, Anna's new device can read.
  const device = { account: await first.device(account) };
  await expect.poll(() => bo.knows(device)).toBe(true);
  await bo.logged('Skrev om ett brev tillsammans');
  await expect(first.step('Skrev om ett brev')).toBeVisible();
  await first.log('Läste brevet för min granne');
  await expect(bo.step('Läste brevet för min granne')).toBeVisible();
  const sent = await account.messages(room.id);
  expect(JSON.stringify(sent)).not.toContain('granne');

  await first.connectPlace();
  await first.button('Skapa återställningsnyckel').click();
  const key = (await first.page.locator('.recovery-key').textContent()) ?? '';
  expect(key.split(' ')).toHaveLength(12);
  await first.button('Jag har sparat nyckeln').click();
  await expect(first.page.getByText('Enheten är godkänd.')).toBeVisible();
  // The library copies keys to the backup when it has time: Bo's and Anna's own.
  await expect.poll(() => account.ask('GET', 'v3/room_keys/version')).toMatchObject({ count: 2 });

  const second = new AppSide(await room.openApp());
  await second.signIn(account);
  await second.page.getByLabel('Återställningsnyckel').fill(key.slice(0, -1));
  await second.button('Godkänn med nyckeln').click();
  await expect(second.page.getByText('Nyckeln stämmer inte med kontot.')).toBeVisible();
  await second.page.getByLabel('Återställningsnyckel').fill(key);
  await second.button('Godkänn med nyckeln').click();
  await expect(second.page.getByText(/^Enheten är godkänd. .* hämtad/)).toBeVisible();
  await second.chooseRoom('Små steg');
  await expect(second.step('Skrev om ett brev')).toBeVisible();
  await expect(second.step('Läste brevet för min granne')).toBeVisible();

  const third = new AppSide(await room.openApp());
  await third.signIn(account);
  await third.button('Jämför med en annan enhet').click();
  await first.button('Visa bilderna').click();
  const pictures = (side: AppSide) => side.page.locator('.emoji li').allTextContents();
  for (const side of [first, third]) await expect(side.page.locator('.emoji li')).toHaveCount(7);
  expect(await pictures(third)).toEqual(await pictures(first));
  for (const side of [first, third]) await side.button('Ja, de är lika').click();
  await expect(third.page.getByText('Enheten är godkänd.')).toBeVisible();
  await third.chooseRoom('Små steg');
  await expect(third.step('Läste brevet för min granne')).toBeVisible();
});

test('signing in on the server’s page; signed out by the server, nothing that waits is lost', async ({
  makeRoom,
}) => {
  test.setTimeout(240_000);
  const room = await makeRoom();
  const account = room.account('anna');
  const bo = await room.open('bo');
  await bo.logged('Ställde en fråga i fikarummet');
  const anna = new AppSide(await room.openApp());
  const { page } = anna;
  await anna.connectPlace();
  await anna.nameServer('localhost:1');
  await expect(page.getByText('Servern svarar inte.')).toBeVisible();
  await anna.nameServer(new URL(account.url).host);
  await anna.button('Logga in med Myndigheten').click();
  await page.getByLabel('Vem är du?').fill(account.userId.slice(1).split(':')[0] ?? '');
  await anna.button('Jag är det').click();
  await anna.chooseRoom('Små steg');
  expect(page.url()).not.toContain('loginToken');
  await expect(anna.step('Ställde en fråga')).toBeVisible();

  // Asked for the password again: the same device goes on.
  const device = await anna.device(account);
  const softly = { errcode: 'M_UNKNOWN_TOKEN', error: 'Session expired', soft_logout: true };
  await page.route('**/_matrix/client/v3/sync?*', (route) => route.fulfill({ status: 401, json: softly }));
  await page.reload();
  await expect(page.getByText('Servern har loggat ut den här enheten.')).toBeVisible();
  await page.unroute('**/_matrix/client/v3/sync?*');
  await anna.log('Skrev medan jag var utloggad');
  await expect(anna.step('Skrev medan jag var utloggad')).toBeVisible();
  await page.getByRole('link', { name: 'Logga in igen' }).click();
  await anna.givePassword(account);
  await expect(bo.step('Skrev medan jag var utloggad')).toBeVisible({ timeout: 60_000 });
  expect(await anna.device(account)).toEqual(device);

  // Another device has thrown this one out: a new one, and what waits is still there.
  const path = `v3/devices/${device.deviceId}`;
  const identifier = { type: 'm.id.user', user: account.userId };
  const refusal = await fetch(`${account.url}/_matrix/client/${path}`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${account.accessToken}` },
    body: '{}',
  });
  const { session } = await refusal.json();
  const auth = { type: 'm.login.password', identifier, password: account.password, session };
  await account.ask('DELETE', path, { auth });
  await expect(page.getByText('Servern har loggat ut den här enheten.')).toBeVisible();
  await anna.log('Skrev på en enhet som inte finns');
  await page.getByRole('link', { name: 'Logga in igen' }).click();
  await expect(page.getByText('Nycklarna till låsta meddelanden')).toBeVisible();
  await anna.givePassword(account);
  await expect(bo.step('Skrev på en enhet som inte finns')).toBeVisible({ timeout: 60_000 });
  expect(await anna.device(account)).not.toEqual(device);
});
