// The smallest OAuth 2 server that a homeserver can leave signing in to, as the Matrix specification has it:
// an app registers itself, a person says by a button who she is, and the tokens that the app then gets are
// good for as long as the test says. It believes nothing: what does not fit is refused. `asked` is what it
// was asked for, by its own names.
// SPDX-License-Identifier: EUPL-1.2
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { listen } from '../../../tools/matrix.mjs';

interface Session {
  user: string;
  scope: string;
  client: string;
  refresh: string;
  /** Access tokens, with their end. */
  tokens: Map<string, number>;
}

interface Code {
  client: string;
  home: string;
  challenge: string;
  scope: string;
  user: string;
}

type Fields = Record<string, string>;
type Reply = [status: number, body?: unknown];

const random = () => randomBytes(24).toString('base64url');
const deviceIn = (scope: string) => /urn:matrix:client:device:(\S+)/.exec(scope)?.[1] ?? '';
const refused = (error: string): Reply => [400, { error }];
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

const hidden = ([name, value]: [string, string]) =>
  `<input type="hidden" name="${name}" value="${escaped(value)}">`;

const page = (query: URLSearchParams) => `<!doctype html><html lang="sv"><title>Inloggning</title>
<form action="/in">${[...query].map(hidden).join('')}
<label>Vem är du? <input name="who"></label><button>Jag är det</button>
<button name="no" value="1">Nej, avbryt</button></form></html>`;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

export class OAuth {
  readonly secret = random();
  readonly asked: string[] = [];
  url = '';
  /** How long the next token of an app lasts. */
  lastsSeconds = 300;
  private homeserver = '';
  private readonly server: Server;
  private readonly clients = new Map<string, string>();
  private readonly codes = new Map<string, Code>();
  private readonly sessions = new Set<Session>();

  constructor() {
    this.server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', this.url);
      const cors = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'Content-Type' };
      const html = { 'Content-Type': 'text/html; charset=utf-8' };
      if (request.method === 'OPTIONS') response.writeHead(204, cors).end();
      else if (url.pathname === '/authorize') response.writeHead(200, html).end(page(url.searchParams));
      else if (url.pathname === '/in')
        void this.letIn(url.searchParams).then((Location) => response.writeHead(302, { Location }).end());
      else
        void this.answer(url.pathname, request).then(([status, body = {}]) =>
          response
            .writeHead(status, { ...cors, 'Content-Type': 'application/json' })
            .end(JSON.stringify(body)),
        );
    });
  }

  async start(): Promise<void> {
    this.url = `http://localhost:${await listen(this.server, 0)}/`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  serve(homeserver: string): void {
    this.homeserver = homeserver;
  }

  /** Somebody with a device and a token that lasts, as from another app. */
  async signUp(name: string, displayName: string) {
    const deviceId = `ANOTHER${randomBytes(4).toString('hex')}`;
    await this.tell('provision_user', { localpart: name, set_displayname: displayName });
    await this.tell('upsert_device', { localpart: name, device_id: deviceId });
    const accessToken = random();
    const scope = `urn:matrix:client:api:* urn:matrix:client:device:${deviceId}`;
    const tokens = new Map([[accessToken, Number.POSITIVE_INFINITY]]);
    this.sessions.add({ user: name, scope, client: '', refresh: '', tokens });
    return { userId: `@${name}:smasteg.test`, accessToken, deviceId, password: '' };
  }

  /** What a person does on the account's page, who has this token: a yes to new keys. */
  async allowNewKeys(token: string): Promise<void> {
    await this.tell('allow_cross_signing_reset', { localpart: this.sessionOf(token)?.user ?? '' });
  }

  /** … and every session of hers ends but this one. */
  async endOthers(but: string): Promise<void> {
    const own = this.sessionOf(but);
    for (const session of this.sessions)
      if (session.user === own?.user && session !== own) await this.end(session);
  }

  private sessionOf(token: string): Session | undefined {
    return [...this.sessions].find(({ tokens }) => tokens.has(token));
  }

  private async end(session: Session): Promise<void> {
    this.sessions.delete(session);
    await this.tell('delete_device', { localpart: session.user, device_id: deviceIn(session.scope) });
  }

  private metadata() {
    const at = (path: string) => `${this.url}${path}`;
    return {
      issuer: this.url,
      authorization_endpoint: at('authorize'),
      token_endpoint: at('token'),
      registration_endpoint: at('register'),
      revocation_endpoint: at('revoke'),
      account_management_uri: at('account'),
      response_types_supported: ['code'],
      response_modes_supported: ['query', 'fragment'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      code_challenge_methods_supported: ['S256'],
    };
  }

  private async tell(path: string, body: Fields): Promise<void> {
    const headers = { Authorization: `Bearer ${this.secret}`, 'Content-Type': 'application/json' };
    const address = `${this.homeserver}/_synapse/mas/${path}`;
    const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }

  private async answer(path: string, request: IncomingMessage): Promise<Reply> {
    const body = await bodyOf(request);
    if (path === '/.well-known/openid-configuration') return [200, this.metadata()];
    if (path === '/register') return this.register(JSON.parse(body));
    const fields = Object.fromEntries(new URLSearchParams(body));
    if (path === '/token') return this.token(fields);
    if (path === '/revoke') return this.revoke(fields);
    if (path !== '/oauth2/introspect' || request.headers.authorization !== `Bearer ${this.secret}`)
      return [404];
    return this.introspect(fields);
  }

  private register(said: Record<string, unknown>): Reply {
    const [home] = said['redirect_uris'] as string[];
    const isPublic = said['token_endpoint_auth_method'] === 'none';
    if (!home || !isPublic || said['client_uri'] !== home) return refused('invalid_client_metadata');
    const client = randomUUID();
    this.clients.set(client, home);
    this.asked.push(`register ${String(said['client_name'])}`);
    return [201, { client_id: client }];
  }

  /** Where the person is sent back to. */
  private async letIn(query: URLSearchParams): Promise<string> {
    const of = (name: string) => query.get(name) ?? '';
    const home = of('redirect_uri');
    const isFit =
      this.clients.get(of('client_id')) === home &&
      of('response_type') === 'code' &&
      of('response_mode') === 'fragment' &&
      of('code_challenge_method') === 'S256';
    if (!isFit) return '/refused';
    const back = new URLSearchParams({ state: of('state'), iss: this.url });
    if (of('no')) back.set('error', 'access_denied');
    else {
      const code = random();
      const [client, challenge, scope, user] = [
        of('client_id'),
        of('code_challenge'),
        of('scope'),
        of('who'),
      ];
      await this.tell('upsert_device', { localpart: user, device_id: deviceIn(scope) });
      this.codes.set(code, { client, home, challenge, scope, user });
      back.set('code', code);
    }
    return `${home}#${back}`;
  }

  private token({ grant_type, client_id, code, code_verifier, redirect_uri, refresh_token }: Fields): Reply {
    this.asked.push(`token ${grant_type}`);
    if (grant_type === 'refresh_token') {
      const session = [...this.sessions].find(({ refresh }) => refresh !== '' && refresh === refresh_token);
      return session?.client === client_id ? this.give(session) : refused('invalid_grant');
    }
    const given = this.codes.get(code ?? '');
    this.codes.delete(code ?? '');
    const challenge = createHash('sha256')
      .update(code_verifier ?? '')
      .digest('base64url');
    if (given?.client !== client_id || given?.home !== redirect_uri || given?.challenge !== challenge)
      return refused('invalid_grant');
    const session = { ...given, refresh: '', tokens: new Map() };
    this.sessions.add(session);
    return this.give(session);
  }

  /** A refresh token is good once. */
  private give(session: Session | undefined): Reply {
    if (!session) return refused('invalid_grant');
    const token = random();
    session.refresh = random();
    session.tokens.set(token, Date.now() + this.lastsSeconds * 1000);
    return [
      200,
      {
        token_type: 'Bearer',
        access_token: token,
        refresh_token: session.refresh,
        expires_in: this.lastsSeconds,
        scope: session.scope,
      },
    ];
  }

  private async revoke({ token = '', token_type_hint = '' }: Fields): Promise<Reply> {
    this.asked.push(`revoke ${token_type_hint}`);
    const session = [...this.sessions].find(({ refresh, tokens }) => refresh === token || tokens.has(token));
    if (session) await this.end(session);
    return [200];
  }

  private introspect({ token = '' }: Fields): Reply {
    const session = this.sessionOf(token);
    const left = (session?.tokens.get(token) ?? 0) - Date.now();
    if (!session || left <= 0) return [200, { active: false }];
    const lasts = Number.isFinite(left) ? { expires_in: Math.floor(left / 1000) } : {};
    return [200, { active: true, username: session.user, scope: session.scope, ...lasts }];
  }
}
