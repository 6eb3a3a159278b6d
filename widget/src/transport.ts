// The room, through the host: one action in, one widget-api call, one message back. No decision is made
// here. Promises: `perform` never rejects and always answers, after the library's own 10 s at the latest (20
// for the first relations, which ask for the host's versions first). A late or second answer from the host
// is dropped by the library; what a host pushes is acknowledged and passed on as it came.
// SPDX-License-Identifier: EUPL-1.2
import { type WidgetApi, WidgetApiResponseError } from 'matrix-widget-api';
import type { MessagePayload } from '../../web/src/core/protocol.gen';
import type { RoomAction, RoomTransport } from '../../web/src/ports';

type Failed = Extract<MessagePayload, { kind: 'failed' }>;
type Read = Extract<RoomAction, { kind: 'read' }>;
/** The library's own event for a request from the host. */
type Asked = CustomEvent<Parameters<WidgetApi['transport']['reply']>[0] & { data: Record<string, unknown> }>;

export interface WidgetTransport extends RoomTransport {
  /** Something the permission dialog or the page has to say to the core. */
  say(message: MessagePayload): void;
}

/** Listens from now on; what comes before the first `listen` is kept for it. */
export function createTransport(api: WidgetApi, roomId: string): WidgetTransport {
  const receivers = new Set<(message: MessagePayload) => void>();
  let early: MessagePayload[] | null = [];

  const say = (message: MessagePayload) => {
    if (early) early.push(message);
    else for (const receive of receivers) receive(message);
  };
  const push = (event: unknown) => {
    // A widget in another room's window gets that room's events: they belong to another session.
    const room = (event as { room_id?: unknown } | null)?.room_id;
    if (roomId && typeof room === 'string' && room !== roomId) return;
    say({ kind: 'pushed', event: toJson(event) });
  };
  on(api, 'send_event', (data) => push(data));
  on(api, 'update_state', ({ state }) => {
    if (Array.isArray(state)) for (const event of state) push(event);
  });

  return {
    say,
    perform: (action) => perform(api, action),
    listen(receive) {
      receivers.add(receive);
      const kept = early ?? [];
      early = null;
      for (const message of kept) receive(message);
      return () => receivers.delete(receive);
    },
  };
}

/** Hears one kind of request from the host and acknowledges it, whatever comes of it. */
export function on(api: WidgetApi, action: string, receive: (data: Record<string, unknown>) => void): void {
  api.on(`action:${action}`, (event: Asked) => {
    event.preventDefault();
    api.transport.reply(event.detail, {});
    receive(event.detail.data ?? {});
  });
}

async function perform(api: WidgetApi, action: RoomAction): Promise<MessagePayload> {
  const { request } = action;
  try {
    switch (action.kind) {
      case 'read':
        return await read(api, action);
      case 'send':
        return sent(request, await api.sendRoomEvent(action.type, JSON.parse(action.content)));
      case 'redact':
        return sent(request, await api.sendRoomEvent('m.room.redaction', { redacts: action.eventId }));
    }
  } catch (error) {
    const failure = failed(request, error);
    // Silence after a send is no failure: it may have happened.
    const silence = failure.code === 'timeout' || failure.code === 'stopped';
    return action.kind !== 'read' && silence ? { kind: 'unknown', request } : failure;
  }
}

function sent(request: string, answer: { event_id?: string } | undefined): MessagePayload {
  // An answer without an id is no answer that can be read back by.
  if (!answer?.event_id) return { kind: 'unknown', request };
  return { kind: 'sent', request, eventId: answer.event_id };
}

async function read(api: WidgetApi, action: Read): Promise<MessagePayload> {
  const { request, what, eventType } = action;
  const limit = action.limit > 0 ? action.limit : undefined;
  if (what === 'relations') {
    // The library calls a host that does not answer this question one that cannot read relations.
    if ((await api.getClientVersions()).length === 0) return fail(request, 'timeout', 'versions');
    const from = action.from || undefined;
    const page = await api.readEventRelations(
      action.parent,
      undefined, // the room on the screen; naming it would need one more permission
      action.relType || undefined,
      eventType || undefined,
      limit,
      from,
    );
    return { kind: 'page', request, events: page.chunk.map(toJson), next: page.next_batch ?? '' };
  }
  const events =
    what === 'state'
      ? await api.readStateEvents(eventType, limit)
      : await api.readRoomEvents(eventType, limit);
  return { kind: 'page', request, events: events.map(toJson), next: '' };
}

/**
 * Raw events travel as text. What is no JSON (a cycle, too deep, a BigInt) goes on as an event the
 * core sets aside.
 */
function toJson(event: unknown): string {
  try {
    return JSON.stringify(event) ?? '{}';
  } catch {
    return '{}';
  }
}

function fail(request: string, code: string, detail: string, retryAfterMs = 0): Failed {
  return { kind: 'failed', request, code, detail, retryAfterMs };
}

function failed(request: string, error: unknown): Failed {
  if (error instanceof WidgetApiResponseError) {
    const matrix = error.data.matrix_api_error;
    const code = matrix?.response?.errcode;
    return fail(request, code || 'host', matrix?.response?.error || error.message, retryAfterMs(matrix));
  }
  const message = error instanceof Error ? error.message : String(error);
  return fail(request, codes[message] ?? 'host', message);
}

/** The library has words for these, no codes. */
const codes: Record<string, string> = {
  'Request timed out': 'timeout',
  'Transport stopped': 'stopped',
  'Not ready or unknown widget ID': 'not-ready',
  'The read_relations action is not supported by the client.': 'unsupported',
};

type MatrixError = NonNullable<WidgetApiResponseError['data']['matrix_api_error']>;

/** `Retry-After` (seconds or a date) or the older `retry_after_ms`; 0 when not said. */
function retryAfterMs(matrix: MatrixError | undefined): number {
  const body = Number(matrix?.response?.['retry_after_ms']);
  if (Number.isFinite(body) && body > 0) return Math.ceil(body);
  const header = Object.entries(matrix?.http_headers ?? {}).find(
    ([name]) => name.toLowerCase() === 'retry-after',
  );
  if (!header) return 0;
  const seconds = Number(header[1]);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header[1]) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? Math.ceil(ms) : 0;
}
