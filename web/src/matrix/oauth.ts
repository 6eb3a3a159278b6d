// Signing in at a server that leaves it to an OAuth 2 server: the app makes itself known there, asks on its
// page for a code that only this tab can use, and gets a token that lasts for minutes and another that brings
// the next. Promises: the second is spent by one at a time in the whole browser, since a server takes it back
// from whoever spends it twice; a token that a server refuses is replaced, and the question asked once more,
// before anybody hears of it. Rejects with what went wrong; account.ts makes a Trouble of it.
// SPDX-License-Identifier: EUPL-1.2
import { OAuth2 } from 'matrix-js-sdk';
import { findOAuthServer, type OAuthServer } from './discover';
import { type Kept, readKept, writeKept } from './keep';
import { quiet } from './quiet';
import { Trouble } from './trouble';

/** What this tab remembers until one comes back; the verifier is what makes the code worthless to others. */
export interface Asked {
  issuer: string;
  client: string;
  device: string;
  verifier: string;
  state: string;
  home: string;
}

const lockName = 'smasteg/tokens';
/** So long before its end a token is not used any more. */
const lastMs = 5_000;

async function serverOf(url: string): Promise<OAuthServer> {
  const found = await findOAuthServer(url);
  if (!found) throw new Trouble('no-answer', 'auth_metadata');
  return found;
}

/** The same words always get the same name there, so none is kept longer than its session. */
async function register(server: OAuthServer, home: string): Promise<string> {
  try {
    return await OAuth2.registerClient(
      server,
      {
        client_name: 'Småsteg',
        client_uri: home,
        redirect_uris: [home],
        application_type: 'web',
        grant_types: ['authorization_code', 'refresh_token'],
      },
      quiet,
    );
  } catch (error) {
    const { cause, message } = error as Error;
    throw cause ?? new Trouble('not-let-in', message);
  }
}

/** Where to send the person, and what to remember. `device`: the one to go on as. */
export async function askAtServer(url: string, user: string, device?: string) {
  const server = await serverOf(url);
  const home = location.origin + location.pathname;
  const client = await register(server, home);
  const oauth = new OAuth2(server, { clientId: client, ...(device && { deviceId: device }) }, quiet);
  const state = crypto.randomUUID();
  // Behind the #: the web server that has the app never hears of the code.
  const address = new URL(await oauth.generateAuthorizationCodeGrantUrl(state, home, 'fragment'));
  if (user) address.searchParams.set('login_hint', `mxid:${user}`);
  const { deviceId, codeVerifier: verifier } = oauth.context;
  const asked: Asked = { issuer: server.issuer, client, device: deviceId, verifier, state, home };
  return { address: address.href, asked };
}

/** The code in what the server's page sent back. */
export function codeIn(asked: Asked, answer: URLSearchParams): string {
  const isAnswer =
    answer.get('state') === asked.state && (answer.get('iss') ?? asked.issuer) === asked.issuer;
  if (!isAnswer) throw new Trouble('not-begun');
  const error = answer.get('error');
  if (error)
    throw error === 'access_denied' ? new Trouble('refused') : new Trouble('other', error.slice(0, 60));
  return answer.get('code') ?? '';
}

type Given = Awaited<ReturnType<OAuth2['performRefreshTokenGrant']>>;
type Tokens = Pick<Kept, 'token' | 'oauth'>;
/** Where no new one comes, the old one stays good. */
const tokensIn = (given: Given, client: string, refresh: string, since: number): Tokens => ({
  token: given.access_token,
  oauth: {
    client,
    refresh: given.refresh_token ?? refresh,
    until: given.expires_in ? since + given.expires_in * 1000 : 0,
  },
});

export async function tokensFor(url: string, asked: Asked, code: string) {
  const server = await serverOf(url);
  if (server.issuer !== asked.issuer) throw new Trouble('not-begun', server.issuer);
  const { client, device, verifier, home } = asked;
  const since = Date.now();
  const oauth = new OAuth2(server, { clientId: client, deviceId: device, codeVerifier: verifier }, quiet);
  return tokensIn(await oauth.completeAuthorizationCodeGrant(code, home), client, '', since);
}

async function alone<T>(work: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { locks?: LockManager };
  return locks ? locks.request(lockName, work) : work();
}

/** What is kept of this session now; another tab may have renewed it. null: it is not here any more. */
async function newest({ user, device }: Kept): Promise<Kept | null> {
  const now = await readKept();
  return now?.user === user && now.device === device ? now : null;
}

/** The server's own no, and not only a server in trouble. */
function isRefusal(error: unknown): boolean {
  const { error: said, httpStatus } = error as { error?: unknown; httpStatus?: unknown };
  const status = Number(httpStatus);
  return typeof said === 'string' && status >= 400 && status < 500 && status !== 429;
}

/** null: there is no other token to be had. */
const renewed = (spent: Kept): Promise<Kept | null> =>
  alone(async () => {
    const now = await newest(spent);
    if (!now?.oauth || now.token !== spent.token) return now;
    const { client, refresh } = now.oauth;
    if (!refresh) return null;
    const since = Date.now();
    try {
      const oauth = new OAuth2(await serverOf(now.url), { clientId: client, deviceId: now.device }, quiet);
      const given = await oauth.performRefreshTokenGrant(refresh);
      const next = { ...now, ...tokensIn(given, client, refresh, since) };
      // A full device goes on with it until the next.
      await writeKept(next).catch(() => undefined);
      return next;
    } catch (error) {
      if (isRefusal(error)) return null;
      throw error;
    }
  });

/** The renewing itself goes on: what it brings must be kept. */
function unlessAborted<T>(work: Promise<T>, signal?: AbortSignal | null): Promise<T> {
  return new Promise((resolve, reject) => {
    work.then(resolve, reject);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

async function isTokenUnknown(answer: Response): Promise<boolean> {
  if (answer.status !== 401) return false;
  const said: unknown = await answer
    .clone()
    .json()
    .catch(() => null);
  return (said as { errcode?: unknown } | null)?.errcode === 'M_UNKNOWN_TOKEN';
}

/** Asks with the token that counts at that moment, whichever the library believes in. */
export function fetchAs(first: Kept): typeof fetch {
  let now = first;
  const ask = (input: RequestInfo | URL, init: RequestInit, headers: Headers) => {
    headers.set('Authorization', `Bearer ${now.token}`);
    return fetch(input, { ...init, headers });
  };
  return async (input, init = {}) => {
    const headers = new Headers(init.headers);
    if (!headers.has('Authorization')) return fetch(input, init);
    const renew = () => unlessAborted(renewed(now), init.signal);
    const until = now.oauth?.until ?? 0;
    if (until && Date.now() > until - lastMs) now = (await renew()) ?? now;
    const answer = await ask(input, init, headers);
    if (!(await isTokenUnknown(answer))) return answer;
    const next = await renew();
    if (!next) return answer;
    now = next;
    return ask(input, init, headers);
  };
}

/** Both tokens are worth nothing afterwards, and the server forgets the device. */
export const revoke = (session: Kept): Promise<void> =>
  alone(async () => {
    const { url, token, oauth: tokens } = (await newest(session)) ?? session;
    if (!tokens) return;
    const oauth = new OAuth2(await serverOf(url), { clientId: tokens.client }, quiet);
    if (tokens.refresh) await oauth.revokeToken(tokens.refresh, 'refresh_token');
    await oauth.revokeToken(token, 'access_token');
  });
