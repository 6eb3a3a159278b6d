// Tokens of an OAuth 2 server: what is done when one ends, and what comes back from the server's page.
// SPDX-License-Identifier: EUPL-1.2
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readOAuthServer } from '../../web/src/matrix/discover';
import { type Kept, readKept, writeKept } from '../../web/src/matrix/keep';
import { type Asked, codeIn, fetchAs, revoke } from '../../web/src/matrix/oauth';
import { troubleOf } from '../../web/src/matrix/trouble';

const auth = 'https://auth.exempel.se';
const said = {
  issuer: `${auth}/`,
  authorization_endpoint: `${auth}/authorize`,
  token_endpoint: `${auth}/token`,
  registration_endpoint: `${auth}/register`,
  revocation_endpoint: `${auth}/revoke`,
  response_types_supported: ['code'],
  response_modes_supported: ['query', 'fragment'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  code_challenge_methods_supported: ['S256'],
};
const kept: Kept = {
  url: 'https://exempel.se',
  user: '@anna:exempel.se',
  device: 'D',
  token: 'first',
  oauth: { client: 'c', refresh: 'r1', until: 0 },
};
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const unknown = () => json({ errcode: 'M_UNKNOWN_TOKEN', error: 'no' }, 401);
const question = 'https://exempel.se/_matrix/client/v3/sync';
const asFirst = { headers: { Authorization: 'Bearer first', 'X-Other': 'stays' } };

/** The homeserver knows these tokens; what the OAuth 2 server says to one who wants another. */
function servers(known: string[], renew: (form: URLSearchParams) => Response) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    const form = new URLSearchParams(String(init.body ?? ''));
    const path = new URL(input).pathname.split('/').at(-1) ?? '';
    asked.push([path, form.get('token'), headers.get('Authorization')?.slice(7)].filter(Boolean).join(' '));
    if (path === 'auth_metadata') return json(said);
    if (path === 'token') return renew(form);
    if (path === 'revoke') return json({});
    expect(headers.get('X-Other')).toBe('stays');
    return known.some((token) => headers.get('Authorization') === `Bearer ${token}`)
      ? json({ ok: true })
      : unknown();
  });
  return asked;
}
const another = (more: object = {}) =>
  json({ access_token: 'second', token_type: 'bearer', expires_in: 300, ...more });

beforeEach(() => writeKept(kept));
afterEach(() => vi.unstubAllGlobals());

describe('a token that the homeserver does not know any more', () => {
  test('is replaced once for all who ask, kept, and the question asked again', async () => {
    const asked = servers(['second'], (form) => {
      expect(Object.fromEntries(form)).toEqual({
        grant_type: 'refresh_token',
        client_id: 'c',
        refresh_token: 'r1',
      });
      return another({ refresh_token: 'r2' });
    });
    const [a, b] = [fetchAs(kept), fetchAs(kept)];
    const answers = await Promise.all([a(question, asFirst), a(question, asFirst), b(question, asFirst)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(asked.filter((each) => each === 'token')).toHaveLength(1);
    expect(await readKept()).toMatchObject({ token: 'second', oauth: { client: 'c', refresh: 'r2' } });
    // From now on at once.
    asked.length = 0;
    await a(question, asFirst);
    expect(asked).toEqual(['sync second']);
  });

  test('the old way to the next stays good where no new one is given', async () => {
    servers(['second'], () => another());
    await fetchAs(kept)(question, asFirst);
    expect((await readKept())?.oauth?.refresh).toBe('r1');
  });

  test('is replaced before it ends', async () => {
    const ending = { ...kept, oauth: { client: 'c', refresh: 'r1', until: Date.now() + 1_000 } };
    await writeKept(ending);
    const asked = servers(['second'], () => another());
    await fetchAs(ending)(question, asFirst);
    expect(asked).toEqual(['auth_metadata', 'token', 'sync second']);
    expect((await readKept())?.oauth?.until).toBeGreaterThan(Date.now() + 200_000);
  });

  test('and has no next: the homeserver’s no is passed on, as it was said', async () => {
    servers([], () => json({ error: 'invalid_grant' }, 400));
    const answer = await fetchAs(kept)(question, asFirst);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ errcode: 'M_UNKNOWN_TOKEN' });
    expect((await readKept())?.oauth?.refresh).toBe('r1');
  });

  test.each<[string, () => Response]>([
    ['is in trouble', () => json({ error: 'server_error' }, 500)],
    ['wants one to wait', () => json({ error: 'slow_down' }, 429)],
    ['is a page of a network', () => new Response('<html>Wi-Fi', { status: 200 })],
    ['says no in no words', () => new Response('', { status: 403 })],
  ])('while the OAuth 2 server %s: nobody is signed out', async (_, renew) => {
    servers([], renew);
    await expect(fetchAs(kept)(question, asFirst)).rejects.toBeDefined();
    expect(await readKept()).toEqual(kept);
  });

  test('and nobody is signed in here any more: no token is asked for', async () => {
    const asked = servers([], () => another());
    const others = { ...kept, device: 'another' };
    expect((await fetchAs(others)(question, asFirst)).status).toBe(401);
    expect(asked).toEqual(['sync first']);
  });
});

test('who waits for a token may stop waiting; what it brings is kept', async () => {
  let answer: (token: Response) => void = () => undefined;
  const coming = new Promise<Response>((resolve) => {
    answer = resolve;
  });
  servers([], () => coming as unknown as Response);
  const stopping = new AbortController();
  const waiting = fetchAs(kept)(question, { ...asFirst, signal: stopping.signal });
  await new Promise((resolve) => setTimeout(resolve, 20));
  stopping.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  answer(another({ refresh_token: 'r2' }));
  await vi.waitFor(async () => expect((await readKept())?.oauth?.refresh).toBe('r2'));
});

test('signing out takes back both tokens, the newest ones', async () => {
  const asked = servers([], () => another());
  await writeKept({ ...kept, token: 'second', oauth: { client: 'c', refresh: 'r2', until: 0 } });
  await revoke(kept);
  expect(asked).toEqual(['auth_metadata', 'revoke r2', 'revoke second']);
});

describe('what the server’s page sends back', () => {
  const asked = { issuer: said.issuer, state: 's' } as Asked;
  const codeOf = (answer: string) => {
    try {
      return codeIn(asked, new URLSearchParams(answer));
    } catch (error) {
      return troubleOf(error).code;
    }
  };
  test.each([
    ['state=s&code=abc', 'abc'],
    [`state=s&code=abc&iss=${encodeURIComponent(said.issuer)}`, 'abc'],
    ['state=t&code=abc', 'not-begun'],
    ['code=abc', 'not-begun'],
    ['state=s&code=abc&iss=https%3A%2F%2Fother.se', 'not-begun'],
    ['state=s&error=access_denied', 'refused'],
    ['state=s&error=server_error', 'other'],
  ])('%s: %s', (answer, comesTo) => {
    expect(codeOf(answer)).toBe(comesTo);
  });
});

test.each([
  ['without an address for tokens', { token_endpoint: undefined }],
  ['with an address that is not encrypted', { authorization_endpoint: 'http://auth.exempel.se/authorize' }],
  ['that cannot bind a code to the app', { code_challenge_methods_supported: ['plain'] }],
  ['that gives no next token', { grant_types_supported: ['authorization_code'] }],
  ['that would tell the web server the code', { response_modes_supported: ['query'] }],
])('an OAuth 2 server %s is none', (_, changed) => {
  expect(readOAuthServer(said)).toEqual(said);
  expect(readOAuthServer({ ...said, ...changed })).toBeNull();
});
