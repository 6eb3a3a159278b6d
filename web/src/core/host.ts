// Holds the core and its stores, in a worker or (where none can start) in the page: calls in, answers and
// actions out. Carries out what the core asks of the stores by itself. Decides nothing. A trap ends it: the
// page starts another.
// SPDX-License-Identifier: EUPL-1.2
import type { CoreModule } from '@core-wasm';
import type { StoreAction } from '../ports';
import { type Action, contractVersion, type MessagePayload } from './protocol.gen';
import { openStores, type Stores } from './stores';
import type { FromHost, ToHost } from './wire';

type Answer = { actions?: Action[]; error?: { code: string; detail: string } };
export type StartCore = () => Promise<CoreModule>;

const isForStores = (action: Action): action is StoreAction =>
  action.kind === 'put' || action.kind === 'remove';

export function createHost(
  post: (message: FromHost) => void,
  start: StartCore,
  stores: Stores = openStores(),
): (message: ToHost) => void {
  let dead = false;
  let begun: Promise<unknown> = Promise.resolve();
  /** Room → all its records have been given to the core. Nothing else reaches the room before that. */
  const loaded = new Map<string, Promise<void>>();

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

  /** One message to the core; what it wants of the stores is done, the rest goes to the page. */
  async function take(room: string, message: MessagePayload): Promise<void> {
    const module = await core;
    if (dead) return;
    const answer = JSON.parse(
      module.process(JSON.stringify({ ...message, now: Date.now(), room })),
    ) as Answer;
    if (answer.error) throw new Error(`${answer.error.code} ${answer.error.detail}`);
    const actions = answer.actions ?? [];
    const others = actions.filter((action) => !isForStores(action));
    if (others.length > 0) post({ room, actions: others });
    for (const action of actions.filter(isForStores)) {
      void stores.perform(action).then((result) => guarded(() => take(room, result)));
    }
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
    await loaded.get((JSON.parse(query) as { room: string }).room);
    return (await core).view(name, query);
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

  post({ up: true });
  return (message) => {
    if (dead) return;
    switch (message.call) {
      case 'begin':
        // Twice dead in a row: perhaps what was stored did it. The cache can be fetched again.
        if (message.attempt > 0) begun = stores.dropCache();
        return;
      case 'process':
        void answer(message.id, () => process(message.room, message.message));
        return;
      case 'view':
        void answer(message.id, () => view(message.name, message.query));
        return;
    }
  };
}
