// What a page that hosts the widget asks of a person's Matrix client: enough for a chat, for the driver of
// the real ClientWidgetApi, and for what Element does when a message does not leave. Two answer it: person.ts
// over the room in memory, matrix/client.ts over matrix-js-sdk and a real homeserver. It decides nothing
// about Småsteg.
// SPDX-License-Identifier: EUPL-1.2
import type { Content, Relation, RoomEvent } from './event';
import type { Faults } from './faults';

/** A message on its way: shown to its sender at once, to others when the server has it. */
export interface Echo {
  txn: string;
  type: string;
  content: Content;
  ts: number;
  status: 'sending' | 'failed' | 'sent';
  /** '' until the server has answered. */
  eventId: string;
}

export interface RelationsPage {
  chunk: RoomEvent[];
  /** Where the next page begins; undefined: this was the last. */
  next: string | undefined;
}

/** How the host answers its widget. */
export type HostFaults = Pick<Faults, 'answers' | 'answerAfterMs' | 'answerActions' | 'plainErrors'>;

export interface HostClient {
  readonly id: string;
  readonly name: string;
  readonly roomId: string;
  readonly isOnline: boolean;
  readonly fault: HostFaults;

  nameOf(user: string): string;

  /** All that has come to this client, threads too, as it can show it: edits in place, locked ones so. */
  timeline(): RoomEvent[];
  /** What the event itself relates to; an edit put in its place may have hidden it from the content. */
  relationOf(event: RoomEvent): Relation | null;
  isEdited(event: RoomEvent): boolean;
  /** A person opens the thread of this message. */
  openThread(eventId: string): void;

  /** Resolves with the event id when the server has it; rejects as the client does, leaving it unsent. */
  send(type: string, content: Content): Promise<string>;
  redact(eventId: string): Promise<string>;
  readonly echoes: readonly Echo[];
  /** Something could not be sent, and blocks all that follows. */
  readonly isJammed: boolean;
  /** "Försök alla igen" */
  retryAll(): void;
  /** "Radera alla" */
  deleteAll(): void;

  /** `read_events`: the loaded timeline, newest first, without threads. It never pages. */
  readTimeline(type: string, limit: number, msgtype?: string, stateKey?: string): Promise<RoomEvent[]>;
  readState(type: string, stateKey?: string): Promise<RoomEvent[]>;
  readRelations(
    parent: string,
    filter: { relType?: string; eventType?: string },
    page: { from?: string; limit?: number; forward?: boolean },
  ): Promise<RelationsPage>;

  /** Something to draw has changed. Returns how to stop. */
  onChanged(listener: () => void): () => void;
  /** What the host pushes to a widget by itself. Returns how to stop. */
  onPush(listener: (event: RoomEvent) => void): () => void;
}
