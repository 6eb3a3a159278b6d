// The core's client: a core that dies is started again and told what it must know; where no worker can start,
// the page does it.
// SPDX-License-Identifier: EUPL-1.2
import { afterEach, describe, expect, it, vi } from 'vitest';

vi.mock('../../web/src/core/worker.ts?worker&url', () => ({ default: '/worker.js' }));
const { createClient } = await import('../../web/src/core/start');
type FromHost = import('../../web/src/core/wire').FromHost;
type ToHost = import('../../web/src/core/wire').ToHost;

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
const query = { now: 0, room: '', limit: 50, before: '', text: '', principle: '' };
const start = { kind: 'start', self: '', language: 'sv', consented: false } as const;

afterEach(() => vi.useRealTimers());

describe('createClient', () => {
  it('starts another core when one dies and tells it the facts again', async () => {
    const { made, open } = hosts();
    const client = createClient(open, open);
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
    const client = createClient(open, open);
    const first = made[0] as Host;
    first.receive({ up: true });
    first.mute = true;
    const view = client.view('week', query);
    const command = client.process('', {
      kind: 'command',
      name: 'logStep',
      args: { id: '', text: 'x', principles: [], visibility: '', from: '' },
      entropy: '',
    });
    const refused = expect(command).rejects.toThrow('core-stopped');
    first.receive({ dead: 'trap' });
    await refused;
    expect(await view).toEqual({ host: 1 });
    expect(made[1]?.kinds()).not.toContain('command');
  });

  it('uses the page where a worker throws at once', async () => {
    const { made, open } = hosts();
    const client = createClient(() => {
      throw new Error('no workers here');
    }, open);
    made[0]?.receive({ up: true });
    expect(await client.view('week', query)).toEqual({ host: 0 });
  });

  it('uses the page where a worker’s script never runs, and repeats everything', async () => {
    const worker = hosts();
    const page = hosts();
    const client = createClient(worker.open, page.open);
    const dumb = worker.made[0] as Host;
    dumb.mute = true;
    const started = client.process('', start);
    const view = client.view('week', query);
    dumb.receive({ dead: 'script error' });
    await started;
    expect(await view).toEqual({ host: 0 });
    expect(page.made[0]?.kinds()).toEqual(['begin', 'start', 'view']);
  });

  it('waits no longer than its limit for a worker that says nothing', async () => {
    vi.useFakeTimers();
    const worker = hosts();
    const page = hosts();
    const client = createClient(worker.open, page.open);
    (worker.made[0] as Host).mute = true;
    const view = client.view('week', query);
    await vi.advanceTimersByTimeAsync(21_000);
    expect(await view).toEqual({ host: 0 });
  });

  it('gives up after four deaths in a minute and says so to everyone who asks', async () => {
    const { made, open } = hosts();
    const client = createClient(open, open);
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
    const client = createClient(open, open);
    const heard: string[] = [];
    client.onActions((room) => heard.push(room));
    made[0]?.receive({ up: true });
    made[0]?.receive({ dead: 'trap' });
    made[0]?.receive({ room: 'old', actions: [] });
    expect(heard).toEqual([]);
  });
});
