// What the app knows of a Matrix account before the library is there: that there is one, and which room is
// open. No secret: those lie in a database of their own (matrix/keep.ts).
// SPDX-License-Identifier: EUPL-1.2
import { capabilities } from './capabilities';
import type { MessagePayload } from './core/protocol.gen';
import type { RoomTransport } from './ports';

export interface Account {
  /** Matrix user id. */
  user: string;
  /** The server as people know it. */
  server: string;
  /** "" = none chosen: the private notebook. */
  room: string;
  roomName: string;
}

const key = 'smasteg.account';
const leavingKey = 'smasteg.leaving';
const text = (value: unknown) => (typeof value === 'string' ? value : '');

export function readAccount(): Account | null {
  try {
    const { user, server, room, roomName } = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<
      string,
      unknown
    >;
    if (!text(user)) return null;
    return { user: text(user), server: text(server), room: text(room), roomName: text(roomName) };
  } catch {
    return null;
  }
}

/** false: this device keeps nothing. */
export function writeAccount(account: Account | null): boolean {
  try {
    if (account) localStorage.setItem(key, JSON.stringify(account));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/** Whose things are to be erased at the next start, before anything is opened; "" = nobody's. */
export function leaving(): string {
  try {
    return localStorage.getItem(leavingKey) ?? '';
  } catch {
    return '';
  }
}
export function setLeaving(user: string): void {
  try {
    if (user) localStorage.setItem(leavingKey, user);
    else localStorage.removeItem(leavingKey);
  } catch {
    // A device that keeps nothing has nothing to erase.
  }
}

/**
 * With what one comes back from the server's own page, as a query: `loginToken`, or what an OAuth 2 server
 * says behind the #, always with a `state`. It leaves the address at once, before anything could keep or pass
 * on that address. "" = nothing.
 */
export function takeSentBack(): string {
  const url = new URL(location.href);
  const isAnswer = /^#(?!\/)(?:.*&)?state=/.test(url.hash);
  if (!isAnswer && !url.searchParams.get('loginToken')) return '';
  const sent = (isAnswer ? url.hash : url.search).slice(1);
  url.searchParams.delete('loginToken');
  url.hash = '#/mer/konto';
  history.replaceState(null, '', url);
  return sent;
}

/** A client that is open, and how it is closed again. */
export interface OpenRoom {
  transport: RoomTransport;
  close(): Promise<void>;
}
export interface LateTransport extends RoomTransport {
  /** Another tab has the room: the client there and the one here would write the same keys. */
  rest(): void;
}

/** Nothing has left, so nothing has failed: the core asks again after this. */
const againMs = 10_000;

/**
 * The room's transport, whose library is fetched when something is to be done. Where it cannot be had, or
 * the server has signed us out, what is to be sent waits.
 */
export function lateTransport(open: () => Promise<OpenRoom>): LateTransport {
  const receivers = new Set<Parameters<RoomTransport['listen']>[0]>();
  let opening: Promise<OpenRoom> | null = null;

  function opened(): Promise<OpenRoom> {
    const attempt = open();
    attempt.then(
      ({ transport }) =>
        transport.listen((message) => {
          for (const receive of receivers) receive(message);
        }),
      () => {
        // The next one who needs it tries again.
        if (opening === attempt) opening = null;
      },
    );
    return attempt;
  }

  return {
    async perform(action) {
      opening ??= opened();
      try {
        const { transport } = await opening;
        return await transport.perform(action);
      } catch (error) {
        const code = text((error as { code?: unknown }).code) || 'not-ready';
        const { request, kind } = action;
        if (kind === 'read') return { kind: 'failed', request, code, detail: '', retryAfterMs: 0 };
        return later(request, code);
      }
    },
    listen(receive) {
      receivers.add(receive);
      // One's own account: there is nobody to ask.
      receive({ kind: 'granted', permissions: [...capabilities] });
      return () => receivers.delete(receive);
    },
    rest() {
      const had = opening;
      opening = null;
      void had?.then(({ close }) => close()).catch(() => undefined);
    },
  };
}

/** The one refusal after which the core keeps a step as waiting: "not now". */
export const later = (request: string, why: string): MessagePayload => ({
  kind: 'failed',
  request,
  code: 'M_LIMIT_EXCEEDED',
  detail: why,
  retryAfterMs: againMs,
});
