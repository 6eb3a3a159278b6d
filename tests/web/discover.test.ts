// Finding a homeserver: what a person may write, and every kind of answer that is not one.
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { type Fetch, findServer, readWays, readWritten } from '../../web/src/matrix/discover';
import { Trouble } from '../../web/src/matrix/trouble';

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const html = (status = 200) => new Response('<!doctype html><title>Wi-Fi</title>', { status });
const flows = { flows: [{ type: 'm.login.password' }] };

/** A web that answers at these addresses and nowhere else. */
function web(pages: Record<string, () => Response>): Fetch & { asked: string[] } {
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(url);
    const page = pages[url];
    if (!page) throw new TypeError('Failed to fetch');
    return page();
  };
  return Object.assign(fetch, { asked });
}
const server = (url: string, more: Record<string, () => Response> = {}) => ({
  [`${url}/_matrix/client/versions`]: () => json({ versions: ['r0.6.1', 'v1.1', 'v1.12'] }),
  [`${url}/_matrix/client/v3/login`]: () => json(flows),
  ...more,
});
const known = 'https://exempel.se/.well-known/matrix/client';
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'found',
    (error: unknown) => (error instanceof Trouble ? error.code : String(error)),
  );

describe('what a person may write', () => {
  test.each([
    ['@anna:exempel.se', 'https://exempel.se', '@anna:exempel.se'],
    [' exempel.se/ ', 'https://exempel.se', ''],
    ['chatt.exempel.se:8448', 'https://chatt.exempel.se:8448', ''],
    ['@anna:chatt.exempel.se:8448', 'https://chatt.exempel.se:8448', '@anna:chatt.exempel.se:8448'],
    ['https://matrix.exempel.se/x/', 'https://matrix.exempel.se/x', ''],
    ['blåbär.se', 'https://blåbär.se', ''],
    ['localhost:8008', 'http://localhost:8008', ''],
    ['http://127.0.0.1:8008', 'http://127.0.0.1:8008', ''],
  ])('%s', (written, url, user) => {
    expect(readWritten(written)).toMatchObject({ url, user });
  });

  test.each([
    ['', 'bad-name'],
    ['anna', 'bad-name'],
    ['@anna', 'bad-name'],
    ['anna@exempel.se', 'bad-name'],
    ['två ord.se', 'bad-name'],
    ['https://', 'bad-name'],
    ['http://exempel.se', 'not-secure'],
  ])('%s is refused: %s', async (written, code) => {
    const nothing = web({});
    expect(await codeOf(findServer(written, nothing))).toBe(code);
    expect(nothing.asked).toEqual([]);
  });
});

describe('finding the server', () => {
  test('where .well-known says', async () => {
    const fetch = web({
      [known]: () => json({ 'm.homeserver': { base_url: 'https://matrix.exempel.se/' } }),
      ...server('https://matrix.exempel.se'),
    });
    expect(await findServer('@anna:exempel.se', fetch)).toEqual({
      name: 'exempel.se',
      url: 'https://matrix.exempel.se',
      user: '@anna:exempel.se',
      password: true,
      providers: [],
      delegates: false,
    });
  });

  test.each([
    ['nothing', () => json({ errcode: 'M_NOT_FOUND' }, 404)],
    ['a page for people', () => html()],
    ['nobody', null],
  ])('by its own name, where .well-known has %s', async (_, page) => {
    const fetch = web({ ...(page && { [known]: page }), ...server('https://exempel.se') });
    expect(await findServer('exempel.se', fetch)).toMatchObject({ url: 'https://exempel.se' });
  });

  test('an OAuth 2 server of its own goes before the rest, also where there is nothing else', async () => {
    const at = (path: string) => `https://auth.exempel.se/${path}`;
    const said = {
      issuer: at(''),
      authorization_endpoint: at('authorize'),
      token_endpoint: at('token'),
      registration_endpoint: at('register'),
      revocation_endpoint: at('revoke'),
      response_types_supported: ['code'],
      response_modes_supported: ['query', 'fragment'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      code_challenge_methods_supported: ['S256'],
    };
    const metadata = 'https://exempel.se/_matrix/client/v1/auth_metadata';
    const more = { [metadata]: () => json(said) };
    expect(await findServer('exempel.se', web(server('https://exempel.se', more)))).toMatchObject({
      password: true,
      delegates: true,
    });
    const none = { [login]: () => json({ errcode: 'M_UNRECOGNIZED' }, 404) };
    expect(
      await findServer('exempel.se', web(server('https://exempel.se', { ...more, ...none }))),
    ).toMatchObject({ password: false, providers: [], delegates: true });
  });

  const versions = 'https://exempel.se/_matrix/client/versions';
  const login = 'https://exempel.se/_matrix/client/v3/login';
  test.each<[string, string, Record<string, () => Response>]>([
    ['nobody answers', 'no-answer', {}],
    ['a network asks one to sign in first', 'captive', { [known]: () => html(), [versions]: () => html() }],
    ['an ordinary web server', 'not-matrix', { [versions]: () => html(404) }],
    ['another kind of service', 'not-matrix', { [versions]: () => json({ ok: true }) }],
    ['a server of before 1.1', 'old-server', { [versions]: () => json({ versions: ['r0.5.0', 'r0.6.1'] }) }],
    ['.well-known without an address', 'not-matrix', { [known]: () => json({ 'm.homeserver': {} }) }],
    [
      '.well-known that leads to an unencrypted place',
      'not-secure',
      { [known]: () => json({ 'm.homeserver': { base_url: 'http://exempel.se' } }) },
    ],
    [
      'no way in that we know',
      'no-way',
      server('https://exempel.se', { [login]: () => json({ flows: [] }) }),
    ],
    ['a list of ways that is a page', 'not-matrix', server('https://exempel.se', { [login]: () => html() })],
  ])('%s: %s', async (_, code, pages) => {
    expect(await codeOf(findServer('exempel.se', web(pages)))).toBe(code);
  });
});

test('the ways: a password, and the server’s own page under each of its names', () => {
  const idp = { id: 'oidc-myndigheten', name: 'Myndigheten' };
  expect(readWays([{ type: 'm.login.sso', identity_providers: [idp, { id: 7 }, null] }])).toEqual({
    password: false,
    providers: [idp],
  });
  expect(readWays([{ type: 'm.login.password' }, { type: 'm.login.sso' }, null])).toEqual({
    password: true,
    providers: [{ id: '', name: '' }],
  });
  expect(readWays('nonsense')).toEqual({ password: false, providers: [] });
});
