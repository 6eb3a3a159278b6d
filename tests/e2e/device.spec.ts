// What only this browser has: moved to another by a sealed file or a square, shared to a room by hand, and
// forgotten without a trace.
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { findingsIn } from './support/audit';
import { everything } from './support/everything';
import { openRoom } from './support/room';
import { appLook } from './support/stage';
import { expect, test } from './support/test';
import { Screens } from './support/widget';

test.describe.configure({ timeout: 180_000 });

const secret = 'Grubblade över upphandlingen';

async function openMer(page: Page): Promise<Screens> {
  const app = new Screens(page);
  await page.goto('/#/mer');
  await expect(page.getByRole('heading', { name: 'På den här enheten' })).toBeVisible();
  return app;
}

test('steps only here move from the widget to the app in a sealed file, or by the square', async ({
  browser,
  page,
}, info) => {
  const { anna } = await openRoom(page);
  await anna.see('Bara jag');
  await anna.log(secret, 'Göra saker i praktiken');
  await expect(anna.step(secret)).toContainText('Bara du ser det här.');
  await anna.box.fill('Halvt påbörjat');
  await anna.menu.getByRole('link', { name: 'Mer' }).click();
  await anna.at.getByRole('button', { name: 'Packa' }).click();
  const code = (await anna.at.locator('.code').textContent())?.replace('Kod: ', '') ?? '';
  const coming = page.waitForEvent('download');
  await anna.at.getByRole('button', { name: 'Spara paketet som fil' }).click();
  const file = await (await coming).path();
  expect(readFileSync(file).includes('Grubblade')).toBe(false);
  await expect(anna.at.getByRole('img', { name: 'Fyrkant att läsa med kameran' })).toBeVisible();

  const there = await browser.newPage({ locale: 'sv-SE', serviceWorkers: 'block' });
  const app = await openMer(there);
  await there.getByLabel('Välj paketet').setInputFiles(file);
  const field = there.getByLabel('Kod', { exact: true });
  await field.fill('0000-0000-0000-0000');
  await there.getByRole('button', { name: 'Öppna paketet' }).click();
  await expect(app.status('Koden hör inte till paketet')).toBeVisible();
  for (const said of ['Ett steg och det du hade börjat skriva är här nu.', 'Allt fanns redan här.']) {
    await field.fill(code.toLowerCase());
    await there.getByRole('button', { name: 'Öppna paketet' }).click();
    await expect(app.status(said)).toBeVisible();
  }
  await app.menu.getByRole('link', { name: 'Steg' }).click();
  await expect(app.step(secret)).toContainText('Göra saker i praktiken');
  await expect(app.box).toHaveValue('Halvt påbörjat');

  // The address in the square, as a camera opens it: its parcel waits for the code, and leaves the address.
  const parcel = readFileSync(file).toString('base64url');
  const context = await browser.newContext({ locale: 'sv-SE', serviceWorkers: 'block' });
  const third = await context.newPage();
  await third.goto(`/#/flytta/${parcel}`);
  await expect(third.getByText('Ett paket följde med adressen.')).toBeVisible();
  expect(third.url()).not.toContain(parcel);
  await third.getByLabel('Kod', { exact: true }).fill(code);
  await third.getByRole('button', { name: 'Öppna paketet' }).click();
  await expect(third.getByText('Ett steg och det du hade börjat skriva är här nu.')).toBeVisible();
  for (const width of [320, 1280]) {
    await appLook(third, { width, theme: width === 320 ? 'dark' : 'light', language: 'sv' });
    expect.soft(await findingsIn(third.locator('html')), `${width}`).toEqual([]);
    await third.screenshot({ path: info.outputPath(`mer-${width}.png`), fullPage: true });
  }
  await there.context().close();
  await context.close();
});

test('a step is shared to a room by hand: to the clipboard as anyone would write it', async ({
  context,
  page,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const app = new Screens(page);
  await page.goto('/');
  await app.log('Ringde tre kollegor', 'Göra saker i praktiken');
  await app.step('Ringde tre').getByRole('button', { name: 'Dela till rummet' }).click();
  await expect(app.step('Ringde tre').getByText('Kopierat. Klistra in det i rummets chatt.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('!steg Ringde tre kollegor #2');
});

test('"Glöm den här datorn" leaves no byte of what one wrote, practised or began', async ({ page }) => {
  const app = await openMer(page);
  await app.menu.getByRole('link', { name: 'Steg' }).click();
  await app.log(secret);
  await expect(app.at.getByText('Sparat på den här enheten.').first()).toBeVisible();
  await app.box.fill('Utkast om samma sak');
  await app.menu.getByRole('link', { name: 'Öva' }).click();
  await page.getByRole('radio').first().check();
  await expect
    .poll(() => everything(page))
    .toMatch(/upphandlingen[\s\S]*Utkast om|Utkast om[\s\S]*upphandlingen/);
  await app.menu.getByRole('link', { name: 'Mer' }).click();
  await page.getByRole('button', { name: 'Glöm den här datorn' }).click();
  await expect(page.getByText('Det går inte att ångra.')).toBeVisible();
  await page.getByRole('button', { name: 'Ta bort allt' }).click();
  await expect(page.getByRole('button', { name: 'Glöm den här datorn' })).toBeVisible();
  await app.menu.getByRole('link', { name: 'Steg' }).click();
  await expect(app.box).toHaveValue('');
  await expect(app.steps).toHaveCount(0);
  const left = await everything(page);
  for (const trace of ['upphandlingen', 'Utkast om', 'answered', 'smasteg http'])
    expect(left, trace).not.toContain(trace);
});
