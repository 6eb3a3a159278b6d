// Pointers that lead nowhere good, sent by hand: nothing is written there, nothing hangs, the week goes on.
// SPDX-License-Identifier: EUPL-1.2
import { expect, type MatrixRoom, test } from './support/bed';
import { typed } from './support/side';

const week = (now: Date) => {
  const day = new Date(now);
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const number = Math.ceil(((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
  return `${day.getUTCFullYear()}-W${String(number).padStart(2, '0')}`;
};

async function point(room: MatrixRoom, card: string, id: string): Promise<void> {
  const [create] = await room.account('bo').messages(room.id);
  await room.account('bo').send(room.id, 'se.smasteg.op', {
    v: 1,
    id,
    op: 'card',
    kind: 'week',
    week: week(new Date()),
    card,
    'm.relates_to': { rel_type: 'm.reference', event_id: create.event_id },
  });
}

test('pointers at a step, at a common message, at another room and at nothing', async ({ makeRoom }) => {
  const other = await makeRoom();
  const elsewhere = await other
    .account('anna')
    .send(other.id, 'm.room.message', { msgtype: 'm.text', body: 'x' });
  const room = await makeRoom();
  const [anna, bo] = await Promise.all([room.open('anna'), room.open('bo')]);
  await anna.logged('Ett första steg');
  await expect(bo.step('Ett första steg')).toBeVisible();
  const [step] = await bo.messages('Ett första steg');
  const account = room.account('bo');
  const common = await account.send(room.id, 'm.room.message', { msgtype: 'm.text', body: 'Hej på er' });
  await point(room, step?.event_id ?? '', 'AAAAAAAAAAAAAAAAAAAAAA');
  await point(room, common, 'AAAAAAAAAAAAAAAAAAAAAQ');
  await point(room, elsewhere, 'AAAAAAAAAAAAAAAAAAAAAg');
  await point(room, `$${'n'.repeat(43)}`, 'AAAAAAAAAAAAAAAAAAAAAw');
  for (const side of [anna, bo]) await side.look();

  await anna.logged('Skrev som vanligt');
  await expect(bo.step('Skrev som vanligt')).toBeVisible();
  const [after] = await bo.messages('Skrev som vanligt');
  const relates = after?.content['m.relates_to'] as { event_id?: string } | undefined;
  expect(relates?.event_id).toBe(await bo.card());
  await account.send(room.id, 'm.room.message', typed(await bo.card(), 'Och för hand i tråden'));
  await expect(anna.step('Och för hand i tråden')).toBeVisible();
  for (const side of [anna, bo]) expect(await side.isJammed()).toBe(false);
});
