// One person's place on a page that hosts the widget: the chat, the panel, and the host's question. The same
// in the development room and on a real server.
// SPDX-License-Identifier: EUPL-1.2
import type { Locator, Page } from '@playwright/test';
import { Screens } from './widget';

export class Side extends Screens {
  readonly person: Locator;
  readonly frame: Locator;
  readonly chat: Locator;
  readonly dialog: Locator;
  readonly key: string;
  readonly page: Page;

  constructor(page: Page, key: string) {
    const person = page.locator(`[data-person="${key}"]`);
    super(person.frameLocator('iframe[title="Småsteg"]'));
    this.page = page;
    this.key = key;
    this.person = person;
    this.frame = person.getByTitle('Småsteg', { exact: true });
    this.chat = person.getByRole('region', { name: /^Chatten, som .* ser den$/ });
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
}
