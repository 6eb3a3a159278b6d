// The app where the homeserver leaves signing in to an OAuth 2 server: there and back, tokens that last for
// seconds, asked to sign in once more, and signing out at both.
// SPDX-License-Identifier: EUPL-1.2
import type { Page } from '@playwright/test';
import type { Account } from '../../tools/account.mjs';
import { everything } from '../e2e/support/everything';
import { AppSide } from './support/app';
import { expect, test } from './support/bed';
import type { OAuth } from './support/oauth';

test.use({ signIn: 'oauth' });
// One homeserver for both.
test.describe.configure({ mode: 'default' });

const times = ({ asked }: OAuth, what: string) => asked.filter((each) => each === what).length;

/** From the place where one connects to the page of one's account. */
async function signIn(anna: AppSide, account: Account): Promise<void> {
  await anna.connectPlace();
  await anna.nameServer(new URL(account.url).host);
  await anna.button('Logga in på serverns sida').click();
  await answerAs(anna.page, account.userId);
  await expect(anna.page.getByRole('heading', { name: 'Konto och rum' })).toBeVisible({ timeout: 60_000 });
}

/** On the OAuth 2 server's page. */
async function answerAs(page: Page, userId: string, button = 'Jag är det'): Promise<void> {
  await page.getByLabel('Vem är du?').fill(userId.slice(1).split(':')[0] ?? '');
  await page.getByRole('button', { name: button }).click();
}

test('there and back, on short-lived tokens, the same device again, and signed out at both', async ({
  makeRoom,
}) => {
  const room = await makeRoom({ encrypted: true });
  const { oauth } = room.sites;
  if (!oauth) throw new Error('This homeserver signs people in itself');
  const account = room.account('anna');
  const bo = await room.open('bo');
  const anna = new AppSide(await room.openApp());
  const { page } = anna;
  await anna.connectPlace();
  await anna.nameServer(new URL(account.url).host);
  await anna.button('Logga in på serverns sida').click();
  await answerAs(page, account.userId, 'Nej, avbryt');
  await expect(page.getByText('Inloggningen avbröts på serverns sida.')).toBeVisible();

  oauth.lastsSeconds = 8;
  await anna.nameServer(new URL(account.url).host);
  await anna.button('Logga in på serverns sida').click();
  await answerAs(page, account.userId);
  await anna.chooseRoom('Små steg');
  expect(page.url()).toMatch(/\/#\/steg$/);
  const device = { account: await anna.device(account) };
  await expect.poll(() => bo.knows(device), { timeout: 60_000 }).toBe(true);
  await anna.log('Ringde med en kort nyckel');
  await expect(bo.step('Ringde med en kort nyckel')).toBeVisible({ timeout: 60_000 });
  // Time goes, and nobody is asked for anything.
  await expect.poll(() => times(oauth, 'token refresh_token'), { timeout: 40_000 }).toBeGreaterThan(1);
  await anna.log('Skrev med en senare nyckel');
  await expect(bo.step('Skrev med en senare nyckel')).toBeVisible({ timeout: 60_000 });
  await anna.connectPlace();
  await anna.button('Byt rum').click();
  await expect(page.getByRole('list', { name: 'Rum med Småsteg' })).toBeVisible();

  // Asked to sign in again: the same device goes on with what waits.
  await page.getByRole('link', { name: 'Steg', exact: true }).click();
  const softly = { errcode: 'M_UNKNOWN_TOKEN', error: 'Session expired', soft_logout: true };
  await page.route('**/_matrix/client/v3/sync?*', (route) => route.fulfill({ status: 401, json: softly }));
  await page.reload();
  await expect(page.getByText('Servern har loggat ut den här enheten.')).toBeVisible({ timeout: 60_000 });
  await page.unroute('**/_matrix/client/v3/sync?*');
  oauth.lastsSeconds = 300;
  await anna.log('Skrev medan jag var utloggad');
  await page.getByRole('link', { name: 'Logga in igen' }).click();
  await anna.button('Logga in på serverns sida').click();
  await answerAs(page, account.userId);
  await expect(bo.step('Skrev medan jag var utloggad')).toBeVisible({ timeout: 60_000 });
  expect(await anna.device(account)).toEqual(device.account);

  await anna.connectPlace();
  await anna.button('Logga ut').click();
  await anna.button('Logga ut och ta bort').click();
  await expect(page.getByRole('link', { name: 'Anslut' })).toBeVisible();
  expect(oauth.asked.slice(-2)).toEqual(['revoke refresh_token', 'revoke access_token']);
  expect(await everything(page)).not.toContain(account.userId);
  await expect(account.ask('GET', 'v3/devices')).resolves.toMatchObject({
    devices: [{ device_id: account.deviceId }],
  });
});

test('an answer that was not asked for, and a session that ended there', async ({ makeRoom }) => {
  const room = await makeRoom({ members: ['anna'] });
  const { oauth } = room.sites;
  if (!oauth) throw new Error('This homeserver signs people in itself');
  const account = room.account('anna');
  const anna = new AppSide(await room.openApp());
  const { page } = anna;
  await page.goto(new URL('?x#code=somebody-elses&state=unknown', page.url()).href);
  await expect(
    page.getByText('Svaret hör inte till en inloggning som började i den här fliken.'),
  ).toBeVisible();
  expect(page.url()).not.toContain('somebody-elses');

  oauth.lastsSeconds = 8;
  await signIn(anna, account);
  await anna.chooseRoom('Små steg');
  await anna.log('Skrev innan det tog slut');
  await expect(page.getByText('Nu kan rummet se det.')).toBeVisible({ timeout: 60_000 });
  const device = await anna.device(account);
  await oauth.endOthers(account.accessToken);
  await expect(page.getByText('Servern har loggat ut den här enheten.')).toBeVisible({ timeout: 60_000 });
  await anna.log('Skrev efter att det tog slut');
  oauth.lastsSeconds = 300;
  await page.getByRole('link', { name: 'Logga in igen' }).click();
  await expect(page.getByText('Nycklarna till låsta meddelanden')).toBeVisible();
  await anna.button('Logga in på serverns sida').click();
  await answerAs(page, account.userId);
  const inRoom = async () => JSON.stringify(await account.messages(room.id));
  await expect.poll(inRoom, { timeout: 60_000 }).toContain('Skrev efter att det tog slut');
  expect(await anna.device(account)).not.toEqual(device);
});

test('an account gets new keys in the place of lost ones with a yes on the server’s page', async ({
  makeRoom,
}) => {
  const room = await makeRoom({ members: ['anna'] });
  const { oauth } = room.sites;
  if (!oauth) throw new Error('This homeserver signs people in itself');
  const account = room.account('anna');
  const anna = new AppSide(await room.openApp());
  const { page } = anna;
  const make = anna.button('Skapa återställningsnyckel');
  await signIn(anna, account);
  await make.click();
  await expect(page.locator('.recovery-key')).toBeVisible({ timeout: 60_000 });
  await anna.button('Jag har sparat nyckeln').click();
  const data = `v3/user/${encodeURIComponent(account.userId)}/account_data/m.secret_storage.default_key`;
  await account.ask('PUT', data, {});
  await anna.button('Logga ut').click();
  await anna.button('Logga ut och ta bort').click();
  await expect(page.getByRole('link', { name: 'Anslut' })).toBeVisible();

  await signIn(anna, account);
  await make.click();
  await expect(page.getByText('Servern vill att du godkänner det på dess egen sida.')).toBeVisible();
  const address = `${oauth.url}account?action=org.matrix.cross_signing_reset`;
  await expect(page.getByRole('link', { name: 'Öppna serverns sida' })).toHaveAttribute('href', address);
  expect(await account.ask('GET', data)).toEqual({});
  await oauth.allowNewKeys(account.accessToken);
  await make.click();
  await expect(page.locator('.recovery-key')).toBeVisible({ timeout: 60_000 });
});
