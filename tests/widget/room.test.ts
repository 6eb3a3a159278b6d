// The development room's server side: does it behave as a homeserver does.
// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, expect, test } from 'vitest';
import { MatrixError } from '../../widget/host/event';
import { RateLimit } from '../../widget/host/rate';
import { Room } from '../../widget/host/room';
import { anna, bo } from './harness';

const people = [
  { id: anna, name: 'Anna' },
  { id: bo, name: 'Bo' },
];
const carl = '@carl:example.org';
let now = 0;
const clock = () => now;
const make = (more = {}) => new Room({ members: people, clock, ...more });
let room: Room;
beforeEach(() => {
  now = 1_700_000_000_000;
  room = make();
});

const say = (who: string, body: string) => room.send(who, 'm.room.message', { msgtype: 'm.text', body });
const inThread = (who: string, card: string, body: string) =>
  room.send(who, 'm.room.message', {
    msgtype: 'm.text',
    body,
    'm.relates_to': { rel_type: 'm.thread', event_id: card },
  });
const edit = (who: string, id: string, body: string, type = 'm.room.message') =>
  room.send(who, type, {
    msgtype: 'm.text',
    body: `* ${body}`,
    'm.new_content': { msgtype: 'm.text', body },
    'm.relates_to': { rel_type: 'm.replace', event_id: id },
  });
const react = (who: string, id: string, key: string) =>
  room.send(who, 'm.reaction', { 'm.relates_to': { rel_type: 'm.annotation', event_id: id, key } });
const threadOf = (card: string, page = {}, reader = anna) =>
  room.relations(reader, card, { relType: 'm.thread', eventType: 'm.room.message' }, page);
const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof MatrixError) return [error.status, error.errcode];
    throw error;
  }
  return null;
};

test('The same seed and the same calls give the same ids, another seed others', () => {
  const ids = (seed: number) => {
    room = make({ seed });
    return [room.id, room.createId, say(anna, 'a'), say(bo, 'b')];
  };
  expect(ids(5)).toEqual(ids(5));
  expect(ids(5)).not.toEqual(ids(6));
  expect(new Set(ids(5)).size).toBe(4);
  expect(ids(5)[2]).toMatch(/^\$[\w-]{43}$/);
});

test('Events keep the order in which the server took them, with the server’s time', () => {
  const first = say(anna, 'a');
  now += 5;
  const second = say(bo, 'b');
  expect(room.placeOf(second)).toBe(room.placeOf(first) + 1);
  expect(room.find(second)?.origin_server_ts).toBe((room.find(first)?.origin_server_ts ?? 0) + 5);
});

test('A room has its state: creation, members with names, rights, history', () => {
  expect(room.event(0)).toMatchObject({ type: 'm.room.create', event_id: room.createId, state_key: '' });
  expect(room.state('m.room.member').map((event) => event.content['displayname'])).toEqual(['Anna', 'Bo']);
  expect(room.state('m.room.power_levels', '')[0]?.content['users']).toEqual({ [anna]: 100 });
  expect(room.state('m.room.history_visibility', '')[0]?.content['history_visibility']).toBe('shared');
  expect(room.state('m.room.encryption')).toEqual([]);
  expect(make({ encrypted: true }).state('m.room.encryption')).toHaveLength(1);
});

test('In room version 12 the room’s id is its create event’s, and the creator may all', () => {
  room = make({ version: '12' });
  expect(room.id).toBe(`!${room.createId.slice(1)}`);
  expect(room.powerOf(anna)).toBe(Number.POSITIVE_INFINITY);
});

test('The same transaction twice is one event', () => {
  const content = { body: 'x' };
  expect(room.send(anna, 'm.room.message', content, 't1')).toBe(
    room.send(anna, 'm.room.message', content, 't1'),
  );
  expect(room.send(bo, 'm.room.message', content, 't1')).not.toBe(
    room.send(anna, 'm.room.message', content, 't1'),
  );
});

test('What is sent cannot be changed afterwards from outside', () => {
  const content = { body: 'x' };
  const id = room.send(anna, 'm.room.message', content);
  content.body = 'y';
  expect(room.find(id)?.content['body']).toBe('x');
});

test('Relations page from the newest, five where no limit is given, and end', () => {
  const card = say(anna, 'card');
  for (let i = 0; i < 7; i += 1) inThread(bo, card, `${i}`);
  say(bo, 'elsewhere');
  const bodies = (page: ReturnType<typeof threadOf>) => page.chunk.map((event) => event.content['body']);
  const first = threadOf(card);
  expect(bodies(first)).toEqual(['6', '5', '4', '3', '2']);
  // What comes meanwhile does not shift the next page.
  inThread(anna, card, 'new');
  const second = threadOf(card, { from: first.next });
  expect(bodies(second)).toEqual(['1', '0']);
  expect(second.next).toBeUndefined();
  expect(bodies(threadOf(card, { limit: 2, forward: true }))).toEqual(['0', '1']);
  expect(threadOf(card, { limit: 8 }).next).toBeUndefined();
});

test('Relations are told apart by parent, relation type and event type', () => {
  const card = say(anna, 'card');
  const step = inThread(anna, card, 'step');
  react(bo, card, '👏');
  const pointer = room.send(anna, 'se.smasteg.op', {
    op: 'card',
    'm.relates_to': { rel_type: 'm.reference', event_id: room.createId },
  });
  const ids = (parent: string, filter: object) =>
    room.relations(anna, parent, filter).chunk.map((event) => event.event_id);
  expect(ids(card, {})).toHaveLength(2);
  expect(ids(card, { relType: 'm.thread' })).toEqual([step]);
  expect(ids(card, { relType: 'm.thread', eventType: 'm.reaction' })).toEqual([]);
  expect(ids(room.createId, { relType: 'm.reference', eventType: 'se.smasteg.op' })).toEqual([pointer]);
});

test('A page of what is not there, or not allowed, is refused as Synapse refuses it', () => {
  expect(refusal(() => threadOf('$none'))).toEqual([404, 'M_NOT_FOUND']);
  expect(refusal(() => threadOf(room.createId, {}, carl))).toEqual([403, 'M_FORBIDDEN']);
  expect(refusal(() => threadOf(room.createId, { from: 'nonsense' }))).toEqual([400, 'M_INVALID_PARAM']);
});

test('The author’s newest edit rides along; another’s, or one of another type, does not', () => {
  const card = say(anna, 'card');
  const step = inThread(anna, card, 'v1');
  edit(anna, step, 'v2');
  edit(bo, step, 'forged');
  edit(anna, step, 'odd', 'm.reaction');
  const bundle = () => {
    const relations = threadOf(card).chunk[0]?.unsigned['m.relations'] as {
      'm.replace': { content: object };
    };
    return relations['m.replace'].content;
  };
  expect(bundle()).toMatchObject({ 'm.new_content': { body: 'v2' } });
  now += 1;
  const third = edit(anna, step, 'v3');
  expect(bundle()).toMatchObject({ 'm.new_content': { body: 'v3' } });
  room.redact(anna, third);
  expect(bundle()).toMatchObject({ 'm.new_content': { body: 'v2' } });
  // An edit of an edit is nothing.
  expect(
    room.relations(anna, step, { relType: 'm.replace' }).chunk.every((one) => !one.unsigned['m.relations']),
  ).toBe(true);
});

test('A removed event loses its content and its place among relations, and says by whom', () => {
  const card = say(anna, 'card');
  const step = inThread(bo, card, 'step');
  const redaction = room.redact(bo, step);
  expect(room.find(step)).toMatchObject({
    content: {},
    unsigned: { redacted_because: { event_id: redaction } },
  });
  expect(threadOf(card).chunk).toEqual([]);
  expect(room.find(redaction)).toMatchObject({
    type: 'm.room.redaction',
    redacts: step,
    content: { redacts: step },
  });
});

test('One removes one’s own; another’s only with the power to', () => {
  const hers = say(anna, 'hers');
  const his = say(bo, 'his');
  expect(refusal(() => room.redact(bo, hers))).toEqual([403, 'M_FORBIDDEN']);
  expect(refusal(() => room.redact(anna, his))).toBeNull();
  expect(refusal(() => room.redact(anna, '$none'))).toEqual([404, 'M_NOT_FOUND']);
});

test('The same reaction twice is refused, another or one after a removal is not', () => {
  const id = say(anna, 'x');
  const first = react(bo, id, '👏');
  expect(refusal(() => react(bo, id, '👏'))).toEqual([400, 'M_DUPLICATE_ANNOTATION']);
  expect(refusal(() => react(bo, id, '❤️'))).toBeNull();
  expect(refusal(() => react(anna, id, '👏'))).toBeNull();
  room.redact(bo, first);
  expect(refusal(() => react(bo, id, '👏'))).toBeNull();
});

test('A thread cannot start on a message that is a relation itself', () => {
  const step = inThread(anna, say(anna, 'card'), 'step');
  expect(refusal(() => inThread(bo, step, 'deeper'))).toEqual([400, 'M_UNKNOWN']);
});

test('Rights decide: too little power, no member, too large', () => {
  room.setPower({ events_default: 50 });
  expect(room.maySend(bo, 'm.room.message')).toBe(false);
  expect(refusal(() => say(bo, 'x'))).toEqual([403, 'M_FORBIDDEN']);
  expect(refusal(() => say(anna, 'x'))).toBeNull();
  room.setPower({ events_default: 0, events: { 'm.reaction': 50 } });
  expect(refusal(() => say(bo, 'x'))).toBeNull();
  expect(refusal(() => react(bo, room.createId, '👏'))).toEqual([403, 'M_FORBIDDEN']);
  expect(refusal(() => say(carl, 'x'))).toEqual([403, 'M_FORBIDDEN']);
  expect(refusal(() => say(anna, 'å'.repeat(33_000)))).toEqual([413, 'M_TOO_LARGE']);
});

test('A rate limit lets a burst through, then says how long, then lets through again', () => {
  room.rate = new RateLimit(0.2, 3);
  for (let i = 0; i < 3; i += 1) say(anna, `${i}`);
  try {
    say(anna, 'too soon');
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ status: 429, errcode: 'M_LIMIT_EXCEEDED', retryAfterMs: 5_000 });
  }
  expect(refusal(() => say(bo, 'his own bucket'))).toBeNull();
  now += 5_000;
  expect(refusal(() => say(anna, 'now'))).toBeNull();
  expect(refusal(() => say(anna, 'again'))).toEqual([429, 'M_LIMIT_EXCEEDED']);
});

test('A newcomer may not page an older card where history is for those who were there', () => {
  room = make({ historyVisibility: 'joined' });
  const card = say(anna, 'card');
  room.join(carl, 'Carl');
  expect(refusal(() => threadOf(card, {}, carl))).toEqual([403, 'M_FORBIDDEN']);
  expect(refusal(() => inThread(carl, card, 'sending works'))).toBeNull();
  expect(refusal(() => room.relations(carl, room.createId, {}))).toBeNull();
  expect(threadOf(card).chunk).toHaveLength(1);
});

test('In an encrypted room the server knows messages and ops by one type only', () => {
  room = make({ encrypted: true });
  const card = say(anna, 'card');
  inThread(anna, card, 'step');
  const types = (filter: object) => room.relations(anna, card, filter).chunk.length;
  expect(types({ relType: 'm.thread', eventType: 'm.room.message' })).toBe(0);
  expect(types({ relType: 'm.thread', eventType: 'm.room.encrypted' })).toBe(1);
  react(bo, card, '👏');
  expect(types({ relType: 'm.annotation', eventType: 'm.reaction' })).toBe(1);
});

test('Someone who has left may not write', () => {
  room.leave(bo, anna);
  expect(refusal(() => say(bo, 'x'))).toEqual([403, 'M_FORBIDDEN']);
  expect(room.isMember(bo)).toBe(false);
});
