// "Ta med dig" in Mer: a file of the steps, real and read; the command line prints the same of it.
// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { program } from '../cli/program';
import { findingsIn } from './support/audit';
import { openRoom } from './support/room';
import { appLook, looks, settled } from './support/stage';
import { expect, test } from './support/test';
import { Screens } from './support/widget';

const saveButton = ({ at }: Screens) => at.getByRole('button', { name: /^(Spara fil|Save file)$/ });

async function saved(page: Page, app: Screens): Promise<{ name: string; text: string; path: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), saveButton(app).click()]);
  const path = await download.path();
  return { name: download.suggestedFilename(), text: readFileSync(path, 'utf8'), path };
}
const report = (path: string, format: string) =>
  spawnSync(program, ['report', path, '--format', format], { encoding: 'utf8' }).stdout;

test('a room’s file is whole, and the command line prints the same of it', async ({ page }) => {
  const { anna, bo } = await openRoom(page);
  await bo.box.fill('Åt lunch med någon från juristerna, "på riktigt"');
  await bo.who.getByRole('button', { name: 'Ändra' }).click();
  await bo.who.getByRole('radio', { name: 'Även utanför rummet' }).check();
  await bo.logButton.click();
  await anna.box.fill('Ringde designern');
  await anna.principle('Arbeta gränsöverskridande').check();
  await anna.logButton.click();
  await anna.at.getByText('Nu kan rummet se det.').waitFor();
  await anna.at.getByText('Åt lunch med').waitFor();
  await anna.menu.getByRole('link', { name: 'Mer' }).click();

  const text = await saved(page, anna);
  expect(text.name).toMatch(/^smasteg-\d{4}-\d\d-\d\d\.md$/);
  expect(text.text).toContain('Ringde designern (6 Arbeta gränsöverskridande)');
  await expect(anna.status('Filen är klar, med')).toBeVisible();
  await anna.at.getByRole('radio', { name: /^Tabell/ }).check();
  const table = await saved(page, anna);
  expect(table.text).toContain('"Åt lunch med någon från juristerna, ""på riktigt"""');
  await anna.at.getByRole('radio', { name: /^Data/ }).check();
  const data = await saved(page, anna);
  expect(JSON.parse(data.text).schema).toBe('smasteg.export/1');
  expect(report(data.path, 'markdown')).toBe(text.text);
  expect(report(data.path, 'csv')).toBe(table.text);
  expect(JSON.parse(report(data.path, 'json')).digest).toBe(JSON.parse(data.text).digest);

  await anna.at.getByRole('radio', { name: 'Bara steg som får lämna rummet' }).check();
  const out = await saved(page, anna);
  expect(out.name).toContain('utanfor-rummet');
  expect(out.text).toContain('Åt lunch med');
  for (const word of ['Ringde', 'bo', 'anna', '$']) expect(out.text.toLowerCase()).not.toContain(`"${word}`);
  expect(Object.keys(JSON.parse(out.text))).toEqual(['schema', 'readme', 'steps', 'by_principle']);
});

test('outside of a room there is one’s own to save, offline too', async ({ page, context, watch }) => {
  // What is fetched in peace, for later, may be on its way when the network goes.
  watch.allow(/ERR_INTERNET_DISCONNECTED/);
  await page.goto('/');
  const app = new Screens(page);
  await app.box.fill('Grubblade på något');
  await app.logButton.click();
  await app.step('Grubblade på något').waitFor();
  await page.goto('/#/mer');
  await saveButton(app).waitFor();
  await app.at.getByRole('radio', { name: /^Tabell/ }).check();
  await saved(page, app);
  await context.setOffline(true);
  const table = await saved(page, app);
  expect(table.text).toContain('Grubblade på något');
});

test('a file gives back the steps that only its device had, and another file changes nothing', async ({
  page,
  browser,
}) => {
  await page.goto('/');
  const app = new Screens(page);
  await app.log('Grubblade på något', 'Arbeta öppet');
  await app.step('Grubblade på något').waitFor();
  await page.goto('/#/mer');
  await app.at.getByRole('radio', { name: /^Data/ }).check();
  const data = await saved(page, app);

  const context = await browser.newContext({ locale: 'sv-SE', serviceWorkers: 'block' });
  const there = await context.newPage();
  await there.goto('/#/mer');
  const read = async (file: string | { name: string; mimeType: string; buffer: Buffer }, said: string) => {
    await there.getByLabel('Välj fil').setInputFiles(file);
    await expect(there.getByRole('status').filter({ hasText: said })).toBeVisible();
  };
  const other = (text: string) => ({ name: 'fil.json', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await read(data.path, 'Ett steg är tillbaka.');
  await read(data.path, 'Alla steg i filen finns redan här.');
  await read(other('[]'), 'Det är ingen sådan fil.');
  await read(other('{"schema":"smasteg.export/1","own":[null,{"id":1},"x"]}'), 'Alla steg i filen');
  await read(other('{"schema":"smasteg.export/1"}'), 'Filen har inga steg som bara du ser.');
  await there.getByRole('radio', { name: /^Data/ }).check();
  const again = await saved(there, new Screens(there));
  const own = (text: string) => JSON.parse(text).own;
  expect(own(again.text)).toEqual(own(data.text));
  expect(own(again.text)).toHaveLength(1);
  await there.goto('/');
  await expect(new Screens(there).step('Grubblade på något')).toContainText('Arbeta öppet');
  await context.close();
});

test('in every width, theme and language it is whole and axe is silent', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('/#/mer');
  for (const look of [0, 1, 2, 3].flatMap(looks)) {
    await appLook(page, look);
    const app = new Screens(page);
    await saveButton(app).waitFor();
    const html = page.locator('html');
    await settled(html, look);
    expect.soft(await findingsIn(html), JSON.stringify(look)).toEqual([]);
  }
});
