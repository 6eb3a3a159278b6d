// The transport against the real ClientWidgetApi and a room that behaves.
// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RateLimit } from '../../widget/host/rate';
import { anna, bo, makePair, makeReadyPair, type Pair, read, sendText } from './harness';

let pair: Pair;
beforeEach(async () => {
  pair = await makeReadyPair();
});
afterEach(() => {
  vi.useRealTimers();
  pair.stop();
});

const op = (type: string, content: unknown) =>
  ({ kind: 'send', request: 'o1', type, content: JSON.stringify(content) }) as const;
const bodies = (message: unknown) =>
  (message as { events: string[] }).events.map((event) => JSON.parse(event).content.body);
const pushedBodies = () =>
  pair.heard.flatMap((message) =>
    message.kind === 'pushed' ? [JSON.parse(message.event).content.body] : [],
  );

test('A message is sent and answered with its event id', async () => {
  const answer = await pair.transport.perform(sendText('Ringde designern'));
  expect(answer).toMatchObject({ kind: 'sent', request: 's1' });
  const sent = pair.room.find((answer as { eventId: string }).eventId);
  expect(sent).toMatchObject({ sender: anna, type: 'm.room.message', content: { body: 'Ringde designern' } });
});

test('A redaction is sent as an event that names its target', async () => {
  const id = pair.room.send(anna, 'm.room.message', { body: 'x' });
  const answer = await pair.transport.perform({ kind: 'redact', request: 'd1', eventId: id });
  expect(answer).toMatchObject({ kind: 'sent', request: 'd1' });
  expect(pair.room.find(id)?.content).toEqual({});
});

test('State is read for every state key', async () => {
  await pair.transport.perform(read('state', { eventType: 'm.room.member' })).then((answer) => {
    expect(answer).toMatchObject({ kind: 'page', request: 'r1', next: '' });
    expect(
      (answer as { events: string[] }).events.map((event) => JSON.parse(event).state_key).sort(),
    ).toEqual([anna, bo]);
  });
});

test('The timeline comes newest first and without threads', async () => {
  const card = pair.room.send(anna, 'm.room.message', { msgtype: 'm.text', body: 'card' });
  const thread = { rel_type: 'm.thread', event_id: card };
  pair.room.send(bo, 'm.room.message', { msgtype: 'm.text', body: 'in thread', 'm.relates_to': thread });
  pair.room.send(bo, 'm.room.message', { msgtype: 'm.text', body: 'newest' });
  await vi.waitFor(() => expect(pair.person.timeline().at(-1)?.content['body']).toBe('newest'));
  expect(bodies(await pair.transport.perform(read('timeline')))).toEqual(['newest', 'card']);
});

test('Relations are paged to the end by what `next` says', async () => {
  const card = pair.room.send(anna, 'm.room.message', { body: 'card' });
  for (let i = 0; i < 5; i += 1) {
    const relates = { rel_type: 'm.thread', event_id: card };
    pair.room.send(bo, 'm.room.message', { msgtype: 'm.text', body: `${i}`, 'm.relates_to': relates });
  }
  const seen: string[] = [];
  let from = '';
  let pages = 0;
  do {
    const answer = await pair.transport.perform(
      read('relations', { parent: card, relType: 'm.thread', from, limit: 2 }),
    );
    seen.push(...bodies(answer));
    from = (answer as { next: string }).next;
    pages += 1;
  } while (from);
  expect(seen).toEqual(['4', '3', '2', '1', '0']);
  expect(pages).toBe(3);
});

test('What the room refuses fails with the room’s own word', async () => {
  pair.person.faults = { jam: false };
  pair.room.setPower({ events_default: 50, users: {} });
  expect(await pair.transport.perform(sendText('x'))).toMatchObject({
    kind: 'failed',
    request: 's1',
    code: 'M_FORBIDDEN',
    retryAfterMs: 0,
  });
  const missing = read('relations', { parent: '$none', relType: 'm.thread' });
  expect(await pair.transport.perform(missing)).toMatchObject({ kind: 'failed', code: 'M_NOT_FOUND' });
});

test('A rate limit says how long to wait', async () => {
  pair.room.rate = new RateLimit(0.2, 1);
  await pair.transport.perform(op('se.smasteg.op', { v: 1 }));
  const answer = await pair.transport.perform(op('se.smasteg.op', { v: 1 }));
  expect(answer).toMatchObject({ kind: 'failed', code: 'M_LIMIT_EXCEEDED' });
  const wait = (answer as { retryAfterMs: number }).retryAfterMs;
  expect(wait).toBeGreaterThan(4_000);
  expect(wait).toBeLessThanOrEqual(5_000);
});

test('A refusal without a Matrix error in it is the host’s', async () => {
  pair.person.faults = { plainErrors: true, refuse: { errcode: 'M_FORBIDDEN', status: 403 } };
  expect(await pair.transport.perform(sendText('x'))).toEqual({
    kind: 'failed',
    request: 's1',
    code: 'host',
    detail: 'Error sending event',
    retryAfterMs: 0,
  });
});

test('What was not permitted fails and is not sent', async () => {
  const before = pair.room.length;
  expect(await pair.transport.perform(op('m.poll.start', {}))).toMatchObject({
    kind: 'failed',
    code: 'host',
  });
  expect(await pair.transport.perform(read('timeline', { eventType: 'm.sticker' }))).toMatchObject({
    kind: 'failed',
    code: 'host',
  });
  expect(pair.room.length).toBe(before);
});

test('A send that is never answered is unknown after ten seconds, though it arrived', async () => {
  pair.person.faults = { answers: 'never' };
  vi.useFakeTimers();
  const answer = pair.transport.perform(sendText('tyst'));
  await vi.advanceTimersByTimeAsync(9_900);
  expect(pair.room.event(pair.room.length - 1)?.content['body']).toBe('tyst');
  await vi.advanceTimersByTimeAsync(200);
  expect(await answer).toEqual({ kind: 'unknown', request: 's1' });
});

test('A redaction that is never answered is unknown, a read that is never answered has failed', async () => {
  pair.person.faults = { answers: 'never' };
  vi.useFakeTimers();
  const redaction = pair.transport.perform({ kind: 'redact', request: 'd1', eventId: pair.room.createId });
  const page = pair.transport.perform(read('timeline'));
  await vi.advanceTimersByTimeAsync(10_001);
  expect(await redaction).toEqual({ kind: 'unknown', request: 'd1' });
  expect(await page).toMatchObject({ kind: 'failed', request: 'r1', code: 'timeout' });
});

test('An answer that comes too late is dropped and disturbs nothing', async () => {
  pair.person.faults = { answerAfterMs: 12_000 };
  vi.useFakeTimers();
  const late = pair.transport.perform(sendText('sent'));
  await vi.advanceTimersByTimeAsync(10_100);
  expect(await late).toEqual({ kind: 'unknown', request: 's1' });
  pair.person.faults = {};
  const next = pair.transport.perform(sendText('nästa', 's2'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await next).toMatchObject({ kind: 'sent', request: 's2' });
});

test('A second answer is dropped', async () => {
  pair.person.faults = { answers: 'twice' };
  const first = await pair.transport.perform(sendText('en', 's1'));
  const second = await pair.transport.perform(sendText('två', 's2'));
  expect(first).toMatchObject({ kind: 'sent', request: 's1' });
  expect(second).toMatchObject({ kind: 'sent', request: 's2' });
  expect((first as { eventId: string }).eventId).not.toBe((second as { eventId: string }).eventId);
});

test('What others write in the flow is pushed and acknowledged', async () => {
  pair.room.send(bo, 'm.room.message', { msgtype: 'm.text', body: 'hej' });
  await vi.waitFor(() => expect(pushedBodies()).toContain('hej'));
  const pushed = pair.heard.findLast((message) => message.kind === 'pushed');
  expect(JSON.parse((pushed as { event: string }).event)).toMatchObject({
    sender: bo,
    room_id: pair.room.id,
  });
});

test('The room’s state is pushed by the host once it may be', async () => {
  await vi.waitFor(() => {
    const types = pair.heard.flatMap((message) =>
      message.kind === 'pushed' ? [JSON.parse(message.event).type] : [],
    );
    expect(new Set(types)).toEqual(
      new Set(['m.room.create', 'm.room.member', 'm.room.power_levels', 'm.room.history_visibility']),
    );
  });
});

test('Events of another room are not passed on', async () => {
  const before = pair.heard.length;
  const event = { type: 'm.room.message', room_id: '!other:hs', event_id: '$1', content: { body: 'x' } };
  const request = { api: 'toWidget', action: 'send_event', requestId: 'q', widgetId: 'w1', data: event };
  pair.fromHost(request);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(pair.heard).toHaveLength(before);
});

test('An event that is no JSON goes on as an empty one instead of stopping the rest', async () => {
  const cycle: Record<string, unknown> = { type: 'm.room.message' };
  cycle['self'] = cycle;
  const state = [cycle, 7, null, { type: 'm.room.create', state_key: '' }];
  pair.fromHost({ api: 'toWidget', action: 'update_state', requestId: 'q', widgetId: 'w1', data: { state } });
  const before = pair.heard.length;
  await vi.waitFor(() => expect(pair.heard.length).toBe(before + 4));
  expect(pair.heard.slice(before)).toEqual([
    { kind: 'pushed', event: '{}' },
    { kind: 'pushed', event: '7' },
    { kind: 'pushed', event: 'null' },
    { kind: 'pushed', event: '{"type":"m.room.create","state_key":""}' },
  ]);
});

test('Content that is no JSON fails without leaving', async () => {
  const broken = { kind: 'send', request: 'b', type: 'm.room.message', content: '{' } as const;
  expect(await pair.transport.perform(broken)).toMatchObject({ kind: 'failed', request: 'b', code: 'host' });
});

test('Before the api is started everything fails at once', async () => {
  const cold = makePair({ start: false });
  expect(await cold.transport.perform(sendText('x'))).toMatchObject({ kind: 'failed', code: 'not-ready' });
  cold.stop();
});

test('A client that stops in the middle leaves the outcome unknown', async () => {
  pair.person.faults = { answers: 'never' };
  const answer = pair.transport.perform(sendText('x'));
  pair.stop();
  expect(await answer).toEqual({ kind: 'unknown', request: 's1' });
});

test('What comes before anyone listens is kept for the first who does', async () => {
  pair.transport.say({ kind: 'online', is: true });
  const first = pair.heard.length;
  const later: unknown[] = [];
  const stop = pair.transport.listen((message) => later.push(message));
  pair.transport.say({ kind: 'online', is: false });
  expect(later).toEqual([{ kind: 'online', is: false }]);
  stop();
  pair.transport.say({ kind: 'online', is: true });
  expect(later).toHaveLength(1);
  expect(pair.heard.length).toBe(first + 2);
});
