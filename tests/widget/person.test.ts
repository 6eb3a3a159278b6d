// A client in the development room: does it have Element's habits.
// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { conversation, editContent, messageContent, reactionContent } from '../../widget/host/conversation';
import type { RoomEvent } from '../../widget/host/event';
import { type Faults, noFaults } from '../../widget/host/faults';
import { Person } from '../../widget/host/person';
import { RateLimit } from '../../widget/host/rate';
import { Room } from '../../widget/host/room';
import { anna, bo } from './harness';

const people = [
  { id: anna, name: 'Anna' },
  { id: bo, name: 'Bo' },
];
let room: Room;
let her: Person;
let him: Person;
let pushed: string[];

function make(options: { encrypted?: boolean } = {}, faults: Partial<Faults> = {}): void {
  room = new Room({ members: people, ...options });
  const shared = { ...noFaults, ...faults };
  her = new Person({ id: anna, room, faults: shared, seed: 1 });
  him = new Person({ id: bo, room, faults: shared, seed: 2 });
  pushed = [];
  him.onPush((event: RoomEvent) => pushed.push(String(event.content['body'] ?? event.type)));
}
beforeEach(() => {
  vi.useFakeTimers();
  make();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms = 1_000) => vi.advanceTimersByTimeAsync(ms);
const text = (body: string) => messageContent(body, null);
const flowOf = (person: Person) => conversation(person).map((said) => `${said.body} ${said.state}`);

async function say(person: Person, body: string): Promise<string> {
  const sent = person.send('m.room.message', text(body));
  await pass(2_000);
  return sent;
}
const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => 'fine',
    (error: Error) => error.message,
  );

test('A message shows for its sender at once, for others when the server has told them', async () => {
  void her.send('m.room.message', text('hej'));
  expect(flowOf(her)).toEqual(['hej sending']);
  expect(flowOf(him)).toEqual([]);
  await pass(noFaults.sendMs);
  expect(flowOf(him)).toEqual([]);
  await pass(noFaults.syncMs);
  expect(flowOf(him)).toEqual(['hej here']);
  expect(flowOf(her)).toEqual(['hej here']);
});

test('Messages of one person leave in order, one at a time', async () => {
  const slow = vi.spyOn(room, 'send');
  for (const body of ['1', '2', '3']) void her.send('m.room.message', text(body));
  await pass(noFaults.sendMs + 1);
  expect(slow).toHaveBeenCalledTimes(1);
  await pass();
  expect(flowOf(him)).toEqual(['1 here', '2 here', '3 here']);
});

test('Threads, their edits and reactions are never pushed; flow, ops and redactions are', async () => {
  const card = await say(her, 'card');
  const root = conversation(her)[0] ?? null;
  const step = her.send('m.room.message', messageContent('step', root));
  await pass();
  void her.send('m.room.message', editContent(await step, 'edited'));
  void her.send('m.reaction', reactionContent(await step, '👏'));
  await pass();
  void her.redact(await step);
  await pass();
  void her.send('m.reaction', reactionContent(card, '👏'));
  void her.send('se.smasteg.op', { 'm.relates_to': { rel_type: 'm.reference', event_id: room.createId } });
  await pass();
  expect(pushed).toEqual(['card', 'm.room.redaction', 'm.reaction', 'se.smasteg.op']);
});

test('Newer hosts push reactions to thread messages too', async () => {
  make({}, { pushThreadReactions: true });
  await say(her, 'card');
  const step = her.send('m.room.message', messageContent('step', conversation(her)[0] ?? null));
  await pass();
  void her.send('m.reaction', reactionContent(await step, '👏'));
  await pass();
  expect(pushed).toEqual(['card', 'm.reaction']);
});

test('A burst loses about half of what comes after its first part, the same half each time', async () => {
  const run = async () => {
    make();
    for (let i = 0; i < 150; i += 1) room.send(anna, 'm.room.message', { body: `${i}` });
    await pass();
    return pushed;
  };
  const first = await run();
  expect(first.slice(0, noFaults.burst)).toEqual(Array.from({ length: noFaults.burst }, (_, i) => `${i}`));
  expect(first.length).toBeGreaterThan(59);
  expect(first.length).toBeLessThan(105);
  expect(await run()).toEqual(first);
});

test('Pushes can come twice', async () => {
  make({}, { repeatPercent: 100 });
  await say(her, 'hej');
  expect(pushed).toEqual(['hej', 'hej']);
});

test('After a refused send everything is blocked until all is tried again', async () => {
  her.faults = { refuse: { errcode: 'M_FORBIDDEN', status: 403 } };
  const first = caught(her.send('m.room.message', text('1')));
  await pass();
  expect(await first).toBe('Refused by a test');
  her.faults = {};
  const second = caught(her.send('m.room.message', text('2')));
  await pass();
  expect(await second).toBe('Event blocked by other events not yet sent');
  expect(her.isJammed).toBe(true);
  expect(flowOf(her)).toEqual(['1 failed', '2 failed']);
  her.retryAll();
  await pass();
  expect(her.isJammed).toBe(false);
  expect(flowOf(him)).toEqual(['1 here', '2 here']);
});

test('What could not be sent can be deleted, and then all goes on', async () => {
  her.faults = { refuse: { errcode: 'M_TOO_LARGE', status: 413 } };
  void caught(her.send('m.room.message', text('1')));
  await pass();
  her.faults = {};
  her.deleteAll();
  await say(her, '2');
  expect(flowOf(him)).toEqual(['2 here']);
});

test('Offline nothing comes or goes, a send jams, and all that was missed comes in one burst', async () => {
  him.setOffline(true);
  for (let i = 0; i < 3; i += 1) room.send(anna, 'm.room.message', { body: `${i}` });
  const sent = caught(him.send('m.room.message', text('x')));
  const page = caught(him.readRelations(room.createId, {}, {}));
  await pass();
  expect(pushed).toEqual([]);
  expect(await sent).toBe('fetch failed');
  expect(await page).toBe('fetch failed');
  him.setOffline(false);
  await pass();
  expect(pushed).toEqual(['0', '1', '2']);
});

test('A rate limit is waited out for messages and relations; any other event jams', async () => {
  room.rate = new RateLimit(0.2, 1);
  void her.send('m.room.message', text('1'));
  void her.send('m.room.message', text('2'));
  await pass();
  expect(flowOf(him)).toEqual(['1 here']);
  await pass(6_000);
  expect(flowOf(him)).toEqual(['1 here', '2 here']);
  const plain = caught(her.send('se.smasteg.op', {}));
  await pass();
  expect(await plain).toBe('Too Many Requests');
  expect(her.isJammed).toBe(true);
});

test('An answer after its echo stops the queue for half a minute in an unknown thread', async () => {
  make({}, { serverAnswerMs: 1_200 });
  await say(her, 'card');
  const settled: string[] = [];
  const send = (person: Person, body: string, root = conversation(her)[0] ?? null) =>
    void caught(person.send('m.room.message', messageContent(body, root))).then((how) =>
      settled.push(`${body}: ${how}`),
    );
  send(her, 'step');
  await pass(500);
  send(her, 'her chat', null);
  send(him, 'his chat', null);
  await pass(20_000);
  // The step has arrived all the same; only its sender's queue stands still.
  expect(conversation(him)[0]?.replies.map((said) => said.body)).toEqual(['step']);
  expect(settled).toEqual(['his chat: fine']);
  await pass(20_000);
  expect(settled).toContain('her chat: Thrown away: the queue stands still');
  her.deleteAll();
  send(her, 'second step');
  await pass(2_000);
  expect(settled).toContain('second step: fine');
});

test('The loaded timeline is all that read_events sees: newest first, no threads, never more', async () => {
  room = new Room({ members: people });
  for (let i = 0; i < 50; i += 1) room.send(anna, 'm.room.message', { body: `${i}` });
  her = new Person({ id: anna, room, faults: { ...noFaults, loaded: 10 } });
  const read = her.readTimeline('m.room.message', 100);
  await pass();
  expect((await read).map((event) => event.content['body'])).toEqual(
    Array.from({ length: 10 }, (_, i) => `${49 - i}`),
  );
});

test('What is handed on has its edits applied; in the clear the relation is gone with them', async () => {
  for (const encrypted of [false, true]) {
    make({ encrypted });
    const card = await say(her, 'card');
    const step = her.send('m.room.message', messageContent('v1', conversation(her)[0] ?? null));
    await pass();
    void her.send('m.room.message', editContent(await step, 'v2'));
    await pass();
    const page = him.readRelations(card, { relType: 'm.thread', eventType: 'm.room.message' }, {});
    await pass();
    const [event] = (await page).chunk;
    expect(event?.content['body']).toBe('v2');
    expect('m.relates_to' in (event?.content ?? {})).toBe(encrypted);
    expect(conversation(him)[0]?.replies[0]).toMatchObject({ body: 'v2', edited: true });
  }
});

test('Without keys older messages are locked, with their relation in clear', async () => {
  make({ encrypted: true });
  const card = await say(her, 'card');
  void her.send('m.room.message', messageContent('step', conversation(her)[0] ?? null));
  await pass();
  const carl = '@carl:example.org';
  room.join(carl, 'Carl');
  const newcomer = new Person({ id: carl, room, faults: { ...noFaults } });
  const page = newcomer.readRelations(card, { relType: 'm.thread', eventType: 'm.room.message' }, {});
  await pass();
  expect((await page).chunk[0]?.content).toEqual({
    msgtype: 'm.bad.encrypted',
    body: '** Unable to decrypt **',
    'm.relates_to': expect.objectContaining({ rel_type: 'm.thread', event_id: card }),
  });
  expect(conversation(newcomer)[0]?.state).toBe('locked');
  void her.send('m.room.message', text('new'));
  await pass();
  expect(conversation(newcomer).at(-1)).toMatchObject({ body: 'new', state: 'here' });
});

test('Written by hand, a message in a thread answers its newest, and /me is an emote', async () => {
  await say(her, 'card');
  const step = her.send('m.room.message', messageContent('step', conversation(her)[0] ?? null));
  await pass();
  const root = conversation(him)[0] ?? null;
  expect(messageContent('tack', root)).toEqual({
    msgtype: 'm.text',
    body: 'tack',
    'm.mentions': {},
    'm.relates_to': {
      rel_type: 'm.thread',
      event_id: root?.id,
      is_falling_back: true,
      'm.in_reply_to': { event_id: await step },
    },
  });
  expect(messageContent('/me ringde', null)).toMatchObject({ msgtype: 'm.emote', body: 'ringde' });
});

test('Reactions are gathered with their people, and one’s own can be taken back', async () => {
  const id = await say(her, 'x');
  void her.send('m.reaction', reactionContent(id, '👏'));
  const his = him.send('m.reaction', reactionContent(id, '👏'));
  await pass();
  expect(conversation(him)[0]?.reactions).toEqual([{ emoji: '👏', names: ['Anna', 'Bo'], own: await his }]);
  void him.redact(await his);
  await pass();
  expect(conversation(him)[0]?.reactions).toEqual([{ emoji: '👏', names: ['Anna'], own: null }]);
});

test('A removed message leaves the flow unless a thread hangs on it', async () => {
  const card = await say(her, 'card');
  void him.send('m.room.message', messageContent('step', conversation(him)[0] ?? null));
  const other = await say(her, 'other');
  void her.redact(card);
  void her.redact(other);
  await pass();
  expect(conversation(him).map((said) => said.state)).toEqual(['removed']);
});
