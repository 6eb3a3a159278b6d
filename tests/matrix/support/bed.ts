// What the tests lie in: a homeserver, the widget's site and the host's site, once a worker; a room with
// fresh people for each test, and for each person a browser of her own with the host page and the widget.
// SPDX-License-Identifier: EUPL-1.2
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  type Page,
  type TestInfo,
} from '@playwright/test';
import { Account, encryptionState, widgetState } from '../../../tools/account.mjs';
import { createHostServer, createWidgetServer, listen } from '../../../tools/matrix.mjs';
import { startSynapse } from '../../../tools/synapse.mjs';
import { createCas } from './cas';
import { OAuth } from './oauth';
import { MatrixSide } from './side';

export { expect } from '@playwright/test';

type Synapse = Awaited<ReturnType<typeof startSynapse>>;

interface Sites {
  synapse: Synapse;
  /** To whom the homeserver leaves signing in; null: it does that itself. */
  oauth: OAuth | null;
  widgetUrl: string;
  hostUrl: string;
}

interface WorkerFixtures {
  rateLimits: 'high' | 'default';
  signIn: 'here' | 'oauth';
  sites: Sites;
}

const displayNames: Record<string, string> = { anna: 'Anna Öberg', bo: 'Bo Lindqvist', cia: 'Cia Ek' };
let count = 0;

export interface RoomOptions {
  encrypted?: boolean;
  history?: 'shared' | 'invited' | 'joined';
  /** Who is there from the beginning, the first as its moderator. */
  members?: string[];
}

/** One room, its people's accounts, and the browsers in which they have it open. */
export class MatrixRoom {
  readonly id: string;
  readonly encrypted: boolean;
  readonly sites: Sites;
  private readonly browser: Browser;
  private readonly accounts: Map<string, Account>;
  private readonly contexts: BrowserContext[] = [];
  private readonly sides: MatrixSide[] = [];
  /** What a widget's page complained of, or asked of another site. */
  readonly complaints: string[] = [];
  /** Of what a test brings about by itself. */
  private allowed: RegExp | null = null;

  constructor(
    id: string,
    encrypted: boolean,
    sites: Sites,
    browser: Browser,
    accounts: Map<string, Account>,
  ) {
    this.id = id;
    this.encrypted = encrypted;
    this.sites = sites;
    this.browser = browser;
    this.accounts = accounts;
  }

  account(key: string): Account {
    const account = this.accounts.get(key);
    if (!account) throw new Error(`Nobody here is called ${key}`);
    return account;
  }

  /** Somebody new, invited and joined. */
  async welcome(key: string): Promise<Account> {
    const account = await signUp(this.sites, key);
    this.accounts.set(key, account);
    await this.account('anna').invite(this.id, account.userId);
    await account.join(this.id);
    return account;
  }

  allow(complaints: RegExp): void {
    this.allowed = complaints;
  }

  get unexpected(): string[] {
    // Without a network a browser is only when a test takes it; a place's files may be on their way then.
    const told = this.complaints.filter((each) => !each.includes('net::ERR_INTERNET_DISCONNECTED'));
    return told.filter((each) => !this.allowed?.test(each));
  }

  /** Opens the room in a browser of its own, where all has been explained and is granted. */
  async open(key: string, account = this.account(key)): Promise<MatrixSide> {
    const context = await this.browser.newContext({ viewport: { width: 1000, height: 900 } });
    this.contexts.push(context);
    const { synapse, hostUrl } = this.sites;
    watch(context, this.sites, this.complaints);
    await context.addInitScript((userId) => {
      try {
        localStorage.setItem(`smasteg.permission ${userId} smasteg`, 'yes');
      } catch {
        // Explained again.
      }
    }, account.userId);
    const { userId, deviceId, accessToken } = account;
    const people = [{ key, userId, deviceId, accessToken }];
    const session = { homeserver: synapse.url, people, rooms: [{ key: 'room', id: this.id }] };
    await context.route('**/session.json', (route) => route.fulfill({ json: session }));
    const page = await context.newPage();
    await page.goto(`${hostUrl}?grant=all`);
    const side = new MatrixSide(page, key, account);
    // Until the host's yes has come, a step would be for oneself alone.
    await side.who
      .getByRole('radio', { name: 'Alla i rummet', exact: true, checked: true })
      .waitFor({ timeout: 45_000 });
    const others = [...this.sides];
    this.sides.push(side);
    if (this.encrypted) await Promise.all(others.map((other) => acquainted(side, other)));
    return side;
  }

  /** The app in a browser of its own, where nobody is signed in. `storage`: as another browser left it. */
  async openApp(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width: 480, height: 900 }, ...options });
    this.contexts.push(context);
    watch(context, this.sites, this.complaints);
    const page = await context.newPage();
    await page.goto(new URL('/', this.sites.widgetUrl).href);
    return page;
  }

  /** For a test that failed: what each client had, and what each widget showed. */
  async attachAll(info: TestInfo): Promise<void> {
    for (const [at, side] of this.sides.entries()) {
      const events = (await side.timeline()).map(({ type, event_id, sender, content }) =>
        JSON.stringify({ type, event_id, sender, content }),
      );
      const shown = await side.at.locator('body').textContent();
      const body = [...events, '', shown].join('\n');
      await info.attach(`${at} ${side.key}.txt`, { body, contentType: 'text/plain' });
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.contexts.map((context) => context.close()));
  }
}

/** Each client has heard of the other's device: before that, what it sends is locked for the other. */
async function acquainted(a: MatrixSide, b: MatrixSide): Promise<void> {
  await base.expect.poll(() => a.knows(b)).toBe(true);
  await base.expect.poll(() => b.knows(a)).toBe(true);
}

async function signUp({ synapse, oauth }: Sites, key: string): Promise<Account> {
  count += 1;
  const name = `${key}${process.pid}.${count}`;
  const displayName = displayNames[key] ?? key;
  const made = oauth ? oauth.signUp(name, displayName) : synapse.register(name, { displayName });
  return new Account({ url: synapse.url, ...(await made) });
}

async function makeRoom(sites: Sites, browser: Browser, options: RoomOptions): Promise<MatrixRoom> {
  const accounts = new Map<string, Account>();
  for (const key of options.members ?? ['anna', 'bo']) accounts.set(key, await signUp(sites, key));
  const [owner, ...others] = accounts.values();
  if (!owner) throw new Error('A room needs somebody');
  const history_visibility = options.history ?? 'shared';
  const id = await owner.createRoom({
    name: 'Små steg',
    preset: 'private_chat',
    invite: others.map(({ userId }) => userId),
    initial_state: [
      widgetState(sites.widgetUrl, owner.userId),
      { type: 'm.room.history_visibility', state_key: '', content: { history_visibility } },
      ...(options.encrypted ? [encryptionState] : []),
    ],
  });
  for (const person of others) await person.join(id);
  return new MatrixRoom(id, options.encrypted ?? false, sites, browser, accounts);
}

/** The widget's own page may break no policy, fail nowhere and ask nothing of another site. */
function watch(context: BrowserContext, sites: Sites, found: string[]): void {
  const widgetOrigin = new URL(sites.widgetUrl).origin;
  const hostOrigin = new URL(sites.hostUrl).origin;
  context.on('console', (message) => {
    const isWidget = message.location().url.startsWith(widgetOrigin);
    if (message.type() === 'error' && isWidget) found.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => {
    // The host's client says so too when the server hides something from it.
    const { message, stack = '' } = error.error();
    if (!stack.includes(hostOrigin)) found.push(`error: ${message}`);
  });
  context.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    const isHere = hostname === 'localhost' || hostname === '127.0.0.1';
    if (!isHere && !['data:', 'blob:', 'about:'].includes(protocol)) found.push(`request: ${request.url()}`);
  });
}

/** `makeRoom`: a new room for this test; its browsers are closed and its complaints counted at the end. */
export const test = base.extend<{ makeRoom: (options?: RoomOptions) => Promise<MatrixRoom> }, WorkerFixtures>(
  {
    rateLimits: ['high', { option: true, scope: 'worker' }],
    signIn: ['here', { option: true, scope: 'worker' }],
    sites: [
      async ({ rateLimits, signIn }, use) => {
        const cas = createCas();
        const oauth = signIn === 'oauth' ? new OAuth() : null;
        await oauth?.start();
        const own = { cas: `http://localhost:${await listen(cas, 0)}` };
        const synapse = await startSynapse({ rateLimits, ...(oauth ? { oauth } : own) });
        oauth?.serve(synapse.url);
        const widget = createWidgetServer();
        const host = createHostServer();
        const widgetUrl = `http://localhost:${await listen(widget, 0)}/widget/`;
        const hostUrl = `http://127.0.0.1:${await listen(host, 0)}/`;
        await use({ synapse, oauth, widgetUrl, hostUrl });
        for (const server of [widget, host, cas]) {
          server.close();
          server.closeAllConnections();
        }
        await synapse.stop();
        oauth?.stop();
      },
      { scope: 'worker', timeout: 180_000 },
    ],
    makeRoom: async ({ browser, sites }, use, info) => {
      const rooms: MatrixRoom[] = [];
      await use(async (options = {}) => {
        const room = await makeRoom(sites, browser, options);
        rooms.push(room);
        return room;
      });
      for (const room of rooms) {
        if (info.errors.length > 0) await room.attachAll(info).catch(() => {});
        await room.close();
      }
      base.expect(rooms.flatMap(({ unexpected }) => unexpected)).toEqual([]);
    },
  },
);
