// Holds the core and its stores, in a worker or (where none can start) in the page: calls in, answers and
// actions out. Carries out what the core asks of the stores by itself. Decides nothing. A trap ends it: the
// page starts another. Told to stop it finishes and keeps what was begun.
// Part of the core comes later (core/base/deferred.h): before the first thing that may need it, or some time
// after the first view. Where it cannot be had, that thing is answered with the error "not-loaded", and the
// next one tries again.
// SPDX-License-Identifier: EUPL-1.2
import type { CoreModule } from '@core-wasm';
import type { StoreAction } from '../ports';
import { type Action, contractVersion, type MessagePayload, needsDeferred } from './protocol.gen';
import { openStores, type Stores } from './stores';
import type { FreshView, FromHost, ToHost } from './wire';

type Answer = { actions?: Action[]; error?: { code: string; detail: string } };
export type StartCore = () => Promise<CoreModule>;

/** After the first view, when what a page loads first has come: the rest, so that it is here when offline. */
const restAfterMs = 3_000;

const encoder = new TextEncoder();

const isForStores = (action: Action): action is StoreAction =>
  action.kind === 'put' || action.kind === 'remove';

export function createHost(
  post: (message: FromHost) => void,
  start: StartCore,
  stores: Stores = openStores(),
  deferred: readonly string[] = needsDeferred,
): (message: ToHost) => void {
  let dead = false;
  /** Calls that are not answered yet, and what the stores have not done yet. */
  const underWay = new Set<Promise<unknown>>();
  let begun: Promise<unknown> = Promise.resolve();
  /** Room → all its records have been given to the core. Nothing else reaches the room before that. */
  const loaded = new Map<string, Promise<void>>();
  /** Room and view → how it was last asked for. */
  const asked = new Map<string, string>();
  let isRestAwaited = deferred.length === 0;

  function follow(work: Promise<unknown>): void {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }

  function die(why: unknown): void {
    if (dead) return;
    dead = true;
    post({ dead: String(why) });
  }
  const core = start().then((module) => {
    if (module.contractVersion() !== contractVersion) throw new Error(`contract ${module.contractVersion()}`);
    return module;
  });
  core.catch(die);

  /** The core, with its deferred part where `what` may need that. */
  async function coreFor(what: string): Promise<CoreModule> {
    const module = await core;
    if (deferred.includes(what)) {
      await module.loadDeferred().catch((error) => {
        throw new Error(`not-loaded: ${error}`);
      });
    }
    return module;
  }

  function awaitRest(module: CoreModule): void {
    if (isRestAwaited) return;
    isRestAwaited = true;
    // Unasked, so a failure is nobody's business: who needs it asks again.
    setTimeout(() => dead || module.loadDeferred().catch(() => undefined), restAfterMs);
  }

  /** What a person did is answered with what there is to see now: to be asked again takes a frame or two. */
  function freshAfter(
    module: CoreModule,
    room: string,
    message: MessagePayload,
    actions: Action[],
  ): { fresh?: FreshView[] } {
    if (message.kind !== 'command') return {};
    const fresh = actions
      .flatMap((action) => (action.kind === 'changed' ? action.views : []))
      .flatMap((name) => {
        const query = asked.get(`${name} ${room}`);
        if (query === undefined) return [];
        const json = module.view(name, JSON.stringify({ ...JSON.parse(query), now: Date.now() }));
        return [{ name, query, json }];
      });
    return { fresh };
  }

  /** One message to the core; what it wants of the stores is done, the rest goes to the page. */
  async function take(room: string, message: MessagePayload): Promise<void> {
    const module = await coreFor('name' in message ? `${message.kind} ${message.name}` : message.kind);
    if (dead) return;
    // As bytes: the browser writes them into the core's memory many times faster than Embind would a string.
    const bytes = encoder.encode(JSON.stringify({ ...message, now: Date.now(), room }));
    const answer = JSON.parse(module.process(bytes)) as Answer;
    if (answer.error) throw new Error(`${answer.error.code} ${answer.error.detail}`);
    const actions = answer.actions ?? [];
    // First, so that a trap in what follows cannot lose it.
    for (const action of actions.filter(isForStores)) {
      follow(stores.perform(action).then((result) => guarded(() => take(room, result))));
    }
    const others = actions.filter((action) => !isForStores(action));
    if (others.length > 0) post({ room, actions: others, ...freshAfter(module, room, message, others) });
  }

  async function load(room: string): Promise<void> {
    await begun;
    await take(room, await stores.load(room));
  }

  async function process(room: string, message: MessagePayload): Promise<string> {
    if (message.kind === 'start') {
      const started = take(room, message).then(() => load(room));
      loaded.set(room, started);
      await started;
    } else {
      await loaded.get(room);
      await take(room, message);
    }
    return '';
  }

  async function view(name: string, query: string): Promise<string> {
    const { room } = JSON.parse(query) as { room: string };
    // Only then is it asked for again after a command, which does not wait.
    const module = await coreFor(`view ${name}`);
    asked.set(`${name} ${room}`, query);
    await loaded.get(room);
    const json = module.view(name, query);
    awaitRest(module);
    return json;
  }

  /** Whatever the core throws is a trap: its memory can no longer be trusted. */
  async function guarded<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) die(error);
      else throw error;
      return undefined;
    }
  }

  async function answer(id: number, work: () => Promise<string>): Promise<void> {
    try {
      const value = await guarded(work);
      if (value !== undefined) post({ id, value });
    } catch (error) {
      post({ id, error: String(error) });
    }
  }

  /** What is stored leads to more that is to be stored, for a while. */
  async function stop(): Promise<void> {
    while (underWay.size > 0) await Promise.allSettled(underWay);
    if (!dead) post({ stopped: true });
    dead = true;
  }

  post({ up: true });
  return (message) => {
    if (dead) return;
    switch (message.call) {
      case 'begin':
        // Twice dead in a row: perhaps what was stored did it. The cache can be fetched again.
        if (message.attempt > 0) begun = stores.dropCache();
        return;
      case 'process':
        follow(answer(message.id, () => process(message.room, message.message)));
        return;
      case 'view':
        follow(answer(message.id, () => view(message.name, message.query)));
        return;
      case 'stop':
        void stop();
        return;
    }
  };
}
