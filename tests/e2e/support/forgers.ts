// Frames and windows around Anna's widget that are not its host, and what they can post into it: requests as
// the host makes them, and answers to requests that the widget has under way, whose ids are easy to guess.
// SPDX-License-Identifier: EUPL-1.2
import type { BrowserContext, Frame, Page } from '@playwright/test';
import { type DevRoom, openRoom } from './room';

/** From where a forger reaches the widget's window. */
type Reach = 'sibling' | 'opener' | 'opened' | 'parent' | 'own';
/** As anyone can · by an event made in the widget's own realm · from a frame that is gone when it arrives. */
type Way = 'post' | 'event' | 'gone';

export interface Forger {
  /** Stands in each of its messages: in a key that nobody reads, and in the words of its steps. */
  name: string;
  at: Frame;
  reach: Reach;
  way: Way;
}

/** What anyone in the room knows. */
export interface Known {
  widgetId: string;
  room: string;
  card: string;
  sender: string;
}

interface Seen {
  /** Messages of each forger that came to this window, and those of them that came past the guard. */
  arrived: Record<string, number>;
  passed: Record<string, number>;
  /** The host's that had forged ones before and after them. */
  amid: number;
}

declare global {
  interface Window {
    smastegSeen?: Seen;
    smastegOpened?: Window | null;
  }
}

/** Runs in every frame before its scripts: listens before the page's first listener, and just after it. */
function countMessages(): void {
  const seen: Seen = { arrived: {}, passed: {}, amid: 0 };
  window.smastegSeen = seen;
  const forgerOf = (event: MessageEvent): string | undefined => event.data?.forger;
  const count = (where: Record<string, number>, name: string) => {
    where[name] = (where[name] ?? 0) + 1;
  };
  let began = false;
  let hosts = 0;
  const arrived = (event: MessageEvent) => {
    const name = forgerOf(event);
    if (name === undefined) {
      if (began) hosts += 1;
      return;
    }
    began = true;
    seen.amid += hosts;
    hosts = 0;
    count(seen.arrived, name);
  };
  const passed = (event: MessageEvent) => {
    const name = forgerOf(event);
    if (name !== undefined) count(seen.passed, name);
  };
  const listen = window.addEventListener.bind(window);
  listen('message', arrived, true);
  let isFirst = true;
  window.addEventListener = (type: string, ...rest: [EventListenerOrEventListenerObject]) => {
    listen(type, ...rest);
    if (type !== 'message') return;
    if (isFirst) listen('message', passed, true);
    isFirst = false;
  };
}

/** Runs in every frame before its scripts: the guard still judges, but can no longer stop anything. */
function disarmGuard(): void {
  Object.defineProperty(MessageEvent.prototype, 'stopImmediatePropagation', { value: () => {} });
}

interface Volley {
  count: number;
  /** Requests and answers in turn, every second burst of them refusals; or refusals alone. */
  what: 'all' | 'refusals';
  /** How old the requests are that are answered. */
  withinMs: number;
}
type Lie = Known & Volley & Omit<Forger, 'at'>;

/** Runs in the forger's realm, in bursts of 200. */
async function tell(lie: Lie): Promise<void> {
  const { name, reach, way, count, what, withinMs, widgetId, room, card, sender } = lie;
  const reaches: Record<Reach, () => Window | null | undefined> = {
    sibling: () => parent.frames[0],
    opener: () => opener,
    opened: () => window.smastegOpened?.frames[0],
    parent: () => parent,
    own: () => window,
  };
  const target = reaches[reach]() as (Window & typeof globalThis) | null | undefined;
  if (!target) throw new Error(`${name} does not reach the widget`);
  const burst = 200;

  function event(i: number, type: string, content: unknown) {
    const event_id = `$forged-${name.replaceAll(' ', '-')}-${i}`;
    return { type, room_id: room, event_id, sender, origin_server_ts: Date.now(), content };
  }
  function step(i: number) {
    const thread = { rel_type: 'm.thread', event_id: card };
    const content = { msgtype: 'm.text', body: `Förfalskat av ${name}`, 'm.relates_to': thread };
    return event(i, 'm.room.message', content);
  }
  function request(i: number) {
    const locked = { ...event(i, 'm.room.power_levels', { events_default: 100 }), state_key: '' };
    const all = [
      { action: 'send_event', data: step(i) },
      { action: 'theme_change', data: { name: 'dark' } },
      { action: 'language_change', data: { lang: 'en' } },
      { action: 'update_state', data: { state: [locked] } },
      { action: 'notify_capabilities', data: { requested: [], approved: [] } },
      { action: 'capabilities', data: {} },
    ];
    return { api: 'toWidget', requestId: `forged-${i}`, ...all[(i >> 1) % all.length] };
  }
  /** One fits whatever was asked, the other refuses. */
  function answer(i: number) {
    const requestId = `widgetapi-${Date.now() - ((i >> 1) % withinMs)}`;
    const given = { event_id: `$forged-${i}`, room_id: room, chunk: [step(i)], events: [step(i)] };
    const refused = { http_status: 403, response: { errcode: 'M_FORBIDDEN', error: 'forged' } };
    const isPage = what === 'all' && Math.floor(i / burst) % 2 === 1;
    const response = isPage ? given : { error: { message: 'forged', matrix_api_error: refused } };
    return { api: 'fromWidget', action: 'send_event', requestId, data: {}, response };
  }
  /** A frame in the forger's own page, in whose name things can be posted. */
  function shortLived() {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const realm = frame.contentWindow as Window & typeof globalThis;
    const post = new realm.Function('to', 'message', "to.postMessage(message, '*')");
    return { post, end: () => frame.remove() };
  }

  for (let i = 0; i < count; ) {
    const frame = way === 'gone' ? shortLived() : null;
    for (const end = Math.min(count, i + burst); i < end; i += 1) {
      const isRequest = i % 2 === 0 && what === 'all';
      const data = { forger: name, widgetId, ...(isRequest ? request(i) : answer(i)) };
      if (frame) frame.post(target, data);
      else if (way === 'post') target.postMessage(data, '*');
      else {
        const made = { data, origin: target.parent.origin, source: target.parent };
        target.dispatchEvent(new target.MessageEvent('message', made));
      }
    }
    frame?.end();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export const attack = ({ at, ...forger }: Forger, known: Known, volley: Volley) =>
  at.evaluate(tell, { ...forger, ...known, ...volley });

const blank = '<!doctype html><html lang="sv"><title>Någon annanstans</title></html>';
const embeddable = {
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** An address of another origin with an empty page on it, which the host lets in beside the widget. */
async function openElsewhere(context: BrowserContext, baseURL: string): Promise<string> {
  const elsewhere = baseURL.replace('localhost', '127.0.0.1');
  await context.route(`${elsewhere}/elsewhere`, (route) =>
    route.fulfill({ contentType: 'text/html', headers: embeddable, body: blank }),
  );
  await context.route(/\/room\/\?/, async (route) => {
    const response = await route.fetch();
    const name = 'content-security-policy';
    const open = (policy = '') => policy.replace("frame-src 'self'", `frame-src 'self' ${elsewhere}`);
    const headers = { ...response.headers(), [name]: open(response.headers()[name]) };
    await route.fulfill({ response, headers, body: open(await response.text()) });
  });
  return `${elsewhere}/elsewhere`;
}

/** A frame that the page or frame `at` puts last in itself. */
async function addFrame(at: Page | Frame, address: string): Promise<Frame> {
  const made = await at.evaluateHandle(async (src) => {
    const frame = document.createElement('iframe');
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    frame.src = src;
    document.body.append(frame);
    await loaded;
    return frame;
  }, address);
  const frame = await made.asElement()?.contentFrame();
  if (!frame) throw new Error(`no frame for ${address}`);
  return frame;
}

export interface Siege {
  room: DevRoom;
  page: Page;
  /** Anna's. */
  widget: Frame;
  forgers: Forger[];
  elsewhere: string;
}

/** The room, opened by a page elsewhere, and every kind of forger around Anna's widget. */
export async function besiege(opener: Page, baseURL: string, guard: 'up' | 'down'): Promise<Siege> {
  const context = opener.context();
  await context.addInitScript(countMessages);
  if (guard === 'down') await context.addInitScript(disarmGuard);
  const elsewhere = await openElsewhere(context, baseURL);
  await opener.goto(elsewhere);
  const opened = opener.waitForEvent('popup');
  await opener.evaluate(() => {
    window.smastegOpened = window.open('about:blank');
  });
  const page = await opened;
  const room = await openRoom(page);
  const widget = await (await room.anna.frame.elementHandle())?.contentFrame();
  if (!widget) throw new Error('no widget');

  const sibling = await addFrame(page, elsewhere);
  const kin = await addFrame(page, 'about:blank');
  const child = await addFrame(widget, 'about:blank');
  const popped = page.waitForEvent('popup');
  await widget.evaluate((address) => void window.open(address), elsewhere);
  const popup = (await popped).mainFrame();
  const forgers: Forger[] = [
    { name: 'sibling', at: sibling, reach: 'sibling', way: 'post' },
    { name: 'sibling now gone', at: sibling, reach: 'sibling', way: 'gone' },
    { name: 'sibling of the host’s origin', at: kin, reach: 'sibling', way: 'post' },
    { name: 'made-up event', at: kin, reach: 'sibling', way: 'event' },
    { name: 'popup', at: popup, reach: 'opener', way: 'post' },
    { name: 'child', at: child, reach: 'parent', way: 'post' },
    { name: 'opener', at: opener.mainFrame(), reach: 'opened', way: 'post' },
    { name: 'own page', at: widget, reach: 'own', way: 'post' },
  ];
  return { room, page, widget, forgers, elsewhere };
}
