// What can go wrong between this device and a homeserver, as a code that has words on the screen. Promises: a
// code for everything, so that nobody is shown an exception. Refuses to guess: what is none of these is
// "other", with the server's own word.
// SPDX-License-Identifier: EUPL-1.2

export type TroubleCode =
  | 'bad-name' // neither a server nor a user id
  | 'not-secure' // http, and not this computer
  | 'offline'
  | 'no-answer'
  | 'no-file' // of Småsteg: it did not come, or is not the one that was published
  | 'not-matrix'
  | 'captive' // a page instead of an answer: a network that one must log in to first
  | 'old-server'
  | 'no-way' // no way to sign in that we know
  | 'not-let-in' // the OAuth 2 server does not know such an app
  | 'not-begun' // an answer that nobody asked for in this tab
  | 'refused' // on the server's own page
  | 'wrong-password'
  | 'too-often'
  | 'closed-account'
  | 'storage'
  | 'other-user' // the one whose steps wait here is somebody else
  | 'elsewhere' // another tab has the account
  | 'signed-out'
  | 'needs-password'
  | 'needs-page' // the server wants a yes on its own page; its address is the detail
  | 'wrong-key'
  | 'no-key'
  | 'mismatch'
  | 'cancelled'
  | 'other';

export class Trouble extends Error {
  readonly code: TroubleCode;
  /** Until the server wants to hear of us again; 0 = it did not say. */
  readonly waitMs: number;

  constructor(code: TroubleCode, detail = '', waitMs = 0) {
    super(detail || code);
    this.code = code;
    this.waitMs = waitMs;
  }
}

const byErrcode: Record<string, TroubleCode> = {
  M_FORBIDDEN: 'wrong-password',
  M_LIMIT_EXCEEDED: 'too-often',
  M_USER_DEACTIVATED: 'closed-account',
  M_USER_LOCKED: 'closed-account',
  M_UNKNOWN_TOKEN: 'signed-out',
  M_MISSING_TOKEN: 'signed-out',
};

const fields = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};

/** The device could not keep what was to be kept: full, or forbidden. Encryption tells it in words. */
export function isStorage(error: unknown): boolean {
  const { name, message } = fields(error);
  // "Secret storage" is on the server.
  return /Quota|(?<!secret ?)storage|IndexedDB|DomException/i.test(`${String(name)} ${String(message)}`);
}

/** As the library and the browser call it. */
const unreachable = new Set(['ConnectionError', 'AbortError', 'TimeoutError', 'TypeError']);

/** The library's errors are known by their fields: its classes are not here before the library is. */
export function troubleOf(error: unknown, isOnline = navigator.onLine !== false): Trouble {
  if (error instanceof Trouble) return error;
  const { name, errcode, error: said, message, data } = fields(error);
  const known = byErrcode[String(errcode)];
  const { retry_after_ms: waitMs } = fields(data);
  // An OAuth 2 server says its own word as `error`.
  const detail = String(errcode ?? said ?? message ?? error);
  if (known) return new Trouble(known, detail, Number(waitMs) || 0);
  if (isOnline && name === 'TypeError' && /module/i.test(String(message)))
    return new Trouble('no-file', detail);
  if (isStorage(error)) return new Trouble('storage', detail);
  if (name === 'SyntaxError') return new Trouble('captive', detail);
  if (unreachable.has(String(name))) return new Trouble(isOnline ? 'no-answer' : 'offline', detail);
  return new Trouble('other', detail);
}
