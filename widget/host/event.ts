// Room events as a server keeps them, and what can be told from one alone.
// SPDX-License-Identifier: EUPL-1.2

export type Content = Record<string, unknown>;

export interface RoomEvent {
  type: string;
  sender: string;
  event_id: string;
  room_id: string;
  origin_server_ts: number;
  content: Content;
  unsigned: Record<string, unknown>;
  state_key?: string;
  redacts?: string;
}

export interface Relation {
  relType: string;
  parent: string;
  key: string;
}

/** What a client gets to see when the server says no. */
export class MatrixError extends Error {
  readonly status: number;
  readonly errcode: string;
  readonly retryAfterMs: number;

  constructor(status: number, errcode: string, message: string, retryAfterMs = 0) {
    super(message);
    this.name = 'MatrixError';
    this.status = status;
    this.errcode = errcode;
    this.retryAfterMs = retryAfterMs;
  }
}

export function relationOf(content: Content): Relation | null {
  const relates = content['m.relates_to'] as Record<string, unknown> | undefined;
  if (typeof relates !== 'object' || relates === null) return null;
  const { rel_type: relType, event_id: parent, key } = relates;
  if (typeof relType !== 'string' || typeof parent !== 'string') return null;
  return { relType, parent, key: typeof key === 'string' ? key : '' };
}

export const isRedacted = (event: RoomEvent) => 'redacted_because' in event.unsigned;

/** Which of two edits counts: the later by server time, then by id. */
export const isLater = (a: RoomEvent, b: RoomEvent) =>
  a.origin_server_ts !== b.origin_server_ts
    ? a.origin_server_ts > b.origin_server_ts
    : a.event_id > b.event_id;

/** What a redaction leaves of a state event's content; of messages nothing. */
const keptInState: Record<string, string[]> = {
  'm.room.create': ['room_version'],
  'm.room.member': ['membership'],
  'm.room.power_levels': ['events', 'events_default', 'redact', 'state_default', 'users', 'users_default'],
  'm.room.history_visibility': ['history_visibility'],
};

export function pruned(event: RoomEvent, because: RoomEvent): RoomEvent {
  const kept = event.state_key === undefined ? [] : (keptInState[event.type] ?? []);
  const content = Object.fromEntries(Object.entries(event.content).filter(([key]) => kept.includes(key)));
  return { ...event, content, unsigned: { redacted_because: because } };
}

/** The body as people see it: edits applied. */
export const bodyOf = (content: Content) => (typeof content['body'] === 'string' ? content['body'] : '');
