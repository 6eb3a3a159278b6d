// Öva: a question answered by hand and by keys, offline and after a reload; one's own questions from a file;
// somebody's step that may leave the room.
// SPDX-License-Identifier: EUPL-1.2
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { openRoom } from './support/room';
import { expect, test } from './support/test';
import { Screens } from './support/widget';

/** Öva on a page of the app or in a widget's frame. */
class Practice extends Screens {
  get place(): Locator {
    return this.at.getByRole('heading', { level: 1, name: 'Öva' });
  }
  get options(): Locator {
    return this.at.getByRole('group', { name: 'Ditt svar' }).getByRole('radio');
  }
  get answers(): Locator {
    return this.at.getByRole('list', { name: 'Svaren' }).getByRole('listitem');
  }
  get verdict(): Locator {
    return this.at.getByRole('status').filter({ hasText: /^Ditt svar ligger|^Så säger|tänkte på/ });
  }
  get onwards(): Locator {
    return this.at.getByRole('button', { name: /^(Nästa fråga|Visste)$/ });
  }
  get question(): Locator {
    return this.at.locator('.cols .col').first().getByRole('heading', { level: 2 });
  }
  button(name: string): Locator {
    return this.at.getByRole('button', { name, exact: true });
  }
  async open(): Promise<void> {
    await this.menu.getByRole('link', { name: 'Öva' }).click();
    await this.options.first().waitFor();
  }
  async answer(option: number): Promise<void> {
    await this.options.nth(option).check();
    await this.button('Svara').click();
    await this.answers.first().waitFor();
  }
}

async function openApp(page: Page): Promise<Practice> {
  await page.goto('/');
  const app = new Practice(page);
  await app.logButton.waitFor();
  await app.open();
  return app;
}

const deck = {
  schema: 'smasteg.quiz/0.2',
  id: 'var-vardag',
  version: '2',
  title_sv: 'Vår vardag',
  author: 'Rummet i Umeå',
  forkedFrom: { id: 'otg-ova', version: '1' },
  questions: [
    {
      id: 'vardag-1',
      principle: 'otg-5',
      stem_sv: 'Telefontiden tar slut om en minut. Vad gör du?',
      options: [1, 2, 3, 4].map((n) => ({ text_sv: `Sak ${n}`, why_sv: `Skäl ${n}`, best: n === 2 })),
    },
  ],
};
const file = (content: unknown) => ({
  name: 'fragor.json',
  mimeType: 'application/json',
  buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
});

/** Runs in the page: how many questions' answers the device has kept. */
async function keptAnswers(): Promise<number> {
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await asked(indexedDB.open('smasteg'));
  const keys = await asked(database.transaction('own').objectStore('own').getAllKeys());
  database.close();
  return keys.filter((key) => String(key).startsWith('practice/')).length;
}

test('an answer is met with a reason for each option, said once, and the focus goes on', async ({ page }) => {
  const app = await openApp(page);
  await expect(page).toHaveTitle('Öva – Småsteg');
  await expect(app.options).toHaveCount(4);
  await app.button('Svara').click();
  await expect(page.getByText('Välj ett av svaren först.')).toBeVisible();
  await app.answer(0);
  await expect(app.answers).toHaveCount(4);
  await expect(app.at.locator('.why.near')).toHaveCount(1);
  for (const option of await app.answers.all()) await expect(option.locator('p').last()).not.toBeEmpty();
  await expect(app.verdict).toHaveCount(1);
  await expect(app.answers.filter({ hasText: 'Ditt svar' })).toHaveCount(1);
  const before = await app.question.textContent();
  if (await app.button('Visste').isVisible()) await app.button('Visste').click();
  else {
    await expect(app.button('Nästa fråga')).toBeFocused();
    await app.button('Nästa fråga').click();
  }
  await expect(app.options.first()).toBeVisible();
  await expect(app.question).toBeFocused();
  expect(await app.question.textContent()).not.toBe(before);
});

test('by keys alone: a digit chooses, Enter answers, and so on; or not, for who turns them off', async ({
  page,
}) => {
  const app = await openApp(page);
  await page.keyboard.press('3');
  await expect(app.options.nth(2)).toBeChecked();
  await expect(app.options.nth(2)).toBeFocused();
  await page.keyboard.press('Enter');
  await app.answers.first().waitFor();
  await expect(app.answers.nth(2)).toContainText('Ditt svar');
  await ((await app.button('Visste').isVisible()) ? page.keyboard.press('1') : page.keyboard.press('Enter'));
  await expect(app.options.first()).toBeVisible();
  await page.getByRole('checkbox', { name: 'Tangenterna 1 till 4 väljer svar' }).uncheck();
  await page.keyboard.press('2');
  await expect(app.options.nth(1)).not.toBeChecked();
  await page.reload();
  await app.options.first().waitFor();
  await page.keyboard.press('2');
  await expect(app.options.nth(1)).not.toBeChecked();
});

test('five a day, more when asked for, and what is settled as a picture and a table', async ({ page }) => {
  const app = await openApp(page);
  for (let n = 0; n < 5; n += 1) {
    await app.answer(n % 4);
    await app.onwards.click();
  }
  await expect(app.at.getByRole('heading', { name: 'Klart för i dag' })).toBeFocused();
  await app.at.getByText('Visa som tabell').click();
  const cells = await app.at.getByRole('table', { name: 'Det som sitter' }).locator('td').allTextContents();
  expect(cells.map(Number).reduce((sum, count) => sum + count, 0)).toBe(5);
  await expect(app.at.locator('.cairns .cairn > span')).toHaveCount(5);
  await app.button('Fem till').click();
  await expect(app.options.first()).toBeVisible();
});

test('what was practised is there after a reload and after a killed page, also offline', async ({
  page,
  context,
  watch,
}) => {
  // What comes later on its own may be on its way when the network goes.
  watch.allow(/ERR_INTERNET_DISCONNECTED/);
  const app = await openApp(page);
  await app.answer(1);
  await expect.poll(() => page.evaluate(keptAnswers)).toBe(1);
  const second = await context.newPage();
  await page.close({ runBeforeUnload: false });
  const again = new Practice(second);
  await second.goto('/');
  await again.logButton.waitFor();
  await again.open();
  await context.setOffline(true);
  for (let n = 0; n < 4; n += 1) {
    await again.answer(n);
    await again.onwards.click();
  }
  await expect(again.at.getByRole('heading', { name: 'Klart för i dag' })).toBeVisible();
  await context.setOffline(false);
});

test('"another question" puts one off, and a step can start from the principle', async ({ page }) => {
  const app = await openApp(page);
  const first = await app.question.textContent();
  await app.button('Ta en annan fråga').click();
  await expect(app.question).not.toHaveText(first ?? '');
  for (let n = 0; n < 5; n += 1) {
    await app.answer(0);
    if (await app.button('Skriv ett steg').isVisible()) break;
    await app.onwards.click();
  }
  await app.button('Skriv ett steg').click();
  await expect(app.principles.getByRole('checkbox', { checked: true })).toHaveCount(1);
});

test('a deck of one’s own comes from a file, with its lineage, and goes again', async ({ page }) => {
  const app = await openApp(page);
  await page.getByText('Varifrån frågorna kommer').click();
  const field = page.locator('input[type=file]');
  await field.setInputFiles(file(deck));
  await expect(page.getByText('Vår vardag är tillagd, med en fråga.')).toBeVisible();
  const item = page.locator('.sources li').filter({ hasText: 'Vår vardag' });
  await expect(item).toContainText('Bygger på otg-ova 1');
  await page.reload();
  await app.options.first().waitFor();
  await page.getByText('Varifrån frågorna kommer').click();
  await expect(item).toBeVisible();
  await field.setInputFiles(file('{"schema":"smasteg.quiz/0.2"}'));
  await expect(page.getByText('Filen passar inte här. Inget har ändrats.')).toBeVisible();
  await expect(page.locator('.sources li')).toHaveCount(2);
  await item.getByRole('button', { name: 'Ta bort Vår vardag' }).click();
  await expect(page.locator('.sources li')).toHaveCount(1);
});

test('what was practised goes to another device in a file', async ({ page, browser }) => {
  const app = await openApp(page);
  await app.answer(2);
  await page.getByText('Varifrån frågorna kommer').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    app.button('Spara det jag har övat').click(),
  ]);
  expect(download.suggestedFilename()).toBe('smasteg-ova.json');
  const kept = await readFile(await download.path(), 'utf8');
  const other = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const phone = await other.newPage();
  await openApp(phone);
  await phone.getByText('Varifrån frågorna kommer').click();
  await phone.locator('input[type=file]').setInputFiles(file(kept));
  await expect(phone.getByText('Ett svar är hämtat hit.')).toBeVisible();
  await phone.locator('input[type=file]').setInputFiles(file(kept));
  await expect(phone.getByText('Allt i filen fanns redan här.')).toBeVisible();
  await other.close();
});

test('a step that may leave the room becomes a question, and stops being one', async ({ page }) => {
  const { anna, bo } = await openRoom(page);
  await bo.box.fill('Åt lunch med någon från juristerna');
  await bo.principle('Arbeta gränsöverskridande').check();
  await bo.who.getByRole('button', { name: 'Ändra' }).click();
  await bo.who.getByRole('radio', { name: 'Även utanför rummet' }).check();
  await bo.logButton.click();
  await bo.at.getByText('Nu kan rummet se det.').waitFor();
  await expect(bo.step('Åt lunch')).toContainText('Även utanför rummet');
  await bo.box.fill('Nästa');
  await expect(bo.who.getByRole('radio', { checked: true })).toHaveAccessibleName('Alla i rummet');
  await anna.look();
  await anna.step('Åt lunch').waitFor();

  const practice = new Practice(anna.at);
  await practice.open();
  // Which of the day's questions comes first is the day's own.
  const real = practice.at.getByRole('heading', { name: /^Vilken princip tänkte .*Bo/ });
  await expect(async () => {
    if (!(await real.isVisible())) await practice.button('Ta en annan fråga').click();
    await expect(real).toBeVisible({ timeout: 1_500 });
  }).toPass({ timeout: 25_000 });
  await expect(practice.at.getByText('Åt lunch med någon från juristerna')).toBeVisible();
  const options = practice.at.getByRole('group', { name: 'Ditt svar' }).locator('label');
  await options.filter({ hasNotText: 'Arbeta gräns' }).first().getByRole('radio').check();
  await practice.button('Svara').click();
  await expect(practice.at.getByText('Ni tänkte olika.')).toBeVisible();
  await expect(practice.button('Nästa fråga')).toBeVisible();

  await bo.step('Åt lunch').getByRole('button', { name: 'Ändra' }).click();
  // The text stands in its box by then.
  await bo.list.getByRole('checkbox', { name: 'Även utanför rummet' }).uncheck();
  await bo.list.getByRole('button', { name: 'Spara' }).click();
  await expect(bo.step('Åt lunch')).not.toContainText('Även utanför rummet');
  await bo.at.getByText('Ändringen är inte skickad än.').waitFor({ state: 'hidden' });
  await anna.look();
  await expect(practice.at.getByText('Åt lunch med någon från juristerna')).toHaveCount(0, {
    timeout: 30_000,
  });
});
