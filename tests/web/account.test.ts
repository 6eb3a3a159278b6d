// @vitest-environment happy-dom
// The account before and around the library: what waits while there is none, which rooms have Småsteg, what
// an error comes to, and what is erased.
// SPDX-License-Identifier: EUPL-1.2
import 'fake-indexeddb/auto';
import { describe, expect, test, vi } from 'vitest';
import { lateTransport, readAccount, takeSentBack, writeAccount } from '../../web/src/account';
import { capabilities } from '../../web/src/capabilities';
import { openStores } from '../../web/src/core/stores';
import { eraseAccount } from '../../web/src/matrix/erase';
import { readKept, writeKept } from '../../web/src/matrix/keep';
import { roomsOf } from '../../web/src/matrix/rooms';
import { Trouble, troubleOf } from '../../web/src/matrix/trouble';
import type { RoomAction, RoomTransport } from '../../web/src/ports';

const read: RoomAction = {
  kind: 'read',
  request: 'r1',
  what: 'state',
  parent: '',
  relType: '',
  eventType: 'm.room.create',
  from: '',
  limit: 100,
};
const send: RoomAction = { kind: 'send', request: 'r2', type: 'm.room.message', content: '{}' };

describe('the room’s transport before there is a client', () => {
  test('grants at once, opens at the first need, once, and passes on what is pushed', async () => {
    let push: Parameters<RoomTransport['listen']>[0] = () => undefined;
    const transport: RoomTransport = {
      perform: async ({ request }) => ({ kind: 'sent', request, eventId: '$e' }),
      listen(receive) {
        push = receive;
        return () => undefined;
      },
    };
    const open = vi.fn(async () => ({ transport, close: async () => undefined }));
    const late = lateTransport(open);
    const heard: unknown[] = [];
    late.listen((message) => heard.push(message));
    expect(heard).toEqual([{ kind: 'granted', permissions: [...capabilities] }]);
    expect(open).not.toHaveBeenCalled();
    const answers = await Promise.all([late.perform(send), late.perform(send)]);
    expect(answers[0]).toEqual({ kind: 'sent', request: 'r2', eventId: '$e' });
    expect(open).toHaveBeenCalledTimes(1);
    push({ kind: 'pushed', event: '{}' });
    expect(heard.at(-1)).toEqual({ kind: 'pushed', event: '{}' });
  });

  test('what is to be sent waits while nobody is signed in; a read fails; the next tries again', async () => {
    const open = vi.fn(async () => {
      throw new Trouble('signed-out');
    });
    const late = lateTransport(open);
    expect(await late.perform(send)).toMatchObject({ code: 'M_LIMIT_EXCEEDED', retryAfterMs: 10_000 });
    expect(await late.perform(read)).toMatchObject({ kind: 'failed', code: 'signed-out' });
    expect(open).toHaveBeenCalledTimes(2);
  });

  test('another tab’s turn closes it, and the next need opens another', async () => {
    const close = vi.fn(async () => undefined);
    const transport: RoomTransport = {
      perform: async ({ request }) => ({ kind: 'sent', request, eventId: '$e' }),
      listen: () => () => undefined,
    };
    const open = vi.fn(async () => ({ transport, close }));
    const late = lateTransport(open);
    await late.perform(send);
    late.rest();
    await vi.waitFor(() => expect(close).toHaveBeenCalledTimes(1));
    await late.perform(send);
    expect(open).toHaveBeenCalledTimes(2);
  });
});

describe('which rooms have Småsteg', () => {
  const widget = (url: string) => ({ type: 'im.vector.modular.widgets', content: { url } });
  const ours =
    'https://x.se/s/widget/#/?widgetId=$matrix_widget_id&userId=$matrix_user_id&roomId=$matrix_room_id';
  const named = (name: string) => ({ type: 'm.room.name', content: { name } });
  const room = (state: unknown[], timeline: unknown[] = []) => ({
    state: { events: state },
    timeline: { events: timeline },
  });

  test('by the widget or by a quiet event; those come first, spaces and rooms that moved not at all', () => {
    const rooms = roomsOf({
      rooms: {
        join: {
          '!other:x': room([named('Lunch'), widget('https://x.se/poll/#/?u=$matrix_user_id')]),
          '!widget:x': room([named('Små steg'), widget(ours), { type: 'm.room.encryption', content: {} }]),
          '!typed:x': room([], [{ type: 'se.smasteg.op', content: {} }]),
          '!space:x': room([{ type: 'm.room.create', content: { type: 'm.space' } }]),
          '!moved:x': room([widget(ours), { type: 'm.room.tombstone', content: {} }]),
        },
      },
    });
    expect(rooms.map(({ id, hasSteps }) => [id, hasSteps])).toEqual([
      ['!widget:x', true],
      ['!typed:x', true],
      ['!other:x', false],
    ]);
    expect(rooms[0]).toMatchObject({ name: 'Små steg', encrypted: true });
  });

  test('a widget that was taken away, a name that is no text, an answer that is none', () => {
    const taken = { type: 'im.vector.modular.widgets', content: {} };
    const strange = { type: 'm.room.name', content: { name: 7 } };
    const heroes = { summary: { 'm.heroes': ['@bo:x', 7] } };
    const answer = { rooms: { join: { '!a:x': { ...room([taken, strange]), ...heroes }, '!b:x': {} } } };
    expect(roomsOf(answer)).toEqual([
      { id: '!a:x', name: '', people: ['@bo:x'], encrypted: false, hasSteps: false },
      { id: '!b:x', name: '', people: [], encrypted: false, hasSteps: false },
    ]);
    for (const nothing of [null, undefined, 'x', {}, { rooms: {} }]) expect(roomsOf(nothing)).toEqual([]);
  });
});

test.each([
  [{ errcode: 'M_FORBIDDEN' }, 'wrong-password'],
  [{ errcode: 'M_LIMIT_EXCEEDED', data: { retry_after_ms: 1500 } }, 'too-often'],
  [{ errcode: 'M_USER_DEACTIVATED' }, 'closed-account'],
  [{ errcode: 'M_UNKNOWN_TOKEN' }, 'signed-out'],
  [{ errcode: 'M_NEW_AND_STRANGE' }, 'other'],
  [new DOMException('full', 'QuotaExceededError'), 'storage'],
  [new Error('Error in the IndexedDB store'), 'storage'],
  [new Error('getSecretStorageKey callback returned falsey'), 'other'],
  [new SyntaxError('Unexpected token <'), 'captive'],
  [new DOMException('late', 'TimeoutError'), 'no-answer'],
  [new TypeError('Failed to fetch'), 'no-answer'],
  [new TypeError('Failed to fetch dynamically imported module: https://a/b.js'), 'no-file'],
  ['a string', 'other'],
])('an error has words: %o', (error, code) => {
  expect(troubleOf(error, true).code).toBe(code);
});

test('without a network what cannot be reached is called offline; how long to wait is passed on', () => {
  expect(troubleOf(new TypeError('Failed to fetch'), false).code).toBe('offline');
  expect(troubleOf({ errcode: 'M_LIMIT_EXCEEDED', data: { retry_after_ms: 1500 } }).waitMs).toBe(1500);
});

test.each([
  ['/x/?a=1&loginToken=secret#/steg', { loginToken: 'secret' }],
  ['/x/?a=1#code=secret%2B&state=s', { code: 'secret+', state: 's' }],
  ['/x/?a=1#state=s&iss=https%3A%2F%2Fy&error=access_denied&secret', { error: 'access_denied', state: 's' }],
])('what the server’s page sent back leaves the address at once: %s', (address, sent) => {
  history.replaceState(null, '', address);
  expect(Object.fromEntries(new URLSearchParams(takeSentBack()))).toMatchObject(sent);
  expect(location.href).not.toContain('secret');
  expect(location.hash).toBe('#/mer/konto');
  expect(location.search).toBe('?a=1');
  expect(takeSentBack()).toBe('');
});

test.each(['#/steg', '#/flytta/a&state=b', '#', '#/mer?state=1'])('%s is a place, and no answer', (hash) => {
  history.replaceState(null, '', `/x/${hash}`);
  expect(takeSentBack()).toBe('');
  expect(location.hash).toBe(hash === '#' ? '' : hash);
});

test('what is known of an account without the library is read back, or is none', () => {
  const account = { user: '@anna:x', server: 'x', room: '!r:x', roomName: 'Små steg' };
  writeAccount(account);
  expect(readAccount()).toEqual(account);
  localStorage.setItem('smasteg.account', '{"user":7}');
  expect(readAccount()).toBeNull();
  localStorage.setItem('smasteg.account', 'no json');
  expect(readAccount()).toBeNull();
});

test('erasing takes what is the account’s, and leaves what is somebody else’s', async () => {
  const stores = openStores();
  const put = (store: string, key: string) =>
    stores.perform({ kind: 'put', request: key, store, key, bytes: 'x' });
  const theirs = ['private//1', 'outbox/@bo:x/!r:x/1', 'private/@anna:x.org/1'];
  for (const key of ['outbox/@anna:x/!r:x/1', 'private/@anna:x/1', ...theirs]) await put('own', key);
  await put('cache', 'snapshot/@anna:x/!r:x/');
  localStorage.setItem('smasteg.draft.@anna:x/!r:x', '{}');
  localStorage.setItem('smasteg.draft./', '{}');
  await writeKept({ url: 'https://x', user: '@anna:x', device: 'D', token: 'T' });
  await eraseAccount('@anna:x');
  const { records } = await stores.load('!r:x');
  expect(records.map(({ key }) => key).sort()).toEqual([...theirs].sort());
  expect(Object.keys(localStorage).filter((key) => key.includes('draft'))).toEqual(['smasteg.draft./']);
  expect(await readKept()).toBeNull();
});
