// Rooms that are larger than any room should be: a thousand cards, a thread of two thousand. The panel opens,
// shows what is newest, and can be written in.
// SPDX-License-Identifier: EUPL-1.2
import { type Account, typedIn } from '../../tools/account.mjs';
import { expect, test } from './support/bed';
import { pointer, thisWeek } from './support/pointer';

// Two or three thousand messages take a busy machine some minutes to take in.
test.setTimeout(420_000);

/** So many requests at a time: a server on the same machine is not faster for more. */
async function eachOf<T>(all: T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const left = all.entries();
  const lane = async () => {
    for (const [, one] of left) await work(one);
  };
  await Promise.all(Array.from({ length: 8 }, lane));
}

/** A hundred cards for this week; the pointers for others lead nowhere. */
async function card(account: Account, room: string, n: number, create: string): Promise<void> {
  const isNow = n < 100;
  const content = { msgtype: 'm.notice', body: `👣 Vecka ${n} · Vad gjorde du? Svara i tråden.` };
  const made = isNow
    ? await account.send(room, 'm.room.message', content)
    : `$${String(n).padStart(43, 'x')}`;
  const week = isNow ? thisWeek() : `${2000 + (n % 26)}-W${String(1 + (n % 50)).padStart(2, '0')}`;
  const id = `kortkortkortkortkort${String(n).padStart(4, '0')}`;
  await account.send(room, 'se.smasteg.op', pointer(create, made, id, week));
}

test('a thousand cards, a hundred of them for this week: the real one is shown and written in', async ({
  makeRoom,
}) => {
  const room = await makeRoom({ members: ['anna', 'bo', 'cia'] });
  const anna = await room.open('anna');
  await anna.logged('Ett första steg');
  const real = await anna.card();
  await anna.page.context().close();
  const cia = room.account('cia');
  const [create] = await cia.messages(room.id);
  const numbers = Array.from({ length: 1000 }, (_, n) => n);
  await eachOf(numbers, (n) => card(cia, room.id, n, create.event_id));

  const start = Date.now();
  const bo = await room.open('bo');
  await expect(bo.step('Ett första steg')).toBeVisible();
  test.info().annotations.push({ type: 'first step', description: `${Date.now() - start} ms` });
  await bo.logged('Skrev som vanligt');
  const events = await room.account('anna').messages(room.id);
  const written = events.find(({ content }) => content['body'] === 'Skrev som vanligt');
  expect(written?.content['m.relates_to'].event_id).toBe(real);
  expect(await bo.isJammed()).toBe(false);
});

const many = 2000;

test(`a thread of ${many}: the newest are there soon, all are counted in the end`, async ({ makeRoom }) => {
  const room = await makeRoom({ members: ['anna', 'bo', 'cia'] });
  const anna = await room.open('anna');
  await anna.logged('Ett första steg');
  const root = await anna.card();
  await anna.page.context().close();
  const numbers = Array.from({ length: many }, (_, n) => n + 1);
  await eachOf(numbers, (n) =>
    room.account('cia').send(room.id, 'm.room.message', typedIn(root, `Ringde kollega nummer ${n} #6`)),
  );

  const bo = await room.open('bo');
  const opened = Date.now();
  await expect(bo.steps.first()).toContainText('Ringde kollega nummer');
  test.info().annotations.push({ type: 'first', description: `${Date.now() - opened} ms` });
  const week = bo.at.getByRole('img', { name: /Rummet har loggat 2\s?001 steg/ });
  const start = Date.now();
  await expect(week).toBeVisible({ timeout: 60_000 });
  test.info().annotations.push({ type: 'complete', description: `${Date.now() - start} ms` });
  // A card that is full gets no more: the week goes on in a new one.
  await bo.logged('Började på ett nytt kort');
  await expect(bo.step('Började på ett nytt kort')).toHaveCount(1);
  const cards = (await room.account('anna').messages(room.id)).filter(({ content }) =>
    String(content['body'] ?? '').startsWith('👣'),
  );
  expect(cards).toHaveLength(2);
  expect(await bo.isJammed()).toBe(false);
});
