// One person's real Matrix client: matrix-js-sdk with its Rust encryption, set up as a full chat client sets
// it up (threads, detached local echo, lazy members), against a real homeserver. Queue, retries, jams,
// decryption and what a loaded timeline holds are the library's own. Added here are the habits that Element
// was measured to have as a widget's host: what lies in a thread is not pushed, its redactions are.
// SPDX-License-Identifier: EUPL-1.2
import {
  ClientEvent,
  Direction,
  EventStatus,
  MatrixError as LibraryError,
  MatrixClient,
  type MatrixEvent,
  MatrixEventEvent,
  MatrixScheduler,
  MemoryStore,
  PendingEventOrdering,
  type Room,
  RoomEvent as RoomSignal,
  RoomStateEvent,
  SyncState,
  ThreadEvent,
} from 'matrix-js-sdk';
import type { Echo, HostClient, HostFaults, RelationsPage } from '../client';
import { type Content, MatrixError, type Relation, type RoomEvent, relationOf } from '../event';
import { noFaults } from '../faults';
import type { WidgetPlace } from '../stage';
import type { Login } from './session';

/** As many as a client loads at first; `read_events` sees no further. */
const loadedAtFirst = 20;
const startWithinMs = 60_000;
/** One message makes several signals, and a burst of them hundreds. */
const drawEveryMs = 30;

/** Resolves when the client has the room and others can encrypt for this device. */
export async function openClient(homeserver: string, login: Login, roomId: string): Promise<RealClient> {
  const { userId, deviceId, accessToken } = login;
  // Not `createClient`: its store of old encryption is one for the whole page, and two people would share it.
  const client = new MatrixClient({
    baseUrl: homeserver,
    userId,
    deviceId,
    accessToken,
    store: new MemoryStore(),
    scheduler: new MatrixScheduler(),
    timelineSupport: true,
    disableVoip: true,
  });
  await client.initRustCrypto({ cryptoDatabasePrefix: `smasteg-host-${deviceId}` });
  const prepared = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${userId}: no answer from ${homeserver}`)),
      startWithinMs,
    );
    client.on(ClientEvent.Sync, (state) => {
      if (state !== SyncState.Prepared) return;
      clearTimeout(timer);
      resolve();
    });
  });
  await client.startClient({
    threadSupport: true,
    lazyLoadMembers: true,
    initialSyncLimit: loadedAtFirst,
    pendingEventOrdering: PendingEventOrdering.Detached,
  });
  await prepared;
  await client.joinRoom(roomId);
  await known(client, userId, deviceId);
  const room = client.getRoom(roomId);
  if (!room) throw new Error(`${userId} is not in ${roomId}`);
  // A client that shows a room shows who is in it.
  await room.loadMembersIfNeeded();
  return new RealClient(client, room);
}

/** Until the server can tell others of this device's keys: what is sent before that is locked for it. */
async function known(client: MatrixClient, userId: string, deviceId: string): Promise<void> {
  for (;;) {
    const { device_keys: keys } = await client.downloadKeysForUsers([userId]);
    if (keys[userId]?.[deviceId]) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export class RealClient implements HostClient {
  readonly id: string;
  readonly roomId: string;
  readonly fault: HostFaults = { ...noFaults };
  private readonly client: MatrixClient;
  private readonly room: Room;
  private readonly changed = new Set<() => void>();
  private readonly pushed = new Set<(event: RoomEvent) => void>();
  /** What came after the client had started, encrypted, and waits for its key. */
  private readonly unread = new WeakSet<MatrixEvent>();
  private shown: RoomEvent[] | null = null;
  private isTelling = false;

  constructor(client: MatrixClient, room: Room) {
    this.client = client;
    this.room = room;
    this.id = client.getSafeUserId();
    this.roomId = room.roomId;
    client.on(ClientEvent.Event, (event) => this.arrived(event));
    client.on(MatrixEventEvent.Decrypted, (event) => {
      if (this.unread.has(event)) this.push(event);
    });
    const tell = () => this.tell();
    client.on(ClientEvent.Sync, tell);
    client.on(MatrixEventEvent.Decrypted, tell);
    client.on(MatrixEventEvent.Replaced, tell);
    client.on(RoomSignal.Timeline, tell);
    client.on(RoomSignal.LocalEchoUpdated, tell);
    client.on(RoomSignal.Redaction, tell);
    client.on(RoomStateEvent.Events, tell);
    room.on(ThreadEvent.New, tell);
    room.on(ThreadEvent.Update, tell);
    room.on(ThreadEvent.NewReply, tell);
  }

  get name(): string {
    return this.nameOf(this.id);
  }

  nameOf(user: string): string {
    return this.room.getMember(user)?.name ?? user;
  }

  get isOnline(): boolean {
    const state = this.client.getSyncState();
    return state !== SyncState.Error && state !== SyncState.Reconnecting;
  }

  /** The room's widget, as a moderator added it. */
  widget(): WidgetPlace | null {
    for (const event of this.stateEvents('im.vector.modular.widgets')) {
      const { url } = event.getContent();
      if (typeof url === 'string') return { id: event.getStateKey() ?? '', url };
    }
    return null;
  }

  /** What this client encrypts from now on, that device can read. */
  async knowsDevice(userId: string, deviceId: string): Promise<boolean> {
    const devices = await this.client.getCrypto()?.getUserDeviceInfo([userId]);
    return devices?.get(userId)?.has(deviceId) ?? false;
  }

  // ---------- what a chat shows ----------

  timeline(): RoomEvent[] {
    this.shown ??= this.readAll().map(effective);
    return this.shown;
  }

  /** The loaded flow, then each thread with its root, which may lie further back than what is loaded. */
  private readAll(): MatrixEvent[] {
    const flow = this.room.getLiveTimeline().getEvents();
    const threads = this.room.getThreads();
    const loaded = new Set(flow.map((event) => event.getId()));
    const roots = threads.flatMap(({ rootEvent }) => rootEvent ?? []);
    const far = roots.filter((root) => !loaded.has(root.getId()));
    return [
      ...far,
      ...flow,
      ...threads.flatMap((thread) => thread.events.filter((event) => event.getId() !== thread.id)),
    ];
  }

  relationOf(event: RoomEvent): Relation | null {
    return relationOf(this.room.findEventById(event.event_id)?.getWireContent() ?? {});
  }

  isEdited(event: RoomEvent): boolean {
    return Boolean(this.room.findEventById(event.event_id)?.replacingEvent());
  }

  openThread(eventId: string): void {
    const thread = this.room.getThread(eventId);
    const root = this.room.findEventById(eventId);
    // A thread that is new to the library loads its newest page by itself.
    if (!thread && root) this.room.createThread(eventId, root, [], false);
    if (!thread?.initialEventsFetched) return;
    const more = { backwards: true, limit: 100 };
    this.client.paginateEventTimeline(thread.liveTimeline, more).then(
      () => this.tell(),
      () => {},
    );
  }

  onChanged(listener: () => void): () => void {
    this.changed.add(listener);
    return () => this.changed.delete(listener);
  }

  private tell(): void {
    this.shown = null;
    if (this.isTelling) return;
    this.isTelling = true;
    setTimeout(() => {
      this.isTelling = false;
      for (const listener of this.changed) listener();
    }, drawEveryMs);
  }

  // ---------- sending ----------

  async send(type: string, content: Content): Promise<string> {
    const eventId = await this.answer(this.client.sendEvent(this.roomId, type as never, content as never));
    // The library never shows the first message of a thread to its own sender: its echo finds no thread to go
    // to. Once it has arrived the thread is fetched, as when one opens it.
    const relation = relationOf(content);
    const isNew = relation?.relType === 'm.thread' && !this.room.getThread(relation.parent);
    if (isNew) this.openThread(relation.parent);
    return eventId;
  }

  async redact(eventId: string): Promise<string> {
    return this.answer(this.client.redactEvent(this.roomId, eventId));
  }

  private async answer(sending: Promise<{ event_id: string }>): Promise<string> {
    try {
      return (await sending).event_id;
    } catch (error) {
      throw inOurWords(error);
    } finally {
      this.tell();
    }
  }

  get echoes(): Echo[] {
    return this.room.getPendingEvents().map((event) => ({
      txn: event.getTxnId() ?? '',
      type: event.getType(),
      content: event.getContent(),
      ts: event.getTs(),
      status: isUnsent(event) ? 'failed' : event.status === EventStatus.SENT ? 'sent' : 'sending',
      // Until the server has named it, it goes by the room's and the transaction's name.
      eventId: event.getId()?.startsWith('$') ? String(event.getId()) : '',
    }));
  }

  get isJammed(): boolean {
    return this.room.getPendingEvents().some(isUnsent);
  }

  retryAll(): void {
    const ignore = () => {};
    for (const event of this.room.getPendingEvents().filter(isUnsent))
      this.client.resendEvent(event, this.room).catch(ignore);
    this.tell();
  }

  deleteAll(): void {
    for (const event of this.room.getPendingEvents().filter(isUnsent)) this.client.cancelPendingEvent(event);
    this.tell();
  }

  // ---------- reading ----------

  async readTimeline(type: string, limit: number, msgtype?: string, stateKey?: string): Promise<RoomEvent[]> {
    const found: RoomEvent[] = [];
    for (const event of this.room.getLiveTimeline().getEvents().toReversed()) {
      if (limit > 0 && found.length >= limit) break;
      if (event.getType() !== type) continue;
      if (msgtype && event.getContent()['msgtype'] !== msgtype) continue;
      if (stateKey !== undefined && event.getStateKey() !== stateKey) continue;
      found.push(effective(event));
    }
    return found;
  }

  async readState(type: string, stateKey?: string): Promise<RoomEvent[]> {
    const events = this.stateEvents(type);
    return events
      .filter((event) => stateKey === undefined || event.getStateKey() === stateKey)
      .map(effective);
  }

  private stateEvents(type: string): MatrixEvent[] {
    return this.room.getLiveTimeline().getState(Direction.Forward)?.getStateEvents(type) ?? [];
  }

  async readRelations(
    parent: string,
    filter: { relType?: string; eventType?: string },
    page: { from?: string; limit?: number; forward?: boolean },
  ): Promise<RelationsPage> {
    const { relType = null, eventType = null } = filter;
    const options = {
      dir: page.forward ? Direction.Forward : Direction.Backward,
      ...(page.from && { from: page.from }),
      ...(page.limit && { limit: page.limit }),
    };
    try {
      const answer = await this.client.relations(this.roomId, parent, relType, eventType, options);
      return { chunk: answer.events.map(effective), next: answer.nextBatch ?? undefined };
    } catch (error) {
      throw inOurWords(error);
    }
  }

  // ---------- pushing ----------

  onPush(listener: (event: RoomEvent) => void): () => void {
    this.pushed.add(listener);
    return () => this.pushed.delete(listener);
  }

  private arrived(event: MatrixEvent): void {
    if (event.getRoomId() !== this.roomId || this.isKeptFromWidgets(event)) return;
    // Locked so far: once its key has come, or it is clear that none will for now, it is pushed.
    if (event.isEncrypted() && event.getType() === event.getWireType()) this.unread.add(event);
    else this.push(event);
  }

  private isKeptFromWidgets(event: MatrixEvent): boolean {
    if (event.isRedaction()) return false;
    if (event.isRelation('m.thread')) return true;
    const parent = event.getRelation()?.event_id;
    return Boolean(parent && this.room.findEventById(parent)?.isRelation('m.thread'));
  }

  private push(event: MatrixEvent): void {
    for (const listener of this.pushed) listener(effective(event));
  }
}

const isUnsent = (event: MatrixEvent) => event.status === EventStatus.NOT_SENT;

function effective(event: MatrixEvent): RoomEvent {
  const made = event.getEffectiveEvent();
  return { ...made, unsigned: made.unsigned ?? {} } as unknown as RoomEvent;
}

function inOurWords(error: unknown): unknown {
  if (!(error instanceof LibraryError)) return error;
  const { httpStatus = 0, errcode = '', message } = error;
  return new MatrixError(httpStatus, errcode, error.error ?? message, error.getRetryAfterMs() ?? 0);
}
