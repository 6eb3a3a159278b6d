// One room, seen from a screen: carries out what the core asks of the world and tells it what happens there.
// Decides nothing: one switch over actions.
// SPDX-License-Identifier: EUPL-1.2
import type { CoreClient, RoomAction, Session, SessionOptions } from '../ports';
import type { Action, CommandArgs, MessagePayload } from './protocol.gen';
import type { FreshView } from './wire';

type Notice = Extract<Action, { kind: 'notice' }>;

const noArgs: CommandArgs = { id: '', text: '', principles: [], visibility: '', from: '', option: 0 };
const plainQuery = {
  limit: 50,
  before: '',
  text: '',
  format: '',
  scope: '',
  language: '',
  named: false,
};
/** The longest time a browser's timer can hold; a later one is asked for again when this has passed. */
const longestTimerMs = 2 ** 31 - 1;

/** Half an emoji (a surrogate cut from its other half) is no text: as JSON it would be refused whole. */
function wellFormed(args: CommandArgs): CommandArgs {
  return { ...args, text: args.text.replace(/\p{Surrogate}/gu, '\ufffd') };
}

function entropy(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function createSession(core: CoreClient, room: string, options: SessionOptions): Session {
  const { self, language, transport, consented = false } = options;
  const changed = new Set<(views: string[], fresh: FreshView[]) => void>();
  const noticed = new Set<(notice: Notice) => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (message: MessagePayload) => core.process(room, message);
  /** For what nobody waits for: a core that stopped says so to the next view that is asked for. */
  const mention = (message: MessagePayload) => void tell(message).catch(() => undefined);

  function wakeAt(ms: number): void {
    clearTimeout(timer);
    const wait = Math.max(0, ms - Date.now());
    if (wait > longestTimerMs) timer = setTimeout(() => wakeAt(ms), longestTimerMs);
    else timer = setTimeout(() => mention({ kind: 'woke' }), wait);
  }

  async function perform(action: RoomAction): Promise<void> {
    const { request } = action;
    const failed = (code: string): MessagePayload => ({
      kind: 'failed',
      request,
      code,
      detail: '',
      retryAfterMs: 0,
    });
    const { life } = core;
    const answer = await transport?.perform(action).catch(() => failed('transport'));
    if (life === core.life) mention(answer ?? failed('no-room'));
  }

  function carryOut(action: Action, fresh: FreshView[]): void {
    switch (action.kind) {
      case 'wakeAt':
        wakeAt(action.ms);
        return;
      case 'changed':
        for (const receive of changed) receive(action.views, fresh);
        return;
      case 'notice':
        for (const receive of noticed) receive(action);
        return;
      case 'read':
      case 'send':
      case 'redact':
        void perform(action);
        return;
      case 'put':
      case 'remove':
        // The stores live with the core and have done it already.
        return;
    }
  }

  core.onActions((where, actions, fresh = []) => {
    if (where === room) for (const action of actions) carryOut(action, fresh);
  });
  mention({ kind: 'start', self, language, consented });
  watchTheWorld(mention);
  transport?.listen(mention);

  return {
    room,
    self,
    elsewhere: core.elsewhere,
    comeHere: () => core.comeHere(),
    tell,
    command: (name, args) =>
      tell({ kind: 'command', name, args: wellFormed({ ...noArgs, ...args }), entropy: entropy() }),
    view: (name, query) => core.view(name, { now: Date.now(), room, ...plainQuery, ...query }),
    onChanged(receive) {
      changed.add(receive);
      return () => changed.delete(receive);
    },
    onNotice(receive) {
      noticed.add(receive);
      return () => noticed.delete(receive);
    },
  };
}

function watchTheWorld(mention: (message: MessagePayload) => void): void {
  const online = () => mention({ kind: 'online', is: navigator.onLine });
  const visible = () => mention({ kind: 'visible', is: document.visibilityState === 'visible' });
  addEventListener('online', online);
  addEventListener('offline', online);
  // A widget that gets the focus is looked at again, though it was never hidden.
  addEventListener('focus', visible);
  document.addEventListener('visibilitychange', visible);
  addEventListener('pageshow', visible);
  addEventListener('pagehide', () => mention({ kind: 'visible', is: false }));
  online();
  visible();
}
