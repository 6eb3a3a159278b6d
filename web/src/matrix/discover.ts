// From what a person wrote, a user id or a server's name, to the homeserver and the ways to sign in there.
// Asks what the specification says: .well-known, then the server's versions, then its ways, of which an OAuth
// 2 server goes first. Promises a Trouble with its code for all that is no such server, and believes no page
// that only answers politely.
// SPDX-License-Identifier: EUPL-1.2
import type { ValidatedAuthMetadata as OAuthServer } from 'matrix-js-sdk';
import { Trouble, troubleOf } from './trouble';

export interface Server {
  /** As people know it: "exempel.se". */
  name: string;
  /** Where its API is, without a slash at the end. */
  url: string;
  /** The user id that was written; "" when only a server was. */
  user: string;
  password: boolean;
  /** Where the server sends people to sign in, each with its name; empty when it does not. */
  providers: { id: string; name: string }[];
  /** It leaves signing in to an OAuth 2 server: then the other ways are for clients that do not know that. */
  delegates: boolean;
}

/** What it says of itself, once it has been looked at. */
export type { OAuthServer };

/** The oldest version that the library speaks. */
const leastMinor = 1;
const answerWithinMs = 15_000;
const onThisComputer = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;
const hostName = /^([\p{L}\p{N}-]+\.)*[\p{L}\p{N}-]+(:\d{1,5})?$|^\[[0-9a-f:]+\](:\d{1,5})?$/iu;

export type Fetch = (url: string, options: RequestInit) => Promise<Response>;
export interface Written {
  host: string;
  user: string;
  url: string;
}

/** `@anna:exempel.se`, `exempel.se` or `https://matrix.exempel.se`. */
export function readWritten(text: string): Written {
  const written = text.trim().replace(/\/+$/, '');
  if (/^https?:\/\//i.test(written)) {
    if (!URL.canParse(written)) throw new Trouble('bad-name');
    const { host, origin, pathname, protocol } = new URL(written);
    if (protocol === 'http:' && !onThisComputer.test(host)) throw new Trouble('not-secure');
    return { host, user: '', url: origin + pathname.replace(/\/+$/, '') };
  }
  const [, user = '', host = ''] = /^(?:(@[^:\s]+):)?(\S+)$/.exec(written) ?? [];
  if (!hostName.test(host) || (!user && !/[.:]/.test(host) && !onThisComputer.test(host)))
    throw new Trouble('bad-name');
  const url = `${onThisComputer.test(host) ? 'http' : 'https'}://${host}`;
  return { host, user: user && `${user}:${host}`, url };
}

type Answer = { json: Record<string, unknown> } | { status: number; html: boolean };

async function ask(fetch: Fetch, url: string): Promise<Answer> {
  const signal = AbortSignal.timeout(answerWithinMs);
  const response = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
  const text = await response.text();
  try {
    const json: unknown = JSON.parse(text);
    if (response.ok && json !== null && typeof json === 'object')
      return { json: json as Record<string, unknown> };
    return { status: response.status, html: false };
  } catch {
    return { status: response.status, html: response.ok && /<\w/.test(text) };
  }
}

/** So that no password and no token can be read on the way. */
export function isSafe(address: unknown): address is string {
  if (typeof address !== 'string' || !URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && onThisComputer.test(host));
}

/** What .well-known says, where it says something; a silent or talkative web server is no hindrance. */
async function wellKnown(fetch: Fetch, url: string): Promise<string> {
  const answer = await ask(fetch, `${url}/.well-known/matrix/client`).catch(() => null);
  if (!answer || !('json' in answer)) return url;
  const said = (answer.json['m.homeserver'] as { base_url?: unknown } | undefined)?.base_url;
  if (typeof said !== 'string' || !URL.canParse(said)) throw new Trouble('not-matrix', 'well-known');
  if (!isSafe(said)) throw new Trouble('not-secure');
  return said.replace(/\/+$/, '');
}

async function checkVersions(fetch: Fetch, url: string): Promise<void> {
  const answer = await ask(fetch, `${url}/_matrix/client/versions`);
  if (!('json' in answer)) throw new Trouble(answer.html ? 'captive' : 'not-matrix', String(answer.status));
  const { versions } = answer.json;
  if (!Array.isArray(versions)) throw new Trouble('not-matrix', 'versions');
  const isKnown = (version: unknown) => Number(/^v1\.(\d+)$/.exec(String(version))?.[1] ?? -1) >= leastMinor;
  if (!versions.some(isKnown)) throw new Trouble('old-server', versions.join(', ').slice(0, 60));
}

interface Flow {
  type?: unknown;
  identity_providers?: unknown;
}

/** The server's ways, of those that we know. */
export function readWays(flows: unknown): Pick<Server, 'password' | 'providers'> {
  const list = (Array.isArray(flows) ? flows : []) as Flow[];
  const sso = list.find(({ type }) => type === 'm.login.sso');
  const named = Array.isArray(sso?.identity_providers) ? (sso.identity_providers as unknown[]) : [];
  const providers = named.flatMap((each) => {
    const { id, name } = (each ?? {}) as { id?: unknown; name?: unknown };
    return typeof id === 'string' && typeof name === 'string' ? [{ id, name }] : [];
  });
  if (sso && providers.length === 0) providers.push({ id: '', name: '' });
  return { password: list.some(({ type }) => type === 'm.login.password'), providers };
}

/** null: not one that lets an app in without a secret of its own, by a code that only that app can use. */
export function readOAuthServer(said: Record<string, unknown>): OAuthServer | null {
  const has = (list: string, value: string) => Array.isArray(said[list]) && said[list].includes(value);
  const known =
    typeof said['issuer'] === 'string' &&
    has('response_types_supported', 'code') &&
    has('response_modes_supported', 'fragment') &&
    has('grant_types_supported', 'refresh_token') &&
    has('code_challenge_methods_supported', 'S256') &&
    ['authorization', 'token', 'registration', 'revocation'].every((of) => isSafe(said[`${of}_endpoint`]));
  return known ? (said as unknown as OAuthServer) : null;
}

/** null: the homeserver signs people in by itself. */
export async function findOAuthServer(
  url: string,
  fetch: Fetch = globalThis.fetch,
): Promise<OAuthServer | null> {
  const answer = await ask(fetch, `${url}/_matrix/client/v1/auth_metadata`);
  if ('json' in answer) return readOAuthServer(answer.json);
  if (answer.html) throw new Trouble('captive', 'auth_metadata');
  return null;
}

/** Rejects with a Trouble. */
export async function findServer(written: string, fetch: Fetch = globalThis.fetch): Promise<Server> {
  const { host, user, url: first } = readWritten(written);
  try {
    const url = await wellKnown(fetch, first);
    await checkVersions(fetch, url);
    const [answer, oauth] = await Promise.all([
      ask(fetch, `${url}/_matrix/client/v3/login`),
      findOAuthServer(url, fetch).catch(() => null),
    ]);
    const delegates = oauth !== null;
    if (!('json' in answer) && !delegates) throw new Trouble('not-matrix', 'login');
    const ways = readWays('json' in answer && answer.json['flows']);
    if (!ways.password && ways.providers.length === 0 && !delegates) throw new Trouble('no-way');
    return { name: host, url, user, ...ways, delegates };
  } catch (error) {
    throw troubleOf(error);
  }
}
