// One person with the app in a browser of her own: signing in as a person does, and what the places show.
// SPDX-License-Identifier: EUPL-1.2
import { expect, type Page } from '@playwright/test';
import type { Account } from '../../../tools/account.mjs';
import { Screens } from '../../e2e/support/widget';

export class AppSide extends Screens {
  readonly page: Page;

  constructor(page: Page) {
    super(page);
    this.page = page;
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name });
  }

  /** The place where one connects. */
  async connectPlace(): Promise<void> {
    await this.menu.getByRole('link', { name: 'Mer', exact: true }).click();
    await this.page.getByRole('link', { name: /^(Anslut|Konto och rum)$/ }).click();
  }

  async nameServer(server: string): Promise<void> {
    await this.page.getByLabel('Server eller användarnamn').fill(server);
    await this.button('Fortsätt').click();
  }

  async signIn(account: Account): Promise<void> {
    await this.connectPlace();
    await this.nameServer(new URL(account.url).host);
    await this.page.getByLabel('Användarnamn', { exact: true }).fill(account.userId);
    await this.givePassword(account);
    await expect(this.page.getByRole('heading', { name: 'Konto och rum' })).toBeVisible();
  }

  async givePassword(account: Account): Promise<void> {
    await this.page.getByLabel('Lösenord', { exact: true }).fill(account.password);
    await this.page.getByLabel('Lösenord', { exact: true }).press('Enter');
  }

  /** The device that this browser is, as the server knows it. */
  async device(account: Account): Promise<{ userId: string; deviceId: string }> {
    const { userId } = account;
    const deviceId = await this.page.evaluate(
      () =>
        new Promise<string>((resolve, reject) => {
          const opening = indexedDB.open('smasteg-account');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const reading = opening.result.transaction('kept').objectStore('kept').get('account');
            reading.onsuccess = () => {
              opening.result.close();
              resolve(reading.result.device);
            };
          };
        }),
    );
    return { userId, deviceId };
  }

  async chooseRoom(name: string): Promise<void> {
    await this.page.getByRole('list', { name: 'Rum med Småsteg' }).getByRole('button', { name }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Steg' })).toBeVisible();
  }
}
