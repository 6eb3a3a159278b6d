// A widget and its host in one Node process: the real WidgetApi behind the real guard, the real
// ClientWidgetApi before a person of the development room, and between them two windows that post as
// browsers do (copied, later, with source and origin).
// SPDX-License-Identifier: EUPL-1.2
import { vi } from 'vitest';
import type { MessagePayload } from '../../web/src/core/protocol.gen';
import { noFaults } from '../../widget/host/faults';
import { Person, type PersonOptions } from '../../widget/host/person';
import { Room, type RoomOptions } from '../../widget/host/room';
import { type HostedWidget, hostWidget } from '../../widget/host/widget_host';
import { connect } from '../../widget/src/connect';
import { readParams } from '../../widget/src/params';
import { negotiate, type Permission } from '../../widget/src/permission';
import { createTransport, type WidgetTransport } from '../../widget/src/transport';

export const anna = '@anna:example.org';
export const bo = '@bo:example.org';
export const hostOrigin = 'https://element.example';
const widgetOrigin = 'https://widget.example';

type Listener = (event: MessageEvent) => void;

/** Half a browser: a window that others can post to. Its listeners hear in the order they were added. */
export class FakeWindow {
  parent: unknown = this;
  location: { ancestorOrigins?: string[] } = {};
  document = { referrer: '' };
  private readonly listeners = new Set<Listener>();

  addEventListener(type: string, listener: Listener): void {
    if (type === 'message') this.listeners.add(listener);
  }
  removeEventListener(_type: string, listener: Listener): void {
    this.listeners.delete(listener);
  }

  /** What arrives when `source` at `origin` posts. */
  receive(data: unknown, source: unknown, origin: string): void {
    const copy = structuredClone(data);
    queueMicrotask(() => this.dispatch({ data: copy, source, origin, isTrusted: true }));
  }

  /** What the listeners hear, in the browser's name or in a script's. */
  dispatch(event: { data: unknown; source: unknown; origin: string; isTrusted: boolean }): void {
    let stopped = false;
    const heard = Object.assign(event, {
      stopImmediatePropagation() {
        stopped = true;
      },
    });
    for (const listener of [...this.listeners]) {
      if (stopped) return;
      listener(heard as unknown as MessageEvent);
    }
  }
}

/** How one window sees another: it can post, and is compared by identity. */
const seenBy = (
  from: () => unknown,
  origin: string,
  to: FakeWindow,
  toOrigin: string,
  log: string[] = [],
) => ({
  postMessage(data: unknown, targetOrigin: string) {
    log.push(targetOrigin);
    if (targetOrigin === '*' || targetOrigin === toOrigin) to.receive(data, from(), origin);
  },
});

export interface Pair {
  room: Room;
  person: Person;
  transport: WidgetTransport;
  permission: Permission;
  /** What came by itself. */
  heard: MessagePayload[];
  /** Sets of rows the host asked its person about. */
  questions: string[][];
  /** The target origin of each message the widget posted. */
  postedTo: string[];
  widgetWindow: FakeWindow;
  hostWindow: FakeWindow;
  host: HostedWidget;
  /** What the host's page posts, and how anything may look. */
  fromHost(data: unknown): void;
  /** The iframe's load event. */
  load(): void;
  stop(): void;
}

export interface PairOptions {
  room?: Partial<RoomOptions>;
  person?: Partial<PersonOptions>;
  consented?: boolean;
  waitForIframeLoad?: boolean;
  oldHost?: boolean;
  /** What the person answers; default: all. */
  answer?: (requested: string[]) => string[] | Promise<string[]>;
  start?: boolean;
}

/** The library reads the globals; each side gets its own window for them. */
function as(window: FakeWindow, parent: unknown): void {
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window));
  vi.stubGlobal('parent', parent);
}

/** The library logs what it sends. */
function hushConsole(): void {
  for (const method of ['log', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockReturnValue();
}

export function makePair(options: PairOptions = {}): Pair {
  hushConsole();
  const room = new Room({
    members: [
      { id: anna, name: 'Anna' },
      { id: bo, name: 'Bo' },
    ],
    ...options.room,
  });
  const faults = { ...noFaults, sendMs: 1, syncMs: 1, readMs: 1 };
  const person = new Person({ id: anna, room, faults, ...options.person });

  const widgetWindow = new FakeWindow();
  const hostWindow = new FakeWindow();
  const postedTo: string[] = [];
  const host = seenBy(() => widget, widgetOrigin, hostWindow, hostOrigin, postedTo);
  const widget: unknown = seenBy(() => host, hostOrigin, widgetWindow, widgetOrigin);
  widgetWindow.parent = host;
  widgetWindow.location = { ancestorOrigins: [hostOrigin] };

  as(hostWindow, hostWindow);
  const iframe = Object.assign(new EventTarget(), { contentWindow: widget }) as unknown as HTMLIFrameElement;
  const questions: string[][] = [];
  const hosted = hostWidget(person, iframe, {
    id: 'w1',
    url: `${widgetOrigin}/widget/`,
    waitForIframeLoad: options.waitForIframeLoad ?? true,
    oldHost: options.oldHost ?? false,
    ask: async (requested) => {
      questions.push(requested);
      return (options.answer ?? ((all) => all))(requested);
    },
  });

  as(widgetWindow, host);
  const params = readParams({
    hash: `#/?widgetId=w1&userId=${anna}&roomId=${encodeURIComponent(room.id)}`,
    search: '',
  });
  const { api } = connect(widgetWindow as never, params);
  const transport = createTransport(api, params.roomId);
  const heard: MessagePayload[] = [];
  transport.listen((message) => heard.push(message));
  const permission = negotiate(api, {
    consented: options.consented ?? true,
    onGranted: (permissions) => transport.say({ kind: 'granted', permissions }),
  });
  if (options.start !== false) {
    api.start();
    void api.sendContentLoaded().catch(() => {});
  }
  return {
    room,
    person,
    transport,
    permission,
    heard,
    questions,
    postedTo,
    widgetWindow,
    hostWindow,
    host: hosted,
    fromHost: (data) => widgetWindow.receive(data, host, hostOrigin),
    load: () => iframe.dispatchEvent(new Event('load')),
    stop: () => {
      hosted.stop();
      api.transport.stop();
    },
  };
}

/** A pair whose permissions have been given. */
export async function makeReadyPair(options: PairOptions = {}): Promise<Pair> {
  const pair = makePair(options);
  pair.load();
  await vi.waitFor(() => {
    if (!pair.heard.some((message) => message.kind === 'granted')) throw new Error('not granted yet');
  });
  return pair;
}

export const read = (what: string, more: Partial<Record<string, string | number>> = {}) =>
  ({
    kind: 'read',
    request: 'r1',
    what,
    parent: '',
    relType: '',
    eventType: 'm.room.message',
    from: '',
    limit: 100,
    ...more,
  }) as const satisfies { kind: 'read' } & Record<string, string | number>;

export const sendText = (body: string, request = 's1') =>
  ({
    kind: 'send',
    request,
    type: 'm.room.message',
    content: JSON.stringify({ msgtype: 'm.text', body }),
  }) as const;
