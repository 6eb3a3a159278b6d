// Småsteg's screens by the names that stay (roles and accessible names, in Swedish), in a widget's frame or
// in the app's page.
// SPDX-License-Identifier: EUPL-1.2
import type { FrameLocator, Locator, Page } from '@playwright/test';

export class Screens {
  readonly at: FrameLocator | Page;

  constructor(at: FrameLocator | Page) {
    this.at = at;
  }

  get box(): Locator {
    return this.at.getByRole('textbox', { name: 'Vad gjorde du?' });
  }
  get principles(): Locator {
    return this.at.getByRole('group', { name: 'Principer', exact: true });
  }
  get logButton(): Locator {
    return this.at.getByRole('button', { name: 'Logga steg' });
  }
  get list(): Locator {
    return this.at.getByRole('list', { name: 'Steg', exact: true });
  }
  get steps(): Locator {
    return this.list.getByRole('listitem');
  }
  get who(): Locator {
    return this.at.getByRole('radiogroup', { name: 'Vem kan se det här?' });
  }
  /** Beside the box, for the step just logged. */
  get undo(): Locator {
    return this.at.locator('.said').getByRole('button', { name: 'Ångra' });
  }
  get menu(): Locator {
    return this.at.getByRole('navigation', { name: 'Småsteg' });
  }
  get search(): Locator {
    return this.at.getByRole('searchbox', { name: 'Sök steg' });
  }
  get explainer(): Locator {
    return this.at.getByRole('heading', { name: 'Element frågar dig snart' });
  }
  get goOn(): Locator {
    return this.at.getByRole('button', { name: 'Fortsätt till frågan' });
  }

  step(text: string): Locator {
    return this.steps.filter({ hasText: text });
  }
  status(text: string): Locator {
    return this.at.getByRole('status').filter({ hasText: text });
  }
  note(text: string): Locator {
    return this.at.locator('.notes').getByText(text);
  }
  principle(name: string): Locator {
    return this.principles.getByRole('checkbox', { name });
  }

  async see(choice: 'Bara jag' | 'Alla i rummet, men bara lärdomen' | 'Alla i rummet'): Promise<void> {
    await this.who.getByRole('button', { name: 'Ändra' }).click();
    await this.who.getByRole('radio', { name: choice, exact: true }).check();
    await this.who.getByRole('button', { name: 'Klar' }).click();
  }

  async log(text: string, principle = ''): Promise<void> {
    await this.box.fill(text);
    if (principle) await this.principle(principle).check();
    await this.logButton.click();
  }
}
