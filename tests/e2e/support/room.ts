// The development room from a test: two people, their chats, their widgets, and what can go wrong.
// SPDX-License-Identifier: EUPL-1.2
import type { BrowserContext, Locator, Page } from '@playwright/test';
import type { RoomEvent } from '../../../widget/host/event';
import type { Faults } from '../../../widget/host/faults';
import { Screens } from './widget';

export type Key = 'anna' | 'bo';
const names: Record<Key, string> = { anna: 'Anna', bo: 'Bo' };

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

export class Side extends Screens {
  readonly person: Locator;
  readonly frame: Locator;
  readonly chat: Locator;
  readonly dialog: Locator;
  private readonly key: Key;
  private readonly page: Page;

  constructor(page: Page, key: Key) {
    const person = page.locator(`[data-person="${key}"]`);
    super(person.frameLocator('iframe[title="Småsteg"]'));
    this.page = page;
    this.key = key;
    this.person = person;
    this.frame = person.getByTitle('Småsteg', { exact: true });
    this.chat = page.getByRole('region', { name: `Chatten, som ${names[key]} ser den` });
    this.dialog = person.getByRole('dialog', { name: 'Småsteg vill få lov att' });
  }

  message(text: string): Locator {
    return this.chat.locator('.message').filter({ has: this.page.locator('.body', { hasText: text }) });
  }

  /** The newest thread of the room, opened in the chat. */
  async openThread(): Promise<void> {
    await this.chat.locator('.replies').last().click();
  }
  async write(text: string): Promise<void> {
    const box = this.chat.getByRole('textbox', { name: /^Skriv i/ });
    await box.fill(text);
    await box.press('Enter');
  }
  async editMessage(from: string, to: string): Promise<void> {
    const message = this.message(from);
    await message.hover();
    await message.getByRole('button', { name: 'Redigera' }).click();
    const box = this.chat.getByRole('textbox', { name: 'Ändra meddelandet' });
    await box.fill(to);
    await box.press('Enter');
  }
  async removeMessage(text: string): Promise<void> {
    const message = this.message(text);
    await message.hover();
    await message.getByRole('button', { name: 'Ta bort' }).click();
  }

  /** Goes away from the panel and comes back: then all that may have changed is read again. */
  async look(): Promise<void> {
    await this.at.locator('html').evaluate(() => {
      window.dispatchEvent(new Event('pagehide'));
      window.dispatchEvent(new Event('pageshow'));
    });
  }
  /** As a click in the panel does. */
  async focusPanel(): Promise<void> {
    await this.at.locator('html').evaluate(() => window.dispatchEvent(new Event('focus')));
  }
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
  readonly anna: Side;
  readonly bo: Side;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.anna = new Side(page, 'anna');
    this.bo = new Side(page, 'bo');
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
