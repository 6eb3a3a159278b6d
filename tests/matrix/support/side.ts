// One person in a browser of her own: chat and widget as on every host page, and what her client holds.
// SPDX-License-Identifier: EUPL-1.2
import { expect, type Page } from '@playwright/test';
import type { Account } from '../../../tools/account.mjs';
import type { HostFaults } from '../../../widget/host/client';
import type { Content, RoomEvent } from '../../../widget/host/event';
import { Side } from '../../e2e/support/side';

export class MatrixSide extends Side {
  readonly account: Account;

  constructor(page: Page, key: string, account: Account) {
    super(page, key);
    this.account = account;
  }

  /**
   * Logs a step and sees that the room has it. A client on a busy machine may hold an answer back by itself:
   * then nothing is sent for 40 s.
   */
  async logged(text: string, principle = ''): Promise<void> {
    await this.log(text, principle);
    await expect(this.at.getByText('Nu kan rummet se det.')).toBeVisible({ timeout: 70_000 });
    await expect(this.step(text)).toBeVisible();
  }

  async setOffline(is: boolean): Promise<void> {
    await this.page.context().setOffline(is);
  }

  /** As when one goes to another room and comes back. */
  async reload(): Promise<void> {
    await this.page.evaluate((key) => window.smastegHost?.reload(key), this.key);
  }

  async setFaults(faults: Partial<HostFaults>): Promise<void> {
    await this.page.evaluate(
      ([key, given]) => Object.assign(window.smastegHost?.client(key).fault ?? {}, given),
      [this.key, faults] as const,
    );
  }

  /** By hand, past the widget: through this person's own client, encrypted where the room is. */
  async send(type: string, content: Content): Promise<string> {
    return this.page.evaluate(([key, ...what]) => window.smastegHost?.client(key).send(...what) ?? '', [
      this.key,
      type,
      content,
    ] as const);
  }

  async redact(eventId: string): Promise<string> {
    return this.page.evaluate(([key, id]) => window.smastegHost?.client(key).redact(id) ?? '', [
      this.key,
      eventId,
    ] as const);
  }

  /** What this person sends from now on, the other can read. */
  async knows({ account }: { account: Pick<Account, 'userId' | 'deviceId'> }): Promise<boolean> {
    return this.page.evaluate(
      ([key, user, device]) => window.smastegHost?.client(key).knowsDevice(user, device) ?? false,
      [this.key, account.userId, account.deviceId] as const,
    );
  }

  /** All that has come to this person's client, decrypted where it could be. */
  async timeline(): Promise<RoomEvent[]> {
    return this.page.evaluate((key) => window.smastegHost?.client(key).timeline() ?? [], this.key);
  }

  /** The messages whose text holds this, in the flow and in threads, edits and removed ones not. */
  async messages(text: string): Promise<RoomEvent[]> {
    const body = (event: RoomEvent) => String(event.content['body'] ?? '');
    return (await this.timeline()).filter(
      (event) =>
        event.type === 'm.room.message' && body(event).includes(text) && !body(event).startsWith('* '),
    );
  }

  /**
   * The one message that holds this: waited for, since a sent one is here first when the next sync is. Where
   * the sender's client swallowed its answer to what was sent before, that is 30 s, and then 40 s of quiet.
   */
  async arrived(text: string): Promise<RoomEvent> {
    await expect.poll(() => this.messages(text), { timeout: 100_000 }).toHaveLength(1);
    const [message] = await this.messages(text);
    return message as RoomEvent;
  }

  /** The week's card, as this client knows it. */
  async card(): Promise<string> {
    const [card] = await this.messages('👣');
    return card?.event_id ?? '';
  }

  /** How many of Småsteg's quiet events of this name have come to this client and could be opened. */
  async ops(name: string): Promise<number> {
    const isOp = ({ type, content }: RoomEvent) => type === 'se.smasteg.op' && content['op'] === name;
    return (await this.timeline()).filter(isOp).length;
  }

  async isJammed(): Promise<boolean> {
    return this.page.evaluate((key) => window.smastegHost?.client(key).isJammed ?? false, this.key);
  }
}

/** An edit by hand keeps body, msgtype and mentions, nothing else. */
export const editOf = (eventId: string, body: string): Content => ({
  msgtype: 'm.text',
  body: `* ${body}`,
  'm.mentions': {},
  'm.new_content': { msgtype: 'm.text', body, 'm.mentions': {} },
  'm.relates_to': { rel_type: 'm.replace', event_id: eventId },
});
