// The page that builds the line for a room: what it writes, how it is copied with and without a clipboard,
// what it says of addresses that will not do; and that it is as accessible as every screen.
// SPDX-License-Identifier: EUPL-1.2
import type { Page } from '@playwright/test';
import { findingsIn } from './support/audit';
import { expect, test } from './support/test';

const address = (page: Page) => page.getByRole('textbox', { name: 'Adress till Småsteg' });
const line = (page: Page) => page.getByRole('textbox', { name: 'Raden till rummet' });
const field = (page: Page, name: string) => page.getByRole('textbox', { name });
const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });

test('the line is for the very Småsteg that the page comes from, and follows what one writes', async ({
  page,
  baseURL,
}) => {
  await page.goto('/widget/install');
  await expect(page).toHaveURL(`${baseURL}/widget/install/`);
  await expect(address(page)).toHaveValue(`${baseURL}/widget/`);
  await expect(line(page)).toHaveValue(
    `/addwidget ${baseURL}/widget/#/?widgetId=$matrix_widget_id&userId=$matrix_user_id` +
      '&roomId=$matrix_room_id&theme=$org.matrix.msc2873.client_theme' +
      '&language=$org.matrix.msc2873.client_language',
  );
  await expect(said(page, 'Adressen fungerar bara på din egen dator.')).toBeVisible();

  await address(page).fill('https://smasteg.example.se/widget');
  await expect(line(page)).toHaveValue(/^\/addwidget https:\/\/smasteg\.example\.se\/widget\/#\/\?widgetId=/);
  await expect(said(page, 'Snedstrecket sist saknades. Det är tillagt i raden.')).toBeVisible();
  await expect(address(page)).not.toHaveAttribute('aria-invalid', 'true');
});

test('an address that Element would not show is refused in words, and no line is given', async ({ page }) => {
  await page.goto('/widget/install/');
  for (const [written, words] of [
    ['', 'Skriv adressen där ni har lagt Småsteg.'],
    ['smasteg.example.se', 'Det här är ingen webbadress.'],
    ['http://smasteg.example.se/widget/', 'Adressen behöver börja med https://.'],
    ['https://anna:hemligt@example.se/widget/', 'Ta bort användarnamn och lösenord ur adressen.'],
  ] as const) {
    await address(page).fill(written);
    await expect(said(page, words)).toBeVisible();
    await expect(address(page)).toHaveAttribute('aria-invalid', 'true');
    await expect(address(page)).toHaveAccessibleDescription(new RegExp(words));
    await expect(line(page)).toHaveCount(0);
    await expect(page.getByText('Raden visas här när adressen stämmer.')).toBeVisible();
    await expect(field(page, 'Händelseinnehåll')).toHaveCount(0);
  }
});

test('the state event has an id that is new each time, and says the same as the line', async ({ page }) => {
  const ids: string[] = [];
  for (let time = 0; time < 2; time += 1) {
    await page.goto('/widget/install/');
    await address(page).fill('https://smasteg.example.se/widget/');
    await expect(field(page, 'Händelsetyp')).toHaveValue('im.vector.modular.widgets');
    const id = await field(page, 'Lägesnyckel').inputValue();
    expect(id).toMatch(/^smasteg-[0-9a-f]{16}$/);
    ids.push(id);
    const content: unknown = JSON.parse(await field(page, 'Händelseinnehåll').inputValue());
    const url = (await line(page).inputValue()).replace('/addwidget ', '');
    expect(content).toEqual({ id, type: 'm.custom', name: 'Småsteg', url, data: {} });
  }
  expect(ids[0]).not.toBe(ids[1]);
});

test('copied where one may, and said once', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/widget/install/');
  await page.getByRole('button', { name: 'Kopiera raden' }).click();
  await expect(said(page, 'Kopierat.')).toHaveCount(1);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await line(page).inputValue());
  await address(page).fill('https://annan.example.se/widget/');
  await expect(said(page, 'Kopierat.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Kopiera lägesnyckel' }).press('Enter');
  await expect(said(page, 'Kopierat.')).toHaveCount(1);
  const key = await page.evaluate(() => navigator.clipboard.readText());
  expect(key).toBe(await field(page, 'Lägesnyckel').inputValue());
});

for (const clipboard of ['refuses', 'is not there']) {
  test(`where the clipboard ${clipboard} the text is selected, and the way out said`, async ({ page }) => {
    await page.addInitScript((isThere) => {
      const writeText = () => Promise.reject(new DOMException('Denied', 'NotAllowedError'));
      const value = isThere ? { writeText } : undefined;
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value });
    }, clipboard === 'refuses');
    await page.goto('/widget/install/');
    await page.getByRole('button', { name: 'Kopiera raden' }).click();
    await expect(said(page, 'Texten är markerad: tryck på Ctrl och C')).toBeVisible();
    await expect(line(page)).toBeFocused();
    const selected = await line(page).evaluate(
      ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) =>
        value.slice(selectionStart, selectionEnd),
    );
    expect(selected).toBe(await line(page).inputValue());
  });
}

test('in English at a tap, in the browser’s language at first', async ({ page, browser, baseURL }) => {
  await page.goto('/widget/install/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
  await page.getByRole('button', { name: 'In English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Add Småsteg to a chat room');
  await expect(page).toHaveTitle('Add Småsteg to a chat room – Småsteg');
  await expect(page.getByRole('button', { name: 'På svenska' })).toBeFocused();

  const other = await browser.newPage({ locale: 'en-GB', ...(baseURL && { baseURL }) });
  await other.goto('/widget/install/');
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Add Småsteg to a chat room');
  await other.close();
});

/** The system's own wishes: the page has no theme of its own. */
const themes = [
  { colorScheme: 'light', contrast: 'no-preference' },
  { colorScheme: 'dark', contrast: 'no-preference' },
  { colorScheme: 'light', contrast: 'more' },
  { colorScheme: 'dark', contrast: 'more' },
] as const;

test('at every width, in every theme, in both languages: axe is silent, nothing is cut off', async ({
  page,
}) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/widget/install/');
  const html = page.locator('html');
  const box = page.getByRole('textbox', { name: /^(Adress till|Address of) Småsteg$/ });
  for (const width of [190, 320, 480, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const [at, theme] of themes.entries()) {
      const isGood = at < 2;
      await page.emulateMedia(theme);
      await box.fill(isGood ? 'https://smasteg.example.se/sma-steg?x' : 'http://fel.example.se/');
      expect.soft(await findingsIn(html), `${width} ${theme.colorScheme} ${theme.contrast}`).toEqual([]);
    }
    await page.getByRole('button', { name: /In English|På svenska/ }).click();
  }
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await findingsIn(html)).toEqual([]);
});
