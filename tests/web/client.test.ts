// The core's client: a core that dies is started again and told what it must know; where no worker can start,
// the page does it; in another tab's turn there is none.
// SPDX-License-Identifier: EUPL-1.2
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../web/src/core/client';
import type { Action, MessagePayload } from '../../web/src/core/protocol.gen';
import type { Holder, TakeTurns } from '../../web/src/core/turn';
import type { FromHost, ToHost } from '../../web/src/core/wire';

/** A host one can kill. Answers views with its own number. */
class Host {
  heard: ToHost[] = [];
  closed = false;
  mute = false;
  readonly number: number;
  readonly receive: (message: FromHost) => void;
  constructor(number: number, receive: (message: FromHost) => void) {
    this.number = number;
    this.receive = receive;
  }
  post(message: ToHost): void {
    this.heard.push(message);
    if (this.mute || message.call === 'begin') return;
    if (message.call === 'stop') {
      queueMicrotask(() => this.receive({ stopped: true }));
      return;
    }
    queueMicrotask(() =>
      this.receive({ id: message.id, value: message.call === 'view' ? `{"host":${this.number}}` : '' }),
    );
  }
  close(): void {
    this.closed = true;
  }
  kinds = () =>
    this.heard.map((message) => (message.call === 'process' ? message.message.kind : message.call));
}

function hosts() {
  const made: Host[] = [];
  const open = (receive: (message: FromHost) => void) => {
    const host = new Host(made.length, receive);
    made.push(host);
    return host;
  };
  return { made, open };
}
const alone: TakeTurns = (holder) => {
  holder.begin();
  return { want: () => undefined };
};
/** Turns that the test gives and takes. */
function turns() {
  let holder: Holder | undefined;
  let wanted = 0;
  const take: TakeTurns = (given) => {
    holder = given;
    return {
      want: () => {
        wanted += 1;
      },
    };
  };
  return {
    take,
    begin: () => holder?.begin(),
    end: (taken = false) => holder?.end(taken) ?? Promise.resolve(),
    wanted: () => wanted,
  };
}
const command = (text: string): MessagePayload => ({
  kind: 'command',
  name: 'logStep',
  args: { id: '', text, principles: [], visibility: '', from: '', option: 0 },
  entropy: '',
});
const query = {
  now: 0,
  room: '',
  limit: 50,
  before: '',
  text: '',
  format: '',
  scope: '',
  language: '',
  named: false,
};
const start = { kind: 'start', self: '', language: 'sv', consented: false } as const;

afterEach(() => vi.useRealTimers());

describe('createClient', () => {
  it('starts another core when one dies and tells it the facts again', async () => {
    const { made, open } = hosts();
    const client = createClient(open, open, alone);
    const changed: string[][] = [];
    client.onActions((_, actions) => {
      for (const action of actions) if (action.kind === 'changed') changed.push(action.views);
    });
    made[0]?.receive({ up: true });
    await client.process('', start);
    await client.process('', { kind: 'granted', permissions: ['a'] });
    await client.process('', { kind: 'granted', permissions: ['b'] });
    await client.process('', { kind: 'pushed', event: '{}' });
    made[0]?.receive({ dead: 'RuntimeError: unreachable' });
    expect(made[0]?.closed).toBe(true);
    expect(made[1]?.kinds()).toEqual(['begin', 'start', 'granted']);
    expect(made[1]?.heard[2]).toMatchObject({ message: { permissions: ['b'] } });
    expect(changed).toHaveLength(1);
    expect(await client.view('week', query)).toEqual({ host: 1 });
  });

  it('asks again for a view that was on its way, and does not repeat a command', async () => {
    const { made, open } = hosts();
    const client = createClient(open, open, alone);
    const first = made[0] as Host;
    first.receive({ up: true });
    first.mute = true;
    const view = client.view('week', query);
    const refused = expect(client.process('', command('x'))).rejects.toThrow('core-stopped');
    first.receive({ dead: 'trap' });
    await refused;
    expect(await view).toEqual({ host: 1 });
    expect(made[1]?.kinds()).not.toContain('command');
  });

  it('uses the page where a worker throws at once', async () => {
    const { made, open } = hosts();
    const noWorker = () => {
      throw new Error('no workers here');
    };
    const client = createClient(noWorker, open, alone);
    made[0]?.receive({ up: true });
    expect(await client.view('week', query)).toEqual({ host: 0 });
  });

  it('uses the page where a worker’s script never runs, and repeats everything', async () => {
    const worker = hosts();
    const page = hosts();
    const client = createClient(worker.open, page.open, alone);
    const dumb = worker.made[0] as Host;
    dumb.mute = true;
    const started = client.process('', start);
    const view = client.view('week', query);
    dumb.receive({ dead: 'script error' });
    await started;
    expect(await view).toEqual({ host: 0 });
    expect(page.made[0]?.kinds()).toEqual(['begin', 'start', 'view']);
  });

  it('tells the page what the worker was told, also when it was not yet its turn then', async () => {
    const worker = hosts();
    const page = hosts();
    const { take, begin } = turns();
    const client = createClient(worker.open, page.open, take);
    await client.process('', start);
    begin();
    worker.made[0]?.receive({ dead: 'script error' });
    expect(page.made[0]?.kinds()).toEqual(['begin', 'start']);
  });

  it('waits no longer than its limit for a worker that says nothing', async () => {
    vi.useFakeTimers();
    const worker = hosts();
    const page = hosts();
    const client = createClient(worker.open, page.open, alone);
    (worker.made[0] as Host).mute = true;
    const view = client.view('week', query);
    await vi.advanceTimersByTimeAsync(21_000);
    expect(await view).toEqual({ host: 0 });
  });

  it('gives up after four deaths in a minute and says so to everyone who asks', async () => {
    const { made, open } = hosts();
    const client = createClient(open, open, alone);
    for (let i = 0; i < 4; i++) {
      made[i]?.receive({ up: true });
      made[i]?.receive({ dead: 'trap' });
    }
    expect(made).toHaveLength(4);
    await expect(client.view('week', query)).rejects.toThrow('core-stopped');
    expect(made[2]?.heard[0]).toEqual({ call: 'begin', attempt: 2 });
  });

  it('hears no more from a core that is dead', async () => {
    const { made, open } = hosts();
    const client = createClient(open, open, alone);
    const heard: string[] = [];
    client.onActions((room) => heard.push(room));
    made[0]?.receive({ up: true });
    made[0]?.receive({ dead: 'trap' });
    made[0]?.receive({ room: 'old', actions: [] });
    expect(heard).toEqual([]);
  });
});

describe('createClient, with the room open in several tabs', () => {
  const send = { kind: 'send', request: 'r1', type: 'm.room.message', content: '{}' } as const;

  it('starts no core before its turn; then the facts come first, and after them what was asked', async () => {
    const { made, open } = hosts();
    const { take, begin } = turns();
    const client = createClient(open, open, take);
    await client.process('', start);
    await client.process('', { kind: 'granted', permissions: ['a'] });
    await client.process('', { kind: 'pushed', event: '{}' });
    const view = client.view('week', query);
    const logged = client.process('', command('x'));
    expect(made).toEqual([]);
    begin();
    expect(await view).toEqual({ host: 0 });
    await logged;
    expect(made[0]?.kinds()).toEqual(['begin', 'start', 'granted', 'view', 'command']);
  });

  it('lets go only when what it sends is answered and kept', async () => {
    const { made, open } = hosts();
    const { take, begin, end } = turns();
    const client = createClient(open, open, take);
    begin();
    const first = made[0] as Host;
    first.receive({ up: true });
    await client.process('!a:x', start);
    first.receive({ room: '!a:x', actions: [send] });
    let isOver = false;
    const over = end().then(() => {
      isOver = true;
    });
    await vi.waitFor(() => expect(first.kinds().at(-1)).toBe('online'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isOver).toBe(false);
    await client.process('!a:x', { kind: 'sent', request: 'r1', eventId: '$1' });
    await over;
    expect(first.kinds()).toEqual(['begin', 'start', 'online', 'sent', 'stop']);
    expect(first.heard[2]).toMatchObject({ room: '!a:x', message: { kind: 'online', is: false } });
    expect(first.closed).toBe(true);
    expect(client.elsewhere.value).toBe(true);
  });

  it('waits no longer than a second or so for a room, or a core, that does not answer', async () => {
    vi.useFakeTimers();
    const { made, open } = hosts();
    const { take, begin, end } = turns();
    const client = createClient(open, open, take);
    begin();
    await client.process('', start);
    (made[0] as Host).mute = true;
    made[0]?.receive({ room: '', actions: [send] });
    const over = end();
    await vi.advanceTimersByTimeAsync(1_300);
    await over;
    expect(made[0]?.closed).toBe(true);
  });

  it('stops at once when it was taken, even while it was finishing', async () => {
    const { made, open } = hosts();
    const { take, begin, end } = turns();
    const client = createClient(open, open, take);
    begin();
    await client.process('', start);
    made[0]?.receive({ room: '', actions: [send] });
    const over = end();
    await end(true);
    expect(made[0]?.closed).toBe(true);
    expect(made[0]?.kinds()).not.toContain('stop');
    // Ours again before the first had found out: that finishing is no matter of the new core's.
    begin();
    await over;
    expect(made[1]?.kinds()).toEqual(['begin', 'start']);
    expect(made[1]?.closed).toBe(false);
    expect(await client.view('week', query)).toEqual({ host: 1 });
  });

  it('sends and asks nothing in another’s turn, and goes on from the stores in its own', async () => {
    const { made, open } = hosts();
    const { take, begin, end, wanted } = turns();
    const client = createClient(open, open, take);
    const heard: Action[] = [];
    client.onActions((_, actions) => heard.push(...actions));
    begin();
    made[0]?.receive({ up: true });
    await client.process('', start);
    await end();
    const { life } = client;
    made[0]?.receive({ room: '', actions: [send] });
    await client.process('', { kind: 'woke' });
    await client.process('', { kind: 'online', is: false });
    const view = client.view('week', query);
    expect(heard).toEqual([]);
    expect(made).toHaveLength(1);
    client.comeHere();
    expect(wanted()).toBe(1);
    expect(client.elsewhere.value).toBe(false);
    begin();
    expect(await view).toEqual({ host: 1 });
    expect(made[1]?.kinds()).toEqual(['begin', 'start', 'online', 'view']);
    expect(heard.map(({ kind }) => kind)).toEqual(['changed']);
    // What the first core asked of the room is no answer to the second.
    expect(life).toBe(1);
    client.comeHere();
    expect(wanted()).toBe(1);
  });

  it('starts no other core for one that dies while it is finishing', async () => {
    const { made, open } = hosts();
    const { take, begin, end } = turns();
    const client = createClient(open, open, take);
    begin();
    made[0]?.receive({ up: true });
    await client.process('', start);
    made[0]?.receive({ room: '', actions: [send] });
    const over = end();
    made[0]?.receive({ dead: 'trap' });
    await over;
    expect(made).toHaveLength(1);
    begin();
    expect(made[1]?.kinds()).toEqual(['begin', 'start']);
  });

  it('says that a command was not taken when the core was gone before it answered', async () => {
    const { made, open } = hosts();
    const { take, begin, end } = turns();
    const client = createClient(open, open, take);
    begin();
    await client.process('', start);
    (made[0] as Host).mute = true;
    const refused = expect(client.process('', command('x'))).rejects.toThrow('core-stopped');
    await end(true);
    await refused;
    begin();
    expect(made[1]?.kinds()).toEqual(['begin', 'start']);
  });
});
