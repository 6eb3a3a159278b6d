// A Matrix room in memory that behaves: it orders, names, stamps, relates, edits, removes, counts rights and
// refuses. It is the server's side; what a client makes of it (echo, queue, loss, locked messages) is in
// person.ts. Nothing is kept: a new page is a new room. Same seed, same clock, same calls: same ids.
// SPDX-License-Identifier: EUPL-1.2
import type { RelationsPage } from './client';
import { type Content, isLater, isRedacted, MatrixError, pruned, type RoomEvent, relationOf } from './event';
import { seeded } from './faults';
import type { RateLimit } from './rate';

export interface RoomOptions {
  clock?: () => number;
  seed?: number;
  /** "12": the room's id is the create event's with "!" for "$". */
  version?: '11' | '12';
  encrypted?: boolean;
  historyVisibility?: 'shared' | 'joined' | 'invited' | 'world_readable';
  name?: string;
  /** The room that was upgraded to this one. */
  predecessor?: string;
  /** The first is the room's creator and may do everything. */
  members: { id: string; name: string }[];
}

/** Synapse refuses larger events. */
const maxEventBytes = 65_536;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export class Room {
  readonly id: string;
  readonly createId: string;
  readonly encrypted: boolean;
  /** Off unless a test sets it; Synapse's default is 0.2 a second and 10 in a burst. */
  rate: RateLimit | null = null;

  private readonly log: RoomEvent[] = [];
  private readonly at = new Map<string, number>();
  private readonly related = new Map<string, number[]>();
  private readonly current = new Map<string, string>();
  private readonly joined = new Map<string, number>();
  private readonly transactions = new Map<string, string>();
  private readonly listeners = new Set<() => void>();
  private readonly random: () => number;
  private readonly clock: () => number;

  constructor(options: RoomOptions) {
    this.random = seeded(options.seed ?? 1);
    this.clock = options.clock ?? (() => Date.now());
    this.encrypted = options.encrypted ?? false;
    const creator = options.members[0]?.id ?? '@creator:example.org';
    this.createId = this.nextId();
    this.id =
      options.version === '12' ? `!${this.createId.slice(1)}` : `!${this.nextId().slice(1, 19)}:example.org`;
    const version = options.version ?? '11';
    this.append(
      creator,
      'm.room.create',
      {
        room_version: version,
        ...(options.predecessor && { predecessor: { room_id: options.predecessor } }),
      },
      { state_key: '', event_id: this.createId },
    );
    for (const { id, name } of options.members) this.join(id, name);
    const users = version === '12' ? {} : { [creator]: 100 };
    this.setState(creator, 'm.room.power_levels', '', { users, ...defaultLevels });
    const visibility = options.historyVisibility ?? 'shared';
    this.setState(creator, 'm.room.history_visibility', '', { history_visibility: visibility });
    this.setState(creator, 'm.room.name', '', { name: options.name ?? 'Små steg' });
    if (this.encrypted) {
      this.setState(creator, 'm.room.encryption', '', { algorithm: 'm.megolm.v1.aes-sha2' });
    }
  }

  /** How many events there are; an event's place is its index. */
  get length(): number {
    return this.log.length;
  }

  event(place: number): RoomEvent | undefined {
    const event = this.log[place];
    return event && this.bundled(event);
  }

  find(eventId: string): RoomEvent | undefined {
    const place = this.at.get(eventId);
    return place === undefined ? undefined : this.event(place);
  }

  placeOf(eventId: string): number {
    return this.at.get(eventId) ?? -1;
  }

  /** Called after each new event. Returns how to stop. */
  onEvent(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  // ---------- people and rights ----------

  join(user: string, name: string): void {
    if (!this.joined.has(user)) this.joined.set(user, this.log.length);
    this.setState(user, 'm.room.member', user, { membership: 'join', displayname: name });
  }

  leave(user: string, by = user): void {
    this.joined.delete(user);
    this.setState(by, 'm.room.member', user, { membership: 'leave' });
  }

  isMember = (user: string) => this.joined.has(user);

  /** The place from which this person was here. */
  memberSince = (user: string) => this.joined.get(user) ?? Number.POSITIVE_INFINITY;

  nameOf(user: string): string {
    const name = this.state('m.room.member', user)[0]?.content['displayname'];
    return typeof name === 'string' ? name : user;
  }

  setPower(changes: Content): void {
    const [levels] = this.state('m.room.power_levels', '');
    const [create] = this.state('m.room.create', '');
    if (!levels || !create) return;
    this.setState(create.sender, 'm.room.power_levels', '', { ...levels.content, ...changes });
  }

  powerOf(user: string): number {
    const creator = this.log[0];
    const levels = this.levels();
    const users = levels['users'] as Record<string, number> | undefined;
    if (creator?.content['room_version'] === '12' && creator.sender === user) return Number.POSITIVE_INFINITY;
    return users?.[user] ?? Number(levels['users_default'] ?? 0);
  }

  maySend(user: string, type: string): boolean {
    const levels = this.levels();
    const events = levels['events'] as Record<string, number> | undefined;
    return (
      this.isMember(user) && this.powerOf(user) >= (events?.[type] ?? Number(levels['events_default'] ?? 0))
    );
  }

  private levels(): Content {
    return this.state('m.room.power_levels', '')[0]?.content ?? {};
  }

  // ---------- writing ----------

  /**
   * Takes an event as a server does, or throws the MatrixError that it would answer. Same `txn` twice:
   * one event.
   */
  send(sender: string, type: string, content: Content, txn?: string): string {
    const before = txn && this.transactions.get(`${sender} ${txn}`);
    if (before) return before;
    if (!this.isMember(sender))
      throw new MatrixError(403, 'M_FORBIDDEN', `User ${sender} not in room ${this.id}`);
    if (!this.maySend(sender, type)) {
      throw new MatrixError(403, 'M_FORBIDDEN', "You don't have permission to post that to the room.");
    }
    if (new TextEncoder().encode(JSON.stringify(content)).length > maxEventBytes - 1_000) {
      throw new MatrixError(413, 'M_TOO_LARGE', 'event too large');
    }
    this.checkRelation(sender, content);
    this.rate?.spend(sender, this.clock());
    const event = this.append(sender, type, structuredClone(content), {});
    if (txn) this.transactions.set(`${sender} ${txn}`, event.event_id);
    this.tell();
    return event.event_id;
  }

  redact(sender: string, target: string, txn?: string): string {
    const before = txn && this.transactions.get(`${sender} ${txn}`);
    if (before) return before;
    const place = this.at.get(target);
    const event = place === undefined ? undefined : this.log[place];
    if (place === undefined || !event) throw new MatrixError(404, 'M_NOT_FOUND', 'Could not find event');
    const mayOthers = this.powerOf(sender) >= Number(this.levels()['redact'] ?? 50);
    if (!this.maySend(sender, 'm.room.redaction') || (event.sender !== sender && !mayOthers)) {
      throw new MatrixError(403, 'M_FORBIDDEN', "You don't have permission to redact events");
    }
    this.rate?.spend(sender, this.clock());
    const redaction = this.append(sender, 'm.room.redaction', { redacts: target }, { redacts: target });
    this.log[place] = pruned(event, redaction);
    if (txn) this.transactions.set(`${sender} ${txn}`, redaction.event_id);
    this.tell();
    return redaction.event_id;
  }

  setState(sender: string, type: string, stateKey: string, content: Content): string {
    const event = this.append(sender, type, content, { state_key: stateKey });
    this.tell();
    return event.event_id;
  }

  private checkRelation(sender: string, content: Content): void {
    const relation = relationOf(content);
    if (!relation) return;
    const parent = this.find(relation.parent);
    if (relation.relType === 'm.thread' && parent && relationOf(parent.content)) {
      throw new MatrixError(400, 'M_UNKNOWN', 'Cannot start threads from an event with a relation');
    }
    if (relation.relType !== 'm.annotation') return;
    const same = this.children(relation.parent, 'm.annotation').some(
      (event) => event.sender === sender && relationOf(event.content)?.key === relation.key,
    );
    if (same) throw new MatrixError(400, 'M_DUPLICATE_ANNOTATION', "Can't send same reaction twice");
  }

  private append(sender: string, type: string, content: Content, more: Partial<RoomEvent>): RoomEvent {
    const event: RoomEvent = {
      type,
      sender,
      event_id: this.nextId(),
      room_id: this.id,
      origin_server_ts: this.clock(),
      content,
      unsigned: {},
      ...more,
    };
    this.at.set(event.event_id, this.log.length);
    const parent = relationOf(content)?.parent;
    if (parent) this.related.set(parent, [...(this.related.get(parent) ?? []), this.log.length]);
    this.log.push(event);
    if (event.state_key !== undefined) this.current.set(`${type} ${event.state_key}`, event.event_id);
    return event;
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  private nextId(): string {
    let id = '$';
    for (let i = 0; i < 43; i += 1) id += alphabet[this.random() % 64];
    return id;
  }

  // ---------- reading ----------

  state(type: string, stateKey?: string): RoomEvent[] {
    return [...this.current]
      .filter(([key]) =>
        stateKey === undefined ? key.startsWith(`${type} `) : key === `${type} ${stateKey}`,
      )
      .flatMap(([, id]) => this.find(id) ?? []);
  }

  /** What the server knows of an event's type: of an encrypted one only that it is. */
  wireType(event: RoomEvent): string {
    const clear =
      event.state_key !== undefined || event.type === 'm.room.redaction' || event.type === 'm.reaction';
    return this.encrypted && !clear ? 'm.room.encrypted' : event.type;
  }

  /**
   * `GET /relations`: newest first unless `forward`; edits bundled, redacted ones gone; `from` is a
   * page's `next`.
   */
  relations(
    reader: string,
    parent: string,
    filter: { relType?: string; eventType?: string },
    page: { from?: string; limit?: number; forward?: boolean } = {},
  ): RelationsPage {
    this.checkVisible(reader, parent);
    const limit = Math.max(1, Math.min(page.limit || 5, 1000));
    const children = this.children(parent, filter.relType)
      .filter((event) => !filter.eventType || this.wireType(event) === filter.eventType)
      .filter((event) => this.isVisible(reader, event.event_id));
    if (!page.forward) children.reverse();
    const from = page.from ? tokenPlace(page.from) : null;
    const isLeft = (place: number) => from === null || (page.forward ? place > from : place < from);
    const left = children.filter((event) => isLeft(this.placeOf(event.event_id)));
    const chunk = left.slice(0, limit);
    const last = chunk.at(-1);
    const next = last && left.length > chunk.length ? `t${this.placeOf(last.event_id)}` : undefined;
    return { chunk: chunk.map((event) => this.bundled(event)), next };
  }

  /** In server order; the redacted have lost their relation. */
  private children(parent: string, relType?: string): RoomEvent[] {
    return (this.related.get(parent) ?? []).flatMap((place) => {
      const event = this.log[place];
      if (!event || isRedacted(event)) return [];
      return !relType || relationOf(event.content)?.relType === relType ? [event] : [];
    });
  }

  private checkVisible(reader: string, eventId: string): void {
    if (!this.isMember(reader)) throw new MatrixError(403, 'M_FORBIDDEN', 'You are not in this room');
    if (!this.at.has(eventId)) throw new MatrixError(404, 'M_NOT_FOUND', 'Event not found.');
    if (!this.isVisible(reader, eventId))
      throw new MatrixError(403, 'M_FORBIDDEN', 'No permission to view this event');
  }

  /** By the room's history visibility; the create event always is. */
  private isVisible(reader: string, eventId: string): boolean {
    const visibility = this.state('m.room.history_visibility', '')[0]?.content['history_visibility'];
    if (visibility === 'shared' || visibility === 'world_readable' || eventId === this.createId) return true;
    return this.placeOf(eventId) >= this.memberSince(reader);
  }

  /** The newest edit by the author rides along, as servers bundle it; the content stays the original. */
  private bundled(event: RoomEvent): RoomEvent {
    if (event.state_key !== undefined || isRedacted(event)) return event;
    const edits = this.children(event.event_id, 'm.replace').filter(
      (edit) => edit.sender === event.sender && edit.type === event.type,
    );
    if (edits.length === 0 || relationIsEdit(event)) return event;
    const latest = edits.reduce((a, b) => (isLater(b, a) ? b : a));
    return { ...event, unsigned: { ...event.unsigned, 'm.relations': { 'm.replace': latest } } };
  }
}

function tokenPlace(token: string): number {
  const place = /^t(\d+)$/.exec(token)?.[1];
  if (place === undefined) throw new MatrixError(400, 'M_INVALID_PARAM', "'from' parameter is invalid");
  return Number(place);
}

const relationIsEdit = (event: RoomEvent) => relationOf(event.content)?.relType === 'm.replace';

const defaultLevels = {
  users_default: 0,
  events: { 'm.room.power_levels': 100, 'm.room.history_visibility': 100, 'm.room.encryption': 100 },
  events_default: 0,
  state_default: 50,
  redact: 50,
};
