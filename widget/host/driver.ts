// What the real ClientWidgetApi asks of a client, answered by a person's client.
// SPDX-License-Identifier: EUPL-1.2
import { WidgetDriver } from 'matrix-widget-api';
import type { HostClient } from './client';
import { type Content, MatrixError, type RoomEvent } from './event';

export type AskCapabilities = (requested: string[]) => Promise<string[]>;

export class RoomDriver extends WidgetDriver {
  private readonly client: HostClient;
  private readonly ask: AskCapabilities;

  constructor(client: HostClient, ask: AskCapabilities) {
    super();
    this.client = client;
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
    if (stateKey !== null) throw new Error('Småsteg sends no state');
    const roomId = this.client.roomId;
    const sent = content as Content;
    // As Element does: a redaction from a widget is an event to be sent, with its target in the content.
    const eventId =
      type === 'm.room.redaction'
        ? await this.client.redact(String(sent['redacts']))
        : await this.client.send(type, sent);
    return { roomId, eventId };
  }

  override readRoomTimeline(
    _roomId: string,
    type: string,
    msgtype: string | undefined,
    stateKey: string | undefined,
    limit: number,
  ): Promise<RoomEvent[]> {
    return this.client.readTimeline(type, limit, msgtype, stateKey);
  }

  override readRoomState(_roomId: string, type: string, stateKey: string | undefined): Promise<RoomEvent[]> {
    return this.client.readState(type, stateKey);
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
    const page = await this.client.readRelations(
      eventId,
      { ...(relType && { relType }), ...(eventType && { eventType }) },
      { ...(from && { from }), ...(limit && { limit }), forward: direction === 'f' },
    );
    return { chunk: page.chunk, ...(page.next && { nextBatch: page.next }) };
  }

  override getKnownRooms(): string[] {
    return [this.client.roomId];
  }

  override processError(error: unknown): ReturnType<WidgetDriver['processError']> {
    if (!(error instanceof MatrixError) || this.client.fault.plainErrors) return undefined;
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
