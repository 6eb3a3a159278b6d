// Pointers that lead nowhere good, sent by hand: nothing is written there, nothing hangs, the week goes on.
// SPDX-License-Identifier: EUPL-1.2

import { typedIn } from '../../tools/account.mjs';
import { expect, test } from './support/bed';
import { point } from './support/pointer';
import { editOf } from './support/side';

test('pointers at a step, at a common message, at another room and at nothing', async ({ makeRoom }) => {
  const other = await makeRoom();
  const elsewhere = await other
    .account('anna')
    .send(other.id, 'm.room.message', { msgtype: 'm.text', body: 'x' });
  const room = await makeRoom();
  const [anna, bo] = await Promise.all([room.open('anna'), room.open('bo')]);
  await anna.logged('Ett första steg');
  await expect(bo.step('Ett första steg')).toBeVisible();
  const step = await bo.arrived('Ett första steg');
  const account = room.account('bo');
  const common = await account.send(room.id, 'm.room.message', { msgtype: 'm.text', body: 'Hej på er' });
  await point(room, 'bo', step.event_id, 'AAAAAAAAAAAAAAAAAAAAAA');
  await point(room, 'bo', common, 'AAAAAAAAAAAAAAAAAAAAAQ');
  await point(room, 'bo', elsewhere, 'AAAAAAAAAAAAAAAAAAAAAg');
  await point(room, 'bo', `$${'n'.repeat(43)}`, 'AAAAAAAAAAAAAAAAAAAAAw');
  for (const side of [anna, bo]) await side.look();

  await anna.logged('Skrev som vanligt');
  await expect(bo.step('Skrev som vanligt')).toBeVisible();
  const after = await bo.arrived('Skrev som vanligt');
  const relates = after.content['m.relates_to'] as { event_id?: string } | undefined;
  expect(relates?.event_id).toBe(await bo.card());
  await account.send(room.id, 'm.room.message', typedIn(await bo.card(), 'Skrev för hand i tråden'));
  await expect(anna.step('Skrev för hand i tråden')).toBeVisible();
  for (const side of [anna, bo]) expect(await side.isJammed()).toBe(false);
});

test('a card that its author edits into something else stays the week’s card', async ({ makeRoom }) => {
  const room = await makeRoom();
  const [anna, bo] = await Promise.all([room.open('anna'), room.open('bo')]);
  await anna.logged('Ett första steg');
  await expect(bo.step('Ett första steg')).toBeVisible();
  const card = await anna.card();
  await room.account('anna').send(room.id, 'm.room.message', editOf(card, 'Fredagsfika kl. 14'));
  for (const side of [anna, bo]) await side.look();
  await bo.logged('Skrev i samma tråd');
  await expect(anna.step('Skrev i samma tråd')).toBeVisible();
  await expect(anna.step('Ett första steg')).toHaveCount(1);
  const after = await bo.arrived('Skrev i samma tråd');
  const relates = after.content['m.relates_to'] as { event_id?: string } | undefined;
  expect(relates?.event_id).toBe(card);
  for (const side of [anna, bo]) expect(await side.isJammed()).toBe(false);
});
