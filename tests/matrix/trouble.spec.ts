// What a real room can do to one: rights taken away, no net, no past, no keys. It is said in words, nothing
// is lost, and the client of the person is never left jammed.
// SPDX-License-Identifier: EUPL-1.2

import { typedIn } from '../../tools/account.mjs';
import { expect, test } from './support/bed';

for (const encrypted of [false, true]) {
  test.describe(encrypted ? 'an encrypted room' : 'a plain room', () => {
    test('offline in the middle: it waits, says so, and leaves once', async ({ makeRoom }) => {
      const room = await makeRoom({ encrypted });
      const [anna, bo] = await Promise.all([room.open('anna'), room.open('bo')]);
      await anna.logged('Ett första steg');
      await anna.setOffline(true);
      await expect(anna.note('Du är offline. Skriv på som vanligt.')).toBeVisible();
      await anna.log('Skrev på tåget');
      await expect(anna.step('Skrev på tåget')).toContainText('skickas när nätet är tillbaka');
      await anna.setOffline(false);
      await expect(anna.step('Skrev på tåget').locator('.state')).toHaveCount(0, { timeout: 60_000 });
      await expect(bo.step('Skrev på tåget')).toHaveCount(1);
      expect(await anna.isJammed()).toBe(false);
    });

    test('the right to write is taken away: refused in words, and one’s chat goes on after', async ({
      makeRoom,
    }) => {
      const room = await makeRoom({ encrypted });
      const [anna, bo] = await Promise.all([room.open('anna'), room.open('bo')]);
      await anna.logged('Ett första steg');
      await expect(bo.step('Ett första steg')).toBeVisible();
      const owner = room.account('anna');
      const levels = await owner.state(room.id, 'm.room.power_levels');
      await owner.setState(room.id, 'm.room.power_levels', { ...levels, events_default: 50 });
      await expect(bo.who.getByRole('radio', { checked: true })).toHaveAccessibleName('Bara jag');
      await bo.who.getByRole('button', { name: 'Ändra' }).click();
      const all = bo.who.getByRole('radio', { name: 'Alla i rummet', exact: true });
      await expect(all).toHaveAttribute('aria-disabled', 'true');
      await expect(all).toHaveAccessibleDescription(/Du får inte skriva i det här rummet just nu/);
      await bo.who.getByRole('button', { name: 'Klar' }).click();

      await owner.setState(room.id, 'm.room.power_levels', levels);
      await bo.write('Hej igen');
      await expect(anna.message('Hej igen')).toBeVisible();
      await bo.see('Alla i rummet');
      await bo.logged('Fick skriva igen');
      await expect(anna.step('Fick skriva igen')).toBeVisible();
      expect(await bo.isJammed()).toBe(false);
    });

    test('a step that waited while the right was taken away: refused in words, no jam', async ({
      makeRoom,
    }) => {
      // Who is first, the step or the word of the new rights, is a matter of milliseconds.
      const room = await makeRoom({ encrypted });
      const [anna, bo] = await Promise.all([room.open('anna'), room.open('bo')]);
      await anna.logged('Ett första steg');
      await expect(bo.step('Ett första steg')).toBeVisible();
      await bo.setOffline(true);
      await expect(bo.note('Du är offline. Skriv på som vanligt.')).toBeVisible();
      await bo.log('Skrev på tåget');
      const owner = room.account('anna');
      const levels = await owner.state(room.id, 'm.room.power_levels');
      await owner.setState(room.id, 'm.room.power_levels', { ...levels, events_default: 50 });
      await bo.setOffline(false);
      await expect(bo.step('Skrev på tåget')).toContainText('Gick inte att skicka', { timeout: 60_000 });
      expect(await bo.isJammed()).toBe(false);
    });

    test('somebody new where the past is closed sees the next step', async ({ makeRoom }) => {
      const room = await makeRoom({ encrypted, history: 'joined' });
      const anna = await room.open('anna');
      await anna.logged('Innan Cia kom');
      await room.welcome('cia');
      const cia = await room.open('cia');
      // Her app asks for the week by itself, and Anna's has heard it.
      await expect.poll(() => anna.ops('ask')).toBe(1);
      await expect(cia.step('Innan Cia kom')).toHaveCount(0);
      await anna.logged('När Cia var här');
      await expect(cia.step('När Cia var här')).toBeVisible({ timeout: 40_000 });
      for (const side of [anna, cia]) expect(await side.isJammed()).toBe(false);
    });
  });
}

test('somebody new in an encrypted room sees the next step', async ({ makeRoom }) => {
  const room = await makeRoom({ encrypted: true });
  const anna = await room.open('anna');
  await anna.logged('Innan Cia kom');
  await room.welcome('cia');
  const cia = await room.open('cia');
  // Anna's app has pointed out the card again.
  await expect.poll(() => cia.ops('card'), { timeout: 50_000 }).toBe(1);
  await anna.logged('När Cia var här');
  await expect(cia.step('När Cia var här')).toBeVisible();
  await expect(cia.at.getByText('Ett steg är låst')).toBeVisible();
  await expect(cia.step('Innan Cia kom')).toHaveCount(0);
  expect(await anna.messages('👣')).toHaveLength(1);
});

test('a second device without keys says how many are locked, and reads on from there', async ({
  makeRoom,
}) => {
  const room = await makeRoom({ encrypted: true });
  const anna = await room.open('anna');
  await anna.logged('Skrevs på min dator');
  await anna.send('m.room.message', typedIn(await anna.card(), 'Skrevs för hand på min dator'));
  await expect(anna.step('Skrevs för hand')).toBeVisible();
  const phone = await room.open('anna', await room.account('anna').logIn());
  // It asks for the week, and the computer answers after two to twenty seconds.
  const locked = phone.at.getByText('2 steg är låsta: den här enheten har inte nyckeln än.');
  await expect(locked).toBeVisible({ timeout: 50_000 });
  await expect(phone.step('Skrevs på min dator')).toHaveCount(0);
  await anna.logged('Skrevs när telefonen var med');
  await expect(phone.step('Skrevs när telefonen var med')).toBeVisible();
});

test.describe('what a room is now, when the panel opens', () => {
  test('its members', async ({ makeRoom }) => {
    const room = await makeRoom();
    const bo = await room.open('bo');
    await expect(bo.who).toContainText('2 medlemmar');
  });

  test('what one may do in it', async ({ makeRoom }) => {
    const room = await makeRoom();
    const bo = await room.open('bo');
    const owner = room.account('anna');
    const levels = await owner.state(room.id, 'm.room.power_levels');
    await owner.setState(room.id, 'm.room.power_levels', { ...levels, events_default: 50 });
    const mine = bo.who.getByRole('radio', { name: 'Bara jag', checked: true });
    await expect(mine).toHaveCount(1);
    await bo.reload();
    await expect(bo.box).toBeVisible();
    // Once all has been read.
    await expect(bo.at.getByText('Här börjar rummets stig')).toBeVisible();
    await bo.page.waitForTimeout(2_000);
    await expect(mine).toHaveCount(1);
  });
});
