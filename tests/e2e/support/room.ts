// The development room from a test: two people, their chats, their widgets, and what can go wrong.
// SPDX-License-Identifier: EUPL-1.2
import type { BrowserContext, Page } from '@playwright/test';
import type { RoomEvent } from '../../../widget/host/event';
import type { Faults } from '../../../widget/host/faults';
import { Side } from './side';

export type Key = 'anna' | 'bo' | 'anna2';

/** Both have been through the explanation before, on this device. */
export async function consentedBefore(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    try {
      for (const key of ['anna', 'bo']) {
        localStorage.setItem(`smasteg.permission @${key}:example.org smasteg-${key}`, 'yes');
      }
    } catch {
      // A test without storage: explained again.
    }
  });
}

export class DevSide extends Side {
  declare readonly key: Key;

  async reload(): Promise<void> {
    await this.page.evaluate((key) => window.smastegRoom?.person(key).reload(), this.key);
  }
  async setOffline(is: boolean): Promise<void> {
    await this.person.getByRole('switch').setChecked(is);
  }
  /** The same where the switch is out of reach. */
  async setOfflineByRoom(is: boolean): Promise<void> {
    await this.page.evaluate(([key, offline]) => window.smastegRoom?.person(key).setOffline(offline), [
      this.key,
      is,
    ] as const);
  }
  /** This person's alone, over the page's. */
  async setFaults(faults: Partial<Faults>): Promise<void> {
    await this.page.evaluate(([key, given]) => window.smastegRoom?.person(key).setFaults(given), [
      this.key,
      faults,
    ] as const);
  }
}

export class DevRoom {
  readonly anna: DevSide;
  readonly bo: DevSide;
  /** Anna's other tab, with `tabs=2`. */
  readonly anna2: DevSide;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.anna = new DevSide(page, 'anna');
    this.bo = new DevSide(page, 'bo');
    this.anna2 = new DevSide(page, 'anna2');
  }

  /** What lies on the server, in order: what is really there, whatever a screen shows. */
  events(): Promise<RoomEvent[]> {
    return this.page.evaluate(() => {
      const room = window.smastegRoom?.room;
      return Array.from({ length: room?.length ?? 0 }, (_, place) => room?.event(place)).filter(
        (event) => event !== undefined,
      );
    });
  }
  /** Its people are to go on in another room. */
  async upgrade(): Promise<void> {
    await this.page.evaluate(() => {
      const room = window.smastegRoom?.room;
      const content = { body: 'Rummet har flyttat', replacement_room: '!nytt:example.org' };
      room?.setState(room.event(0)?.sender ?? '', 'm.room.tombstone', '', content);
    });
  }
  /** Somebody is in the room under this name, with a client of any kind. */
  async join(id: string, name: string): Promise<void> {
    await this.page.evaluate(([user, called]) => window.smastegRoom?.room.join(user, called), [
      id,
      name,
    ] as const);
  }
  /** Sent as it is, by whoever: past every client's own care. */
  async send(sender: string, type: string, content: Record<string, unknown>): Promise<string> {
    return this.page.evaluate(([by, of, what]) => window.smastegRoom?.room.send(by, of, what) ?? '', [
      sender,
      type,
      content,
    ] as const);
  }
  /** The newest card of the week. */
  async card(): Promise<string> {
    const cards = (await this.events()).filter(({ content }) => {
      const meta = content['se.smasteg'] as { k?: string } | undefined;
      return meta?.k === 'card';
    });
    return cards.at(-1)?.event_id ?? '';
  }
  /** Messages in threads whose text holds this, removed ones not. */
  async messages(text: string): Promise<RoomEvent[]> {
    const said = (event: RoomEvent) => String(event.content['body'] ?? '');
    return (await this.events()).filter(
      (event) => event.type === 'm.room.message' && said(event).includes(text) && !isEdit(event),
    );
  }
}

function isEdit(event: RoomEvent): boolean {
  const relates = event.content['m.relates_to'] as { rel_type?: string } | undefined;
  return relates?.rel_type === 'm.replace';
}

/** Opens the room where everything is already granted, unless the query says otherwise. */
export async function openRoom(page: Page, query = 'grant=all'): Promise<DevRoom> {
  if (query.includes('grant=all')) await consentedBefore(page.context());
  await page.goto(`/room/?${query}`);
  const room = new DevRoom(page);
  await room.anna.logButton.or(room.anna.explainer).first().waitFor();
  await room.bo.logButton.or(room.bo.explainer).first().waitFor();
  return room;
}
