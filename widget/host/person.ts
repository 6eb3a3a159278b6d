// One person's Matrix client in the development room, with Element's habits: local echo, one send queue that
// a failed send blocks, a timeline that is loaded in part, threads kept apart, messages it has no key for,
// edits applied to what it hands on.
// SPDX-License-Identifier: EUPL-1.2
import type { Echo, HostClient, RelationsPage } from './client';
import { type Content, MatrixError, type Relation, type RoomEvent, relationOf } from './event';
import { type Faults, noFaults } from './faults';
import { Pushes } from './pushes';
import type { Room } from './room';

export interface PersonOptions {
  id: string;
  room: Room;
  /** Shared by all people of a page; a person's own `faults` come on top. */
  faults?: Faults;
  seed?: number;
  /** A new device without keys: nothing encrypted before now can be read. */
  keyless?: boolean;
  clock?: () => number;
}

/** How long Element's queue stands still when an answer comes after its echo (measured). */
const blockedMs = 30_000;

export class Person implements HostClient {
  readonly id: string;
  readonly room: Room;
  /** This person's own, over the page's. */
  faults: Partial<Faults> = {};
  echoes: Echo[] = [];

  private readonly shared: Faults;
  private readonly pushes: Pushes;
  private readonly clock: () => number;
  private readonly keysSince: number;
  private readonly loadedSince: number;
  private readonly changed = new Set<() => void>();
  private readonly pushed = new Set<(event: RoomEvent) => void>();
  private readonly knownThreads = new Set<string>();
  private online = true;
  private synced: number;
  private queue: Promise<unknown> = Promise.resolve();
  private blockedUntil = 0;
  /** Of several clients of one person each has its own. */
  private readonly device: number;
  private count = 0;

  constructor(options: PersonOptions) {
    this.id = options.id;
    this.room = options.room;
    this.shared = options.faults ?? { ...noFaults };
    this.device = options.seed ?? 1;
    this.pushes = new Pushes(this.device);
    this.clock = options.clock ?? (() => Date.now());
    this.synced = this.room.length;
    this.keysSince = options.keyless ? this.room.length : this.room.memberSince(this.id);
    this.loadedSince = Math.max(0, this.room.length - this.fault.loaded);
    this.room.onEvent(() => {
      if (this.online) setTimeout(() => this.sync(), this.fault.syncMs);
    });
  }

  get fault(): Faults {
    return { ...this.shared, ...this.faults };
  }

  get name(): string {
    return this.nameOf(this.id);
  }

  get roomId(): string {
    return this.room.id;
  }

  nameOf(user: string): string {
    return this.room.nameOf(user);
  }

  onChanged(listener: () => void): () => void {
    this.changed.add(listener);
    return () => this.changed.delete(listener);
  }

  onPush(listener: (event: RoomEvent) => void): () => void {
    this.pushed.add(listener);
    return () => this.pushed.delete(listener);
  }

  // ---------- the net ----------

  get isOnline(): boolean {
    return this.online;
  }

  setOffline(is: boolean): void {
    this.online = !is;
    this.tell();
    // What was missed comes in one burst.
    if (this.online) setTimeout(() => this.sync(), this.fault.syncMs);
  }

  private sync(): void {
    if (!this.online) return;
    const from = this.synced;
    this.synced = this.room.length;
    this.echoes = this.echoes.filter(
      (echo) => echo.status !== 'sent' || this.room.placeOf(echo.eventId) >= this.synced,
    );
    this.tell();
    for (let place = from; place < this.synced; place += 1) this.push(place);
  }

  private push(place: number): void {
    const event = this.at(place);
    if (!event) return;
    const times = this.pushes.times(event, this.room, this.fault, this.clock());
    for (let i = 0; i < times; i += 1) for (const listener of this.pushed) listener(event);
  }

  private tell(): void {
    for (const listener of this.changed) listener();
  }

  // ---------- sending ----------

  send(type: string, content: Content): Promise<string> {
    this.count += 1;
    const txn = `${this.id}-${this.device}-${this.count}`;
    const echo: Echo = { txn, type, content, ts: this.clock(), status: 'sending', eventId: '' };
    this.echoes = [...this.echoes, echo];
    this.tell();
    return this.enqueue(echo);
  }

  redact(eventId: string): Promise<string> {
    return this.send('m.room.redaction', { redacts: eventId });
  }

  get isJammed(): boolean {
    return this.echoes.some((echo) => echo.status === 'failed');
  }

  retryAll(): void {
    const failed = this.echoes.filter((echo) => echo.status === 'failed');
    for (const echo of failed) echo.status = 'sending';
    for (const echo of failed) this.enqueue(echo).catch(() => {});
    this.tell();
  }

  deleteAll(): void {
    this.echoes = this.echoes.filter((echo) => echo.status !== 'failed');
    this.tell();
  }

  private enqueue(echo: Echo): Promise<string> {
    const queuedAt = this.clock();
    const turn = this.queue.then(() => this.transmit(echo, queuedAt));
    this.queue = turn.catch(() => {});
    return turn;
  }

  private async transmit(echo: Echo, queuedAt: number): Promise<string> {
    try {
      if (queuedAt < this.blockedUntil) throw new Error('Thrown away: the queue stands still');
      if (this.fault.jam && this.isJammed) throw new Error('Event blocked by other events not yet sent');
      const eventId = await this.deliver(echo);
      echo.status = 'sent';
      echo.eventId = eventId;
      await this.answer(echo);
      this.tell();
      return eventId;
    } catch (error) {
      echo.status = 'failed';
      this.tell();
      throw error;
    }
  }

  /** To the server and into the room. A rate limit is waited out for messages and relations only. */
  private async deliver(echo: Echo): Promise<string> {
    for (;;) {
      await wait(this.fault.sendMs);
      if (!this.online) throw new Error('fetch failed');
      try {
        const refuse = this.fault.refuse;
        if (refuse) {
          throw new MatrixError(refuse.status, refuse.errcode, 'Refused by a test', refuse.retryAfterMs);
        }
        return echo.type === 'm.room.redaction'
          ? this.room.redact(this.id, String(echo.content['redacts']), echo.txn)
          : this.room.send(this.id, echo.type, echo.content, echo.txn);
      } catch (error) {
        const limited = error instanceof MatrixError && error.status === 429;
        if (!limited || !(echo.type === 'm.room.message' || 'm.relates_to' in echo.content)) throw error;
        await wait(error.retryAfterMs || 1_000);
      }
    }
  }

  /**
   * The server's answer. Where it comes after the echo and the message is the first of a thread that this
   * client does not know, Element's queue stands still and throws away what waits in it; the message itself
   * has arrived.
   */
  private async answer(echo: Echo): Promise<void> {
    const relation = relationOf(echo.content);
    const firstOfThread = relation?.relType === 'm.thread' && !this.knownThreads.has(relation.parent);
    await wait(this.fault.serverAnswerMs);
    if (firstOfThread && this.fault.serverAnswerMs > this.fault.syncMs) {
      this.blockedUntil = this.clock() + blockedMs;
      await wait(blockedMs);
    }
    if (relation?.relType === 'm.thread') this.knownThreads.add(relation.parent);
  }

  // ---------- reading ----------

  /** In server order. */
  timeline(): RoomEvent[] {
    const events: RoomEvent[] = [];
    for (let place = 0; place < this.synced; place += 1) {
      const event = this.at(place);
      if (event) events.push(event);
    }
    return events;
  }

  /** What Element hands on has lost its relation once edited; the room's own event has it. */
  relationOf(event: RoomEvent): Relation | null {
    return relationOf(this.room.find(event.event_id)?.content ?? {});
  }

  isEdited(event: RoomEvent): boolean {
    return 'm.relations' in event.unsigned;
  }

  openThread(eventId: string): void {
    this.knownThreads.add(eventId);
  }

  async readTimeline(type: string, limit: number, msgtype?: string, stateKey?: string): Promise<RoomEvent[]> {
    await wait(this.fault.readMs);
    const found: RoomEvent[] = [];
    for (let place = this.synced - 1; place >= this.loadedSince; place -= 1) {
      const event = this.at(place);
      if (limit > 0 && found.length >= limit) break;
      if (event?.type !== type || this.isInThread(place)) continue;
      if (msgtype && event.content['msgtype'] !== msgtype) continue;
      if (stateKey !== undefined && event.state_key !== stateKey) continue;
      found.push(event);
    }
    return found;
  }

  async readState(type: string, stateKey?: string): Promise<RoomEvent[]> {
    await wait(this.fault.readMs);
    return this.room.state(type, stateKey);
  }

  /** In an encrypted room the server pages over all that is encrypted; the type is looked at afterwards. */
  async readRelations(
    parent: string,
    filter: { relType?: string; eventType?: string },
    page: { from?: string; limit?: number; forward?: boolean },
  ): Promise<RelationsPage> {
    await wait(this.fault.readMs);
    if (!this.online) throw new Error('fetch failed');
    const { eventType } = filter;
    const hidden = this.room.encrypted && eventType && eventType !== 'm.reaction';
    const asked = hidden ? { ...filter, eventType: 'm.room.encrypted' } : filter;
    const answer = this.room.relations(this.id, parent, asked, page);
    const chunk = answer.chunk.map((event) => this.effective(event));
    if (filter.relType === 'm.thread') this.knownThreads.add(parent);
    return { chunk: chunk.filter((event) => !eventType || event.type === eventType), next: answer.next };
  }

  private isInThread(place: number): boolean {
    const content = this.room.event(place)?.content;
    return content !== undefined && relationOf(content)?.relType === 'm.thread';
  }

  private at(place: number): RoomEvent | undefined {
    const event = this.room.event(place);
    return event && this.effective(event);
  }

  /** As Element hands it on: locked where the key is missing, else with its newest edit for content. */
  private effective(event: RoomEvent): RoomEvent {
    const encrypted = this.room.wireType(event) === 'm.room.encrypted';
    const relates = event.content['m.relates_to'];
    const wire = encrypted && relates !== undefined ? { 'm.relates_to': relates } : {};
    if (encrypted && this.room.placeOf(event.event_id) < this.keysSince) {
      const content = { msgtype: 'm.bad.encrypted', body: '** Unable to decrypt **', ...wire };
      return { ...event, type: 'm.room.message', content };
    }
    const relations = event.unsigned['m.relations'] as { 'm.replace'?: RoomEvent } | undefined;
    const edited = relations?.['m.replace']?.content['m.new_content'] as Content | undefined;
    // In the clear an edited message has lost its relation here; in an encrypted room the envelope still has
    // it.
    return edited ? { ...event, content: { ...edited, ...wire } } : event;
  }
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
