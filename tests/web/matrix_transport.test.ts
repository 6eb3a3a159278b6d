// The room's transport over a client that behaves as matrix-js-sdk does when something goes wrong: what each
// comes to for the core, and that nothing stays behind in the library's own list.
// SPDX-License-Identifier: EUPL-1.2
import { ConnectionError, type MatrixClient, MatrixError } from 'matrix-js-sdk';
import { describe, expect, test } from 'vitest';
import { performWith } from '../../web/src/matrix/transport';
import type { RoomAction } from '../../web/src/ports';

const send: RoomAction = {
  kind: 'send',
  request: 's1',
  type: 'm.room.message',
  content: '{"msgtype":"m.notice","body":"Ringde"}',
};
const redact: RoomAction = { kind: 'redact', request: 'd1', eventId: '$e' };
const read = (part: Partial<Extract<RoomAction, { kind: 'read' }>>): RoomAction => ({
  kind: 'read',
  request: 'r1',
  what: 'relations',
  parent: '$card',
  relType: 'm.thread',
  eventType: 'm.room.message',
  from: '',
  limit: 50,
  ...part,
});
const refused = (errcode: string, status: number, more: object = {}) =>
  new MatrixError({ errcode, error: 'no', ...more }, status);

/** One room in which every request ends as told; what failed stays in its list until it is taken out. */
function clientThat(end: () => unknown) {
  const pending: { status: string }[] = [];
  const asked: unknown[][] = [];
  const ask = async (...what: unknown[]) => {
    asked.push(what);
    try {
      return await end();
    } catch (error) {
      pending.push({ status: 'not_sent' });
      throw error;
    }
  };
  const room = { getPendingEvents: () => [...pending] };
  const client = {
    getRoom: () => room,
    sendEvent: ask,
    redactEvent: ask,
    relations: ask,
    cancelPendingEvent: (event: { status: string }) => pending.splice(pending.indexOf(event), 1),
  };
  const perform = (action: RoomAction) =>
    performWith(client as unknown as MatrixClient, '!r:x', new WeakSet(), action);
  return { perform, pending, asked };
}
const failing = (error: unknown) =>
  clientThat(() => {
    throw error;
  });

test('what was sent and taken away is told with its id; an answer without one is no answer', async () => {
  const good = clientThat(() => ({ event_id: '$new' }));
  expect(await good.perform(send)).toEqual({ kind: 'sent', request: 's1', eventId: '$new' });
  expect(good.asked).toEqual([['!r:x', 'm.room.message', { msgtype: 'm.notice', body: 'Ringde' }]]);
  expect(await good.perform(redact)).toEqual({ kind: 'sent', request: 'd1', eventId: '$new' });
  expect(await clientThat(() => ({})).perform(send)).toEqual({ kind: 'unknown', request: 's1' });
});

describe('a send that fails leaves nothing in the library’s list', () => {
  test.each<[string, unknown, object]>([
    ['the connection broke: it may have arrived', new ConnectionError('fetch failed'), { kind: 'unknown' }],
    ['a gateway gave up', Object.assign(new Error('502'), { httpStatus: 502 }), { kind: 'unknown' }],
    ['the server says no', refused('M_FORBIDDEN', 403), { kind: 'failed', code: 'M_FORBIDDEN' }],
    [
      'the server says later',
      refused('M_LIMIT_EXCEEDED', 429, { retry_after_ms: 4321 }),
      { kind: 'failed', code: 'M_LIMIT_EXCEEDED', retryAfterMs: 4321 },
    ],
    ['nobody is signed in: it waits', refused('M_UNKNOWN_TOKEN', 401), { code: 'M_LIMIT_EXCEEDED' }],
    [
      'the keys could not be kept',
      new DOMException('full', 'QuotaExceededError'),
      { kind: 'failed', code: 'QuotaExceededError' },
    ],
  ])('%s', async (_, error, answer) => {
    const { perform, pending } = failing(error);
    expect(await perform(send)).toMatchObject(answer);
    expect(pending).toEqual([]);
  });
});

describe('reading', () => {
  test('a page of a thread goes on as it came, and says where it goes on', async () => {
    const event = { getEffectiveEvent: () => ({ event_id: '$1' }), isDecryptionFailure: () => false };
    const client = clientThat(() => ({ events: [event], nextBatch: 't2' }));
    expect(await client.perform(read({ from: 't1' }))).toEqual({
      kind: 'page',
      request: 'r1',
      events: ['{"event_id":"$1"}'],
      next: 't2',
    });
    expect(client.asked).toEqual([
      ['!r:x', '$card', 'm.thread', 'm.room.message', { dir: 'b', limit: 50, from: 't1' }],
    ]);
  });

  test.each([
    [new ConnectionError('fetch failed'), 'no-answer'],
    [refused('M_FORBIDDEN', 403), 'M_FORBIDDEN'],
    [refused('M_UNKNOWN_TOKEN', 401), 'signed-out'],
    [new SyntaxError('Unexpected token <'), 'captive'],
  ])('what cannot be read fails with a code: %o', async (error, code) => {
    expect(await failing(error).perform(read({}))).toMatchObject({ kind: 'failed', code });
  });
});
