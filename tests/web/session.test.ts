// @vitest-environment happy-dom
// The session: what the core asks for is done, what happens in the world is told, and nothing is decided.
// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MessagePayload } from '../../web/src/core/protocol.gen';
import { createSession } from '../../web/src/core/session';
import type { RoomAction, RoomTransport } from '../../web/src/ports';
import { FakeCore } from './fake_core';

const room = '!rum:example.org';
const read: RoomAction = {
  kind: 'read',
  request: 'r1',
  what: 'relations',
  parent: '$card',
  relType: 'm.thread',
  eventType: 'm.room.message',
  from: '',
  limit: 100,
};

function transport(answer: (action: RoomAction) => Promise<MessagePayload>) {
  let receive: (message: MessagePayload) => void = () => undefined;
  const made: RoomTransport = {
    perform: answer,
    listen(heard) {
      receive = heard;
      return () => undefined;
    },
  };
  return { made, push: (message: MessagePayload) => receive(message) };
}

let core: FakeCore;
const kinds = () => core.heard.map(({ kind }) => kind);
const soon = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  core = new FakeCore(true);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('createSession', () => {
  it('begins with who and in which language, then how the world is', () => {
    createSession(core, room, { self: '@jag:example.org', language: 'sv' });
    expect(core.heard[0]).toEqual({
      kind: 'start',
      self: '@jag:example.org',
      language: 'sv',
      consented: false,
    });
    expect(kinds()).toEqual(['start', 'online', 'visible']);
  });

  it('gives each command all its fields and entropy of its own', async () => {
    const session = createSession(core, room, { self: '', language: 'sv' });
    await session.command('logStep', { text: 'Ringde', visibility: 'room' });
    await session.command('logStep', { text: 'Ringde', visibility: 'room' });
    const commands = core.heard.filter((message) => message.kind === 'command');
    expect(commands[0]).toMatchObject({
      name: 'logStep',
      args: { id: '', text: 'Ringde', principles: [], visibility: 'room', from: '' },
    });
    expect(commands[0]?.entropy).toMatch(/^[0-9a-f]{64}$/);
    expect(commands[0]?.entropy).not.toBe(commands[1]?.entropy);
  });

  it('carries out a read and gives the answer back', async () => {
    const asked: RoomAction[] = [];
    const { made } = transport(async (action) => {
      asked.push(action);
      return { kind: 'page', request: action.request, events: ['{}'], next: '' };
    });
    createSession(core, room, { self: '', language: 'sv', transport: made });
    core.emit([read]);
    await soon();
    expect(asked).toEqual([read]);
    expect(core.heard.at(-1)).toEqual({ kind: 'page', request: 'r1', events: ['{}'], next: '' });
  });

  it('gives no answer to a core that did not ask for it', async () => {
    let arrive: (message: MessagePayload) => void = () => undefined;
    const { made } = transport(() => new Promise((resolve) => (arrive = resolve)));
    createSession(core, room, { self: '', language: 'sv', transport: made });
    core.emit([read]);
    core.life += 1;
    arrive({ kind: 'page', request: 'r1', events: [], next: '' });
    await soon();
    expect(kinds()).not.toContain('page');
  });

  it('answers that it failed when the transport throws, or when there is none', async () => {
    const { made } = transport(() => Promise.reject(new Error('broken')));
    createSession(core, room, { self: '', language: 'sv', transport: made });
    core.emit([read]);
    await soon();
    expect(core.heard.at(-1)).toMatchObject({ kind: 'failed', request: 'r1', code: 'transport' });

    const alone = new FakeCore(false);
    createSession(alone, '', { self: '', language: 'sv' });
    alone.emit([read]);
    await soon();
    expect(alone.heard.at(-1)).toMatchObject({ kind: 'failed', request: 'r1', code: 'no-room' });
  });

  it('listens to its own room only', async () => {
    const { made } = transport(() => new Promise(() => undefined));
    const session = createSession(core, room, { self: '', language: 'sv', transport: made });
    const changed: string[][] = [];
    session.onChanged((views) => changed.push(views));
    core.emit([{ kind: 'changed', views: ['steps'] }], '!annat:example.org');
    core.emit([{ kind: 'changed', views: ['week'] }]);
    expect(changed).toEqual([['week']]);
  });

  it('tells what the host pushes', async () => {
    const { made, push } = transport(() => new Promise(() => undefined));
    createSession(core, room, { self: '', language: 'sv', transport: made });
    push({ kind: 'granted', permissions: ['x'] });
    expect(core.heard.at(-1)).toEqual({ kind: 'granted', permissions: ['x'] });
  });

  it('has one timer: the latest wish wins', async () => {
    vi.useFakeTimers({ now: 1_000_000 });
    createSession(core, room, { self: '', language: 'sv' });
    core.emit([{ kind: 'wakeAt', ms: 1_005_000 }]);
    core.emit([{ kind: 'wakeAt', ms: 1_060_000 }]);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(kinds()).not.toContain('woke');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(kinds().filter((kind) => kind === 'woke')).toHaveLength(1);
  });

  it('waits for a moment further away than a timer can hold, without waking at once', async () => {
    vi.useFakeTimers({ now: 0 });
    createSession(core, room, { self: '', language: 'sv' });
    core.emit([{ kind: 'wakeAt', ms: 2 ** 31 + 5_000 }]);
    await vi.advanceTimersByTimeAsync(2 ** 31 - 1);
    expect(kinds()).not.toContain('woke');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(kinds()).toContain('woke');
  });

  it('tells when the network or the page comes and goes', () => {
    createSession(core, room, { self: '', language: 'sv' });
    core.heard.length = 0;
    dispatchEvent(new Event('offline'));
    document.dispatchEvent(new Event('visibilitychange'));
    dispatchEvent(new Event('pagehide'));
    expect(kinds()).toEqual(['online', 'visible', 'visible']);
    expect(core.heard.at(-1)).toEqual({ kind: 'visible', is: false });
  });
});
