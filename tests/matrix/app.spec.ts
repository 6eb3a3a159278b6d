// The app signed in with an account on a real homeserver: the same room as the others see in their widgets.
// SPDX-License-Identifier: EUPL-1.2
import { AppSide } from './support/app';
import { expect, test } from './support/bed';

test('one signs in, chooses the room, and takes part; signing out leaves nothing', async ({ makeRoom }) => {
  const room = await makeRoom();
  const bo = await room.open('bo');
  await bo.logged('Frågade växeln vad folk undrar över');
  const anna = new AppSide(await room.openApp());
  const { page } = anna;
  await anna.signIn(room.account('anna'));
  await anna.chooseRoom('Små steg');
  await expect(anna.step('Frågade växeln')).toBeVisible({ timeout: 30_000 });

  await anna.log('Ringde upp en sökande');
  await expect(page.getByText('Nu kan rummet se det.')).toBeVisible({ timeout: 30_000 });
  await expect(bo.step('Ringde upp en sökande')).toBeVisible({ timeout: 30_000 });
  // What others write is pushed: no poll is waited for.
  await bo.logged('Läste beslutet högt');
  await expect(anna.step('Läste beslutet högt')).toBeVisible();

  await page.reload();
  await expect(anna.step('Läste beslutet högt')).toBeVisible();
  await anna.log('Efter omladdningen');
  await expect(bo.step('Efter omladdningen')).toBeVisible({ timeout: 30_000 });

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
