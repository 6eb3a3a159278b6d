// The core, seen from the page. When it dies, another is started from the stores and told again what it must
// know; what was asked meanwhile is asked again. Commands are not repeated: one of them may have killed it.
// In another tab's turn there is none: what was under way is finished first, what comes then waits.
// SPDX-License-Identifier: EUPL-1.2
import type { CoreClient } from '../ports';
import { signal } from '../signal';
import { createCalls, createSends } from './calls';
import type { Action, MessagePayload, Views } from './protocol.gen';
import type { TakeTurns } from './turn';
import type { Channel, FreshView, FromHost, ToHost } from './wire';

export type OpenChannel = (receive: (message: FromHost) => void) => Channel;

/** A worker that cannot start says so at once, mostly; this is for one that says nothing at all. */
const upWithinMs = 20_000;
/** So many deaths within a minute, and the core is given up: the page says so and keeps the text. */
const deathsAllowed = 4;
const deathsWithinMs = 60_000;
/** Another tab waits: so long for what the host of the room is carrying out, then so long for the stores. */
const sendsWithinMs = 800;
const storesWithinMs = 400;

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

const nobody: Channel = { post: () => undefined, close: () => undefined };

const deadWith = (refuse: (id: number) => void): Channel => ({
  post: (message) => 'id' in message && refuse(message.id),
  close: () => undefined,
});

function atMost(ms: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))]);
}

export function createClient(first: OpenChannel, second: OpenChannel, takeTurns: TakeTurns): CoreClient {
  const calls = createCalls();
  const sends = createSends();
  const facts = new Map<string, { room: string; message: MessagePayload }>();
  const receivers: Receive[] = [];
  const deaths: number[] = [];
  const elsewhere = signal(false);
  let open = first;
  let isUp = false;
  let isOurs = false;
  let isLeaving = false;
  let turns = 0;
  let lives = 0;
  let channel = nobody;
  let whenStopped = () => {};

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
      else if ('stopped' in message) whenStopped();
      else if ('actions' in message) tell(message);
      else calls.settle(message);
    });
    made.post({ call: 'begin', attempt: deaths.length });
    return {
      post: (message: ToHost) => made.post(message),
      close() {
        current = false;
        clearTimeout(timer);
        made.close();
      },
    };
  }

  function tell({ room, actions, fresh }: Extract<FromHost, { actions: Action[] }>): void {
    sends.left(actions);
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

  function forget(why: string, mayRepeat: (call: ToHost) => boolean): void {
    lives += 1;
    sends.forget();
    calls.forget(`core-stopped: ${why}`, mayRepeat);
  }

  /** Facts first, then what waits. The new core may show something else than the old one did. */
  function retell(): void {
    for (const { room, message } of facts.values()) channel.post({ call: 'process', id: 0, room, message });
    calls.repeat(channel.post);
    if (lives === 0) return;
    const views: Action[] = [
      { kind: 'changed', views: ['steps', 'composer', 'status', 'week', 'principles'] },
    ];
    for (const { room, message } of facts.values())
      if (message.kind === 'start') for (const receive of receivers) receive(room, views);
  }

  function restart(why: string): void {
    channel.close();
    // Not even its script ran: this way does not work here. Otherwise the core itself failed.
    if (isUp) deaths.push(Date.now());
    else if (open === second) deaths.push(...Array<number>(deathsAllowed).fill(Date.now()));
    else open = second;
    while (deaths[0] !== undefined && deaths[0] < Date.now() - deathsWithinMs) deaths.shift();
    const isGivenUp = deaths.length >= deathsAllowed;
    // What never ran cannot have been killed by a command.
    forget(why, (call) => !isGivenUp && (call.call === 'view' || !isUp));
    if (isLeaving) channel = nobody;
    else if (isGivenUp) {
      channel = deadWith((id) => calls.settle({ id, error: `core-stopped: ${why}` }));
      calls.repeat(channel.post);
    } else {
      channel = connect();
      retell();
    }
  }

  const ask = (room: string, message: MessagePayload, isNow: boolean) =>
    calls.ask((id) => ({ call: 'process', id, room, message }), isNow ? channel.post : null);

  /** Nothing new leaves; what is on its way is answered and kept, so that the next tab knows of it. */
  async function finish(): Promise<void> {
    const mine = turns;
    const rooms = [...facts.values()].filter(({ message }) => message.kind === 'start');
    const offline = rooms.map(({ room }) => ask(room, { kind: 'online', is: false }, true));
    const sent = Promise.allSettled(offline).then(sends.allBack);
    await atMost(sendsWithinMs, sent);
    const stopped = new Promise<void>((resolve) => {
      whenStopped = resolve;
    });
    if (mine !== turns) return;
    channel.post({ call: 'stop' });
    await atMost(storesWithinMs, stopped);
  }

  async function end(taken: boolean): Promise<void> {
    const mine = turns;
    if (!taken) {
      isLeaving = true;
      await finish();
    }
    // It was taken while we were finishing; perhaps it is ours again already.
    if (!isOurs || mine !== turns) return;
    isOurs = false;
    isLeaving = false;
    channel.close();
    channel = nobody;
    forget('another tab', ({ call }) => call === 'view');
    elsewhere.value = true;
  }

  async function process(room: string, message: MessagePayload): Promise<void> {
    const name = factName(room, message);
    if (name) facts.set(name, { room, message });
    const isAnswer = 'request' in message;
    const isNow = isOurs && (!isLeaving || isAnswer);
    // A core that is not there yet is told the facts when it comes, and cannot make use of the rest.
    if (!isNow && message.kind !== 'command') return;
    const taken = ask(room, message, isNow);
    if (isAnswer) sends.answered(message.request);
    await taken;
  }
  async function view<N extends keyof Views>(name: N, query: object): Promise<Views[N]> {
    const call = (id: number): ToHost => ({ call: 'view', id, name, query: JSON.stringify(query) });
    return JSON.parse(await calls.ask(call, isOurs && !isLeaving ? channel.post : null)) as Views[N];
  }

  const turn = takeTurns({
    begin() {
      isOurs = true;
      turns += 1;
      elsewhere.value = false;
      channel = connect();
      retell();
    },
    end,
  });

  return {
    elsewhere,
    get life() {
      return lives;
    },
    comeHere() {
      if (isOurs && !isLeaving) return;
      elsewhere.value = false;
      turn.want();
    },
    process,
    view,
    onActions: (receive) => receivers.push(receive),
  };
}
