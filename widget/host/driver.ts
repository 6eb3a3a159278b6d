// What the real ClientWidgetApi asks of a client, answered by a person's client in the development room.
// SPDX-License-Identifier: EUPL-1.2
import { WidgetDriver } from 'matrix-widget-api';
import { type Content, MatrixError, type RoomEvent } from './event';
import type { Person } from './person';

export type AskCapabilities = (requested: string[]) => Promise<string[]>;

export class RoomDriver extends WidgetDriver {
  private readonly person: Person;
  private readonly ask: AskCapabilities;

  constructor(person: Person, ask: AskCapabilities) {
    super();
    this.person = person;
    this.ask = ask;
  }

  override async validateCapabilities(requested: Set<string>): Promise<Set<string>> {
    return new Set(requested.size === 0 ? [] : await this.ask([...requested]));
  }

  override async sendEvent(
    type: string,
    content: unknown,
    stateKey: string | null = null,
  ): Promise<{ roomId: string; eventId: string }> {
    if (stateKey !== null) throw new Error('Not in the development room');
    const roomId = this.person.room.id;
    const sent = content as Content;
    // As Element does: a redaction from a widget is an event to be sent, with its target in the content.
    const eventId =
      type === 'm.room.redaction'
        ? await this.person.redact(String(sent['redacts']))
        : await this.person.send(type, sent);
    return { roomId, eventId };
  }

  override readRoomTimeline(
    _roomId: string,
    type: string,
    msgtype: string | undefined,
    stateKey: string | undefined,
    limit: number,
  ): Promise<RoomEvent[]> {
    return this.person.readTimeline(type, limit, msgtype, stateKey);
  }

  override readRoomState(_roomId: string, type: string, stateKey: string | undefined): Promise<RoomEvent[]> {
    return this.person.readState(type, stateKey);
  }

  override async readEventRelations(
    eventId: string,
    _roomId?: string,
    relType?: string,
    eventType?: string,
    from?: string,
    _to?: string,
    limit?: number,
    direction?: 'f' | 'b',
  ): Promise<{ chunk: RoomEvent[]; nextBatch?: string }> {
    const page = await this.person.readRelations(
      eventId,
      { ...(relType && { relType }), ...(eventType && { eventType }) },
      { ...(from && { from }), ...(limit && { limit }), forward: direction === 'f' },
    );
    return { chunk: page.chunk, ...(page.next && { nextBatch: page.next }) };
  }

  override getKnownRooms(): string[] {
    return [this.person.room.id];
  }

  override processError(error: unknown): ReturnType<WidgetDriver['processError']> {
    if (!(error instanceof MatrixError) || this.person.fault.plainErrors) return undefined;
    const { errcode, status, retryAfterMs, message } = error;
    const wait = retryAfterMs > 0;
    return {
      matrix_api_error: {
        http_status: status,
        http_headers: wait ? { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) } : {},
        url: '',
        response: { errcode, error: message, ...(wait && { retry_after_ms: retryAfterMs }) },
      },
    };
  }
}
