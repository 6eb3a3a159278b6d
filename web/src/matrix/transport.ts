// The room, through one's own client: the same port as the widget's transport, one action in, one call, one
// message back. No decision is made here. Promises: `perform` never rejects and always answers; a send goes
// out at most once, encrypted where the room is, and leaves nothing behind in the library's own queue, which
// would refuse what follows. What happened is told as the server's clients see it: decrypted, edits applied.
// SPDX-License-Identifier: EUPL-1.2
import {
  ClientEvent,
  Direction,
  Filter,
  type MatrixClient,
  type MatrixEvent,
  MatrixEventEvent,
  type Room,
  SyncState,
  type SyncStateData,
} from 'matrix-js-sdk';
import { later, type OpenRoom } from '../account';
import type { MessagePayload } from '../core/protocol.gen';
import type { AccountNews, RoomAction, RoomTransport } from '../ports';
import { closeClient, onSignedOut, openClient } from './client';
import { isStorage, troubleOf } from './trouble';

type Read = Extract<RoomAction, { kind: 'read' }>;
type Say = (message: MessagePayload) => void;
/** Came without its key: said again when that has come. */
type Locked = WeakSet<MatrixEvent>;

/** What a send may come to that is no "no": it may have happened. */
const silences = new Set(['no-answer', 'offline', 'captive']);

/** More than this the core does not believe of a pointer; the server's word is minutes old at most. */
const clockOffMs = 10 * 60_000;

type Tell = (news: AccountNews | null) => void;

export async function openRoom(roomId: string, tell: Tell): Promise<OpenRoom> {
  let isOut = false;
  onSignedOut(() => {
    isOut = true;
    tell('signed-out');
  });
  const { client, synced } = await openClient(roomId).catch((error: unknown) => {
    if (troubleOf(error).code === 'signed-out') tell('signed-out');
    throw error;
  });
  const usual = () => (isClockOff(client, roomId) ? 'clock' : null);
  watchNetwork(client, (isCaptive) => isOut || tell(isCaptive ? 'captive' : usual()));
  await synced;
  const locked: Locked = new WeakSet();
  const transport: RoomTransport = {
    // Its client is closed then, and may not be asked even once.
    perform: async (action) => (isOut ? out(action) : performWith(client, roomId, locked, action)),
    listen: (say) => listen(client, roomId, locked, say),
  };
  return { transport, close: closeClient };
}

/** A network that one must sign in to first answers everything with a page of its own. */
function watchNetwork(client: MatrixClient, tell: (isCaptive: boolean) => void): void {
  const look = (state: SyncState | null, data?: SyncStateData) => {
    if (state === SyncState.Prepared || state === SyncState.Syncing) tell(false);
    else if (data?.error && troubleOf(data.error).code === 'captive') tell(true);
  };
  look(client.getSyncState(), client.getSyncStateData() ?? undefined);
  client.on(ClientEvent.Sync, (state, _, data) => look(state, data));
}

/** The server says of each event how old it is: so what time it is there. */
function isClockOff(client: MatrixClient, roomId: string): boolean {
  const newest = client.getRoom(roomId)?.getLiveTimeline().getEvents().at(-1);
  if (newest?.getAge() === undefined) return false;
  return Math.abs(newest.localTimestamp - newest.getTs()) > clockOffMs;
}

/** Exported for its test: with any client. */
export async function performWith(
  client: MatrixClient,
  roomId: string,
  locked: Locked,
  action: RoomAction,
): Promise<MessagePayload> {
  const { request } = action;
  try {
    if (action.kind === 'read') return await read(client, roomId, locked, action);
    const sending =
      action.kind === 'send'
        ? client.sendEvent(roomId, action.type as never, JSON.parse(action.content) as never)
        : client.redactEvent(roomId, action.eventId);
    const { event_id: eventId } = await sending;
    return eventId ? { kind: 'sent', request, eventId } : { kind: 'unknown', request };
  } catch (error) {
    return failed(error, action);
  } finally {
    if (action.kind !== 'read') dropUnsent(client, client.getRoom(roomId));
  }
}

/** Nobody is signed in: what is to be sent waits for that. */
const out = ({ request, kind }: RoomAction): MessagePayload =>
  kind === 'read'
    ? { kind: 'failed', request, code: 'signed-out', detail: '', retryAfterMs: 0 }
    : later(request, 'signed-out');

/** The core has its own outbox. One that stays here would block the room for ever. */
function dropUnsent(client: MatrixClient, room: Room | null): void {
  for (const event of room?.getPendingEvents() ?? [])
    if (event.status === 'not_sent') client.cancelPendingEvent(event);
}

function failed(error: unknown, action: RoomAction): MessagePayload {
  const { request, kind } = action;
  const { errcode, httpStatus, data } = error as {
    errcode?: unknown;
    httpStatus?: unknown;
    data?: { retry_after_ms?: unknown };
  };
  const trouble = troubleOf(error);
  // A gateway that gave up says nothing of what the server behind it did.
  const isSilence = silences.has(trouble.code) || (!errcode && Number(httpStatus) >= 500);
  if (trouble.code === 'signed-out') return out(action);
  if (kind !== 'read' && isSilence) return { kind: 'unknown', request };
  const code = errcode ? String(errcode) : isStorage(error) ? 'QuotaExceededError' : trouble.code;
  const retryAfterMs = Math.max(0, Math.ceil(Number(data?.retry_after_ms) || 0));
  return { kind: 'failed', request, code, detail: trouble.message, retryAfterMs };
}

// ---------- reading

const effective = (event: MatrixEvent) => JSON.stringify(event.getEffectiveEvent());

async function read(
  client: MatrixClient,
  roomId: string,
  locked: Locked,
  action: Read,
): Promise<MessagePayload> {
  const { request, what } = action;
  const page = (events: MatrixEvent[], next: string): MessagePayload => {
    for (const event of events) if (event.isDecryptionFailure()) locked.add(event);
    return { kind: 'page', request, events: events.map(effective), next };
  };
  if (what === 'relations') {
    const { parent, relType, eventType, from, limit } = action;
    const found = await client.relations(roomId, parent, relType || null, eventType || null, {
      dir: Direction.Backward,
      limit,
      ...(from && { from }),
    });
    return page(found.events, found.nextBatch ?? '');
  }
  const events = what === 'state' ? await state(client, roomId, action) : await flow(client, roomId, action);
  return page(events, '');
}

async function state(client: MatrixClient, roomId: string, { eventType }: Read): Promise<MatrixEvent[]> {
  const room = client.getRoom(roomId);
  if (!room) return [];
  if (eventType === 'm.room.member') await room.loadMembersIfNeeded();
  return room.getLiveTimeline().getState(Direction.Forward)?.getStateEvents(eventType) ?? [];
}

/** The newest of the room's flow, locked ones too: what they are is known when they are opened. */
async function flow(
  client: MatrixClient,
  roomId: string,
  { eventType, limit }: Read,
): Promise<MatrixEvent[]> {
  const filter = new Filter(client.getSafeUserId());
  filter.setDefinition({ room: { timeline: { types: [eventType, 'm.room.encrypted'] } } });
  const { chunk } = await client.createMessagesRequest(roomId, null, limit, Direction.Backward, filter);
  const events = chunk.map(client.getEventMapper());
  await Promise.all(events.map((event) => client.decryptEventIfNeeded(event)));
  return events.filter((event) => event.getType() === eventType);
}

// ---------- what happens in the room

function listen(client: MatrixClient, roomId: string, locked: Locked, say: Say): () => void {
  const push = (event: MatrixEvent) => say({ kind: 'pushed', event: effective(event) });
  const arrived = (event: MatrixEvent) => {
    if (event.getRoomId() !== roomId) return;
    if (event.isEncrypted() && event.getType() === event.getWireType()) locked.add(event);
    else push(event);
  };
  const opened = (event: MatrixEvent) => {
    if (locked.has(event)) push(event);
  };
  client.on(ClientEvent.Event, arrived);
  client.on(MatrixEventEvent.Decrypted, opened);
  return () => {
    client.off(ClientEvent.Event, arrived);
    client.off(MatrixEventEvent.Decrypted, opened);
  };
}
