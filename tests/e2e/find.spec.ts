// Finding steps: forms of a word, compounds and misspellings, sifted by what steps have; with the keyboard
// alone, offline, and in every look.
// SPDX-License-Identifier: EUPL-1.2
import type { Page } from '@playwright/test';
import { findingsIn } from './support/audit';
import { openRoom } from './support/room';
import { appLook, looks, settled } from './support/stage';
import { expect, test } from './support/test';
import { Screens } from './support/widget';

const texts: [string, string][] = [
  ['Ringde upphandlingsenheten och frågade rakt ut #samtal', 'Arbeta gränsöverskridande'],
  ['Skrev om blanketten tillsammans med en medborgare', 'I hjärtat'],
  ['Delade vår mall för möten', 'Arbeta öppet'],
  ['Läste en bok om öppenhet', ''],
];

async function openApp(page: Page): Promise<Screens> {
  await page.goto('/');
  const app = new Screens(page);
  for (const [text, principle] of texts) {
    await app.log(text, principle || undefined);
    await expect(app.step(text.slice(0, 12))).toBeVisible();
  }
  return app;
}
const outcome = (app: Screens) => app.at.locator('search [aria-live]');

test('a step is found by other forms of its words, by parts of them, and misspelt', async ({ page }) => {
  const app = await openApp(page);
  for (const [query, said, first] of [
    ['ringer', '1 steg', 'Ringde'],
    ['upphandling', '1 steg', 'Ringde'],
    ['enheter', '1 steg', 'Ringde'],
    ['skriver', '1 steg', 'Skrev'],
    ['mötet', '1 steg', 'Delade'],
    ['böcker', '1 steg', 'Läste'],
    ['medborgrae', 'Inget steg passar precis. 1 liknande.', 'Skrev'],
    ['samtalet', '1 steg', 'Ringde'],
  ] as const) {
    await app.search.fill(query);
    await expect(outcome(app), query).toHaveText(said);
    await expect(app.steps.first(), query).toContainText(first);
  }
  await expect(app.steps).toHaveCount(1);
  await app.search.fill('enhet');
  await expect(app.at.getByRole('heading', { name: 'Liknande' })).toBeVisible();
  await app.search.fill('zzz');
  await expect(outcome(app)).toHaveText('Inget steg passar. Prova andra ord eller färre filter.');
});

test('what is new, changed or taken away is found, or not, at once', async ({ page }) => {
  // A removal waits ten seconds for an undo.
  test.setTimeout(90_000);
  const app = await openApp(page);
  await app.search.fill('bakar');
  await expect(outcome(app)).toContainText('Inget steg');
  await app.log('Bakade bullar till fikat');
  await expect(outcome(app)).toHaveText('1 steg');
  await app.step('Bakade bullar').getByRole('button', { name: 'Ändra' }).click();
  await app.list.getByRole('textbox').fill('Kokade kaffe till fikat');
  await app.list.getByRole('button', { name: /^Spara/ }).click();
  await expect(outcome(app)).toContainText('Inget steg');
  await app.search.fill('kokar');
  await expect(outcome(app)).toHaveText('1 steg');
  await app.step('Kokade').getByRole('button', { name: 'Ta bort' }).click();
  await expect(outcome(app)).toContainText('Inget steg', { timeout: 40_000 });
});

test('filters by person, principle and time in a room, and says each time how many', async ({ page }) => {
  const { anna, bo } = await openRoom(page);
  await bo.log('Läste vår blankett', 'I hjärtat');
  await bo.at.getByText('Nu kan rummet se det.').waitFor();
  await anna.look();
  await anna.step('Läste vår blankett').waitFor();
  await anna.log('Ringde en jurist', 'Arbeta gränsöverskridande');
  await expect(anna.steps).toHaveCount(2);
  await anna.at.getByRole('button', { name: 'Filtrera' }).click();
  const person = anna.at.getByRole('combobox', { name: 'Person' });
  await expect(person.getByRole('option')).toHaveText(['Alla', 'Du', /Bo/]);
  await person.selectOption({ index: 2 });
  await expect(outcome(anna)).toHaveText('1 steg');
  await expect(anna.steps).toHaveText(/Läste vår blankett/);
  await anna.at.getByRole('combobox', { name: 'Princip' }).selectOption('Arbeta gränsöverskridande');
  await expect(outcome(anna)).toContainText('Inget steg passar.');
  await anna.at.getByRole('button', { name: /^Ta bort filtret .*Bo/ }).click();
  await expect(anna.steps).toHaveText(/Ringde en jurist/);
  await anna.at.getByRole('combobox', { name: 'Tid' }).selectOption('Den här veckan');
  await expect(anna.steps).toHaveCount(1);
  await anna.at.getByRole('button', { name: 'Rensa filter' }).click();
  await expect(anna.steps).toHaveCount(2);
  await expect(outcome(anna)).toHaveText('');
});

test('with the keyboard alone', async ({ page }) => {
  const app = await openApp(page);
  await app.search.focus();
  await page.keyboard.press('Tab');
  await expect(app.at.getByRole('button', { name: 'Filtrera' })).toBeFocused();
  await page.keyboard.press('Enter');
  const principle = app.at.getByRole('combobox', { name: 'Princip' });
  await expect(principle).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(principle).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(outcome(app)).toHaveText('1 steg');
  await expect(principle).toBeFocused();
  const tag = app.at.getByRole('combobox', { name: 'Tagg' });
  await page.keyboard.press('Tab');
  await expect(tag).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(app.at.getByRole('button', { name: /^Ta bort filtret/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(app.at.getByRole('button', { name: 'Filtrera' })).toBeFocused();
  await expect(app.steps).toHaveCount(texts.length);
});

test('without a worker of its own the plain words are looked for', async ({ page }) => {
  await page.addInitScript(() => {
    const Plain = Worker;
    Object.assign(window, {
      Worker: class extends Plain {
        constructor(url: string | URL, options?: WorkerOptions) {
          if (options?.name === 'smasteg-find') throw new Error('no such worker');
          super(url, options);
        }
      },
    });
  });
  const app = await openApp(page);
  await app.search.fill('mall');
  await expect(outcome(app)).toHaveText('1 steg passar.');
  await app.search.fill('mallar');
  await expect(outcome(app)).toContainText('Inget steg passar.');
});

test('in every width, theme and language it is whole and axe is silent', async ({ page }) => {
  test.setTimeout(180_000);
  await openApp(page);
  for (const look of [0, 1, 2, 3].flatMap(looks)) {
    await appLook(page, look);
    const app = new Screens(page);
    const html = page.locator('html');
    await settled(html, look);
    await page.getByRole('button', { name: /^Filt(rera|er)$/ }).click();
    await page.getByRole('combobox').first().selectOption({ index: 1 });
    await page.getByRole('combobox').last().selectOption({ index: 4 });
    await page.locator('input[type=date]').first().fill('2026-01-01');
    await page.getByRole('searchbox').fill('e');
    await expect(page.locator('.chosen li')).toHaveCount(3);
    await expect(outcome(app)).not.toHaveText('');
    expect.soft(await findingsIn(html), JSON.stringify(look)).toEqual([]);
    await page.screenshot({
      path: test.info().outputPath(`${look.width}-${look.theme}.png`),
      fullPage: true,
    });
  }
});
