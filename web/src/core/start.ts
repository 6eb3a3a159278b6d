// Starts the core: in a module worker, or in the page where no worker can start. When it dies, another is
// started from the stores and told again what it must know; what was asked meanwhile is asked again. Commands
// are not repeated: one of them may be what killed it.
// SPDX-License-Identifier: EUPL-1.2
import type { CoreClient } from '../ports';
import type { Action, MessagePayload, Views } from './protocol.gen';
import { scriptUrl } from './trusted';
import type { Channel, FreshView, FromHost, ToHost } from './wire';
import workerUrl from './worker.ts?worker&url';

export type OpenChannel = (receive: (message: FromHost) => void) => Channel;

/** A worker that cannot start says so at once, mostly; this is for one that says nothing at all. */
const upWithinMs = 20_000;
/** So many deaths within a minute, and the core is given up: the page says so and keeps the text. */
const deathsAllowed = 4;
const deathsWithinMs = 60_000;

const inWorker: OpenChannel = (receive) => {
  const worker = new Worker(scriptUrl(workerUrl), { type: 'module', name: 'smasteg' });
  worker.addEventListener('message', (event: MessageEvent<FromHost>) => receive(event.data));
  worker.addEventListener('error', (event) => receive({ dead: event.message || 'worker' }));
  return { post: (message) => worker.postMessage(message), close: () => worker.terminate() };
};

const inPage: OpenChannel = (receive) => {
  let open = true;
  const host = Promise.all([import('./host'), import('@core-wasm')]).then(([{ createHost }, core]) =>
    createHost((message) => open && receive(message), core.default),
  );
  host.catch((error) => receive({ dead: String(error) }));
  return {
    post: (message) => void host.then((take) => open && take(message)),
    close: () => {
      open = false;
    },
  };
};

type Waiting = { call: ToHost; resolve(value: string): void; reject(error: Error): void };
type Receive = (room: string, actions: Action[], fresh?: FreshView[]) => void;

/** Facts that a new core must hear again, the latest of each. Commands and answers are not among them. */
function factName(room: string, message: MessagePayload): string | undefined {
  switch (message.kind) {
    case 'load':
      return `load ${message.name}`;
    case 'start':
    case 'granted':
    case 'online':
    case 'visible':
      return `${message.kind} ${room}`;
    default:
      return undefined;
  }
}

export function createClient(first: OpenChannel, second: OpenChannel): CoreClient {
  const waiting = new Map<number, Waiting>();
  const facts = new Map<string, { room: string; message: MessagePayload }>();
  const receivers: Receive[] = [];
  const deaths: number[] = [];
  let open = first;
  let isUp = false;
  let nextId = 1;
  let channel = connect();

  function connect(): Channel {
    let current = true;
    isUp = false;
    const died = (why: string) => {
      if (!current) return;
      current = false;
      clearTimeout(timer);
      restart(why);
    };
    const timer = setTimeout(() => died('no answer'), upWithinMs);
    const made = tryToOpen((message) => {
      if (!current) return;
      if ('up' in message) {
        isUp = true;
        clearTimeout(timer);
      } else if ('dead' in message) died(message.dead);
      else if ('actions' in message) tell(message);
      else settle(message);
    });
    made.post({ call: 'begin', attempt: deaths.length });
    return made;
  }

  function tell({ room, actions, fresh }: Extract<FromHost, { actions: Action[] }>): void {
    for (const receive of receivers) receive(room, actions, fresh);
  }

  function tryToOpen(receive: (message: FromHost) => void): Channel {
    try {
      return open(receive);
    } catch {
      open = second;
      return open(receive);
    }
  }

  function settle(message: { id: number; value?: string; error?: string }): void {
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) call?.resolve(message.value ?? '');
    else call?.reject(new Error(message.error));
  }

  function restart(why: string): void {
    channel.close();
    // Not even its script ran: this way does not work here. Otherwise the core itself failed.
    if (isUp) deaths.push(Date.now());
    else if (open === second) deaths.push(...Array<number>(deathsAllowed).fill(Date.now()));
    else open = second;
    while (deaths[0] !== undefined && deaths[0] < Date.now() - deathsWithinMs) deaths.shift();
    const givenUp = deaths.length >= deathsAllowed;
    for (const [id, { call, reject }] of waiting) {
      const repeat = call.call === 'view' || (!isUp && call.call === 'process');
      if (!givenUp && repeat) continue;
      waiting.delete(id);
      const fact = call.call === 'process' && factName(call.room, call.message);
      if (!givenUp && fact) settle({ id, value: '' });
      else reject(new Error(`core-stopped: ${why}`));
    }
    if (givenUp) {
      channel = {
        post: (message) => 'id' in message && settle({ id: message.id, error: `core-stopped: ${why}` }),
        close() {},
      };
      return;
    }
    const wasUp = isUp;
    channel = connect();
    if (wasUp)
      for (const { room, message } of facts.values()) channel.post({ call: 'process', id: 0, room, message });
    for (const { call } of waiting.values()) channel.post(call);
    // The new core may show something else than the old one did.
    const views: Action[] = [
      { kind: 'changed', views: ['steps', 'composer', 'status', 'week', 'principles'] },
    ];
    for (const { room, message } of facts.values()) {
      if (wasUp && message.kind === 'start') for (const receive of receivers) receive(room, views);
    }
  }

  function ask(call: (id: number) => ToHost): Promise<string> {
    const id = nextId++;
    return new Promise((resolve, reject) => {
      waiting.set(id, { call: call(id), resolve, reject });
      channel.post(call(id));
    });
  }

  return {
    async process(room, message) {
      const name = factName(room, message);
      if (name) facts.set(name, { room, message });
      await ask((id) => ({ call: 'process', id, room, message }));
    },
    async view<N extends keyof Views>(name: N, query: object): Promise<Views[N]> {
      const json = await ask((id) => ({ call: 'view', id, name, query: JSON.stringify(query) }));
      return JSON.parse(json) as Views[N];
    },
    onActions: (receive) => receivers.push(receive),
  };
}

export async function startCore(): Promise<CoreClient> {
  return createClient(inWorker, inPage);
}
