// The host of the core: the stores' work is done beside it, a room waits for its records, a trap ends it, and
// what needs the core's deferred part waits for that.
// SPDX-License-Identifier: EUPL-1.2
import 'fake-indexeddb/auto';
import type { CoreModule } from '@core-wasm';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createHost, type StartCore } from '../../web/src/core/host';
import { type Action, contractVersion, type Message } from '../../web/src/core/protocol.gen';
import { openStores, type Stores } from '../../web/src/core/stores';
import type { FromHost } from '../../web/src/core/wire';

/** A core that answers each kind of message as the test says. */
function coreThat(answers: (message: Message) => Action[]) {
  const heard: Message[] = [];
  const module: CoreModule = {
    process(json) {
      const text = typeof json === 'string' ? json : new TextDecoder().decode(json);
      const message = JSON.parse(text) as Message;
      heard.push(message);
      return JSON.stringify({ actions: answers(message) });
    },
    view: (name) => `{"view":"${name}"}`,
    contractVersion: () => contractVersion,
    loadDeferred: vi.fn(async () => undefined),
  };
  return { heard, module, start: async () => module };
}
const put = (key: string, store = 'own'): Action => ({
  kind: 'put',
  request: `p-${key}`,
  store,
  key,
  bytes: `of ${key}`,
});
const start = { kind: 'start', self: '', language: 'sv', consented: false } as const;
const online = { kind: 'online', is: true } as const;
const process = (id: number, room: string, message: Message | object) =>
  ({ call: 'process', id, room, message }) as never;

function hostOf(core: { start: StartCore }, stores: Stores = openStores(), deferred?: string[]) {
  const said: FromHost[] = [];
  const host = createHost((message) => said.push(message), core.start, stores, deferred);
  host({ call: 'begin', attempt: 0 });
  const until = (test: (message: FromHost) => boolean) =>
    vi.waitFor(() => expect(said.some(test)).toBe(true));
  const answered = (id: number) => until((message) => 'id' in message && message.id === id);
  return { host, said, until, answered };
}

beforeEach(async () => {
  const { IDBFactory } = await import('fake-indexeddb');
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe('createHost', () => {
  it('keeps what the core puts, tells it so, and gives it back at the next start', async () => {
    const first = coreThat(({ kind }) =>
      kind === 'online' ? [put('private/1'), put('seg/!a:x/1', 'cache'), put('seg/!b:x/1', 'cache')] : [],
    );
    const one = hostOf(first);
    one.host(process(1, '!a:x', start));
    one.host(process(2, '!a:x', online));
    await vi.waitFor(() => expect(first.heard.filter(({ kind }) => kind === 'stored')).toHaveLength(3));

    const second = coreThat(() => []);
    const two = hostOf(second);
    two.host(process(1, '!a:x', start));
    await two.answered(1);
    expect(second.heard.map(({ kind }) => kind)).toEqual(['start', 'loaded']);
    expect(second.heard[1]).toMatchObject({
      available: true,
      records: [
        { store: 'own', key: 'private/1', bytes: 'of private/1' },
        { store: 'cache', key: 'seg/!a:x/1', bytes: 'of seg/!a:x/1' },
      ],
    });
  });

  it('removes what the core removes', async () => {
    const core = coreThat(({ kind }) =>
      kind === 'online' ? [put('k'), { kind: 'remove', request: 'r', store: 'own', key: 'k' }] : [],
    );
    const one = hostOf(core);
    one.host(process(1, '', start));
    one.host(process(2, '', online));
    await vi.waitFor(() => expect(core.heard.filter(({ kind }) => kind === 'stored')).toHaveLength(2));
    expect((await openStores().load('')).records).toEqual([]);
  });

  it('lets nothing reach a room before its records, in the order it came', async () => {
    const core = coreThat(() => []);
    const { host, answered, said } = hostOf(core);
    host(process(1, '', start));
    host(process(2, '', online));
    host({ call: 'view', id: 3, name: 'week', query: '{"room":""}' });
    await answered(3);
    expect(core.heard.map(({ kind }) => kind)).toEqual(['start', 'loaded', 'online']);
    expect(said).toContainEqual({ id: 3, value: '{"view":"week"}' });
  });

  it('sends what is not the stores’ on to the page, before its answer', async () => {
    const changed: Action = { kind: 'changed', views: ['steps'] };
    const { host, said, answered } = hostOf(
      coreThat(({ kind }) => (kind === 'online' ? [changed, put('k')] : [])),
    );
    host(process(1, '', start));
    host(process(2, '', online));
    await answered(2);
    const at = said.findIndex((message) => 'actions' in message);
    expect(said[at]).toEqual({ room: '', actions: [changed] });
    expect(at).toBeLessThan(said.findIndex((message) => 'id' in message && message.id === 2));
  });

  it('adds to a command what there is to see after it, as it was last asked for', async () => {
    const changed: Action = { kind: 'changed', views: ['steps', 'week'] };
    const { host, said, answered } = hostOf(coreThat(({ kind }) => (kind === 'command' ? [changed] : [])));
    const command = { kind: 'command', name: 'logStep', args: {}, entropy: '' };
    const query = '{"room":"","now":1,"text":"x"}';
    host(process(1, '', start));
    host(process(2, '', command));
    await answered(2);
    host({ call: 'view', id: 3, name: 'steps', query: '{"room":"","now":1}' });
    host({ call: 'view', id: 4, name: 'steps', query });
    host({ call: 'view', id: 5, name: 'week', query: '{"room":"!other:x","now":1}' });
    host(process(6, '', command));
    host(process(7, '', online));
    await answered(7);
    expect(said.filter((message) => 'actions' in message)).toEqual([
      { room: '', actions: [changed], fresh: [] },
      { room: '', actions: [changed], fresh: [{ name: 'steps', query, json: '{"view":"steps"}' }] },
    ]);
  });

  it('works on where storage is refused, and gives the refusal its name', async () => {
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('no', 'SecurityError');
      },
    });
    const core = coreThat(({ kind }) => (kind === 'online' ? [put('k')] : []));
    const { host } = hostOf(core);
    host(process(1, '', start));
    host(process(2, '', online));
    await vi.waitFor(() =>
      expect(core.heard.map(({ kind }) => kind)).toEqual(['start', 'loaded', 'online', 'failed']),
    );
    expect(core.heard[1]).toMatchObject({ available: false, records: [] });
    expect(core.heard[3]).toMatchObject({ request: 'p-k', code: 'SecurityError' });
  });

  it('waits two seconds at most for a storage that never answers', async () => {
    vi.useFakeTimers();
    vi.stubGlobal('indexedDB', { open: () => new EventTarget() });
    const loaded = openStores().load('');
    await vi.advanceTimersByTimeAsync(2_100);
    expect(await loaded).toEqual({ kind: 'loaded', available: false, records: [] });
    vi.useRealTimers();
  });

  it('says that it is dead after a trap, and nothing more', async () => {
    const core = coreThat(({ kind }) => {
      if (kind === 'online') throw new WebAssembly.RuntimeError('unreachable');
      return [];
    });
    const { host, said, until } = hostOf(core);
    host(process(1, '', start));
    host(process(2, '', online));
    await until((message) => 'dead' in message);
    const count = said.length;
    host(process(3, '', start));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(said).toHaveLength(count);
  });

  it('says that it is dead when the core cannot start', async () => {
    const { until } = hostOf({ start: () => Promise.reject(new Error('no wasm')) });
    await until((message) => 'dead' in message && message.dead.includes('no wasm'));
  });

  it('drops the cache, and only that, when the core before it died', async () => {
    const stores = openStores();
    await stores.perform(put('private/1') as never);
    await stores.perform(put('seg/!a:x/1', 'cache') as never);
    const core = coreThat(() => []);
    const host = createHost(() => undefined, core.start, stores);
    host({ call: 'begin', attempt: 1 });
    host(process(1, '!a:x', start));
    await vi.waitFor(() => expect(core.heard).toHaveLength(2));
    expect(core.heard[1]).toMatchObject({ records: [{ store: 'own', key: 'private/1' }] });
  });

  it('told to stop it keeps what was begun and what follows from that, and hears nothing more', async () => {
    const core = coreThat((message) => {
      if (message.kind === 'online') return [put('first')];
      return message.kind === 'stored' && message.request === 'p-first' ? [put('second')] : [];
    });
    const { host, said, until } = hostOf(core);
    host(process(1, '', start));
    host(process(2, '', online));
    host({ call: 'stop' });
    await until((message) => 'stopped' in message);
    expect(said.at(-1)).toEqual({ stopped: true });
    expect((await openStores().load('')).records.map(({ key }) => key)).toEqual(['first', 'second']);
    host(process(3, '', online));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(said.at(-1)).toEqual({ stopped: true });
  });
});

describe('the core’s deferred part', () => {
  const deferred = ['view quiz', 'command answerQuestion', 'load deck'];
  const quiz = (id: number) => ({ call: 'view', id, name: 'quiz', query: '{"room":"","now":1}' }) as const;
  const command = (name: string) => ({ kind: 'command', name, args: {}, entropy: '' });
  const views: Action = { kind: 'changed', views: ['quiz'] };

  function coreInParts(loadDeferred: () => Promise<void>) {
    const core = coreThat(({ kind }) => (kind === 'command' ? [views] : []));
    const load = vi.fn(loadDeferred);
    core.module.loadDeferred = load;
    return { ...core, load };
  }

  it('is there before the core hears what needs it, and nothing else waits', async () => {
    let come = () => {};
    const comes = new Promise<void>((resolve) => {
      come = resolve;
    });
    const core = coreInParts(() => comes);
    const { host, said, answered } = hostOf(core, openStores(), deferred);
    host(process(1, '', start));
    host(process(2, '', { kind: 'load', name: 'deck', text: '' }));
    host(process(3, '', command('answerQuestion')));
    host(quiz(4));
    host(process(5, '', { kind: 'load', name: 'catalogues', text: '' }));
    host(process(6, '', command('logStep')));
    host({ call: 'view', id: 7, name: 'week', query: '{"room":"","now":1}' });
    await answered(7);
    expect(core.heard.map((each) => ('name' in each ? each.name : each.kind))).toEqual([
      'start',
      'loaded',
      'catalogues',
      'logStep',
    ]);
    // Not asked for again unasked either: it was never answered.
    expect(said).toContainEqual({ room: '', actions: [views], fresh: [] });
    come();
    await answered(4);
    expect(core.heard.slice(4).map((each) => 'name' in each && each.name)).toEqual([
      'deck',
      'answerQuestion',
    ]);
    expect(said).toContainEqual({ id: 4, value: '{"view":"quiz"}' });
  });

  it('is asked for anew after it could not be had, and what needed it is told', async () => {
    const core = coreInParts(async () => undefined);
    core.load.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const { host, said, answered } = hostOf(core, openStores(), deferred);
    host(process(1, '', start));
    host(quiz(2));
    await answered(2);
    host(quiz(3));
    await answered(3);
    expect(said).toContainEqual({ id: 2, error: 'Error: not-loaded: TypeError: Failed to fetch' });
    expect(said).toContainEqual({ id: 3, value: '{"view":"quiz"}' });
    expect(said.some((message) => 'dead' in message)).toBe(false);
  });

  it.each([
    ['comes by itself some time after the first view', deferred, 1],
    ['is left alone where nothing needs it', [], 0],
  ])('%s', async (_, needed, times) => {
    const offline = new TypeError('offline: nobody asked, nobody is told');
    const core = coreInParts(() => Promise.reject(offline));
    const { host, answered } = hostOf(core, openStores(), needed);
    host(process(1, '', start));
    await answered(1);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const week = (id: number) => ({ call: 'view', id, name: 'week', query: '{"room":"","now":1}' }) as const;
    host(week(2));
    host(week(3));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(core.load).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(core.load).toHaveBeenCalledTimes(times);
    vi.useRealTimers();
  });
});
