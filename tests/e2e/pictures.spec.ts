// Pictures of every view and state, to be looked at. SMASTEG_PICTURES=1 writes them to .output/pictures.
// SPDX-License-Identifier: EUPL-1.2
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { ownClock } from './support/clock';
import { type DevRoom, openRoom } from './support/room';
import { fillWindow, type Look, setLook, settled } from './support/stage';
import { before, filledByBo, meeting, practising, type State, time, within } from './support/states';
import { test } from './support/test';
import { Screens } from './support/widget';

const folder = fileURLToPath(new URL('.output/pictures/', import.meta.url));

test.skip(!process.env['SMASTEG_PICTURES'], 'pictures are asked for by SMASTEG_PICTURES=1');
test.use({ contextOptions: { reducedMotion: 'reduce' } });
test.describe.configure({ timeout: 300_000 });

const home: Look = { width: 480, theme: 'light', language: 'sv' };
const all: Look[] = [
  { width: 190, theme: 'light', language: 'sv' },
  { width: 320, theme: 'light', language: 'sv' },
  { width: 320, theme: 'dark', language: 'sv' },
  { width: 320, theme: 'dark-hc', language: 'en' },
  { width: 480, theme: 'dark', language: 'en' },
  { width: 480, theme: 'light-hc', language: 'sv' },
  { width: 1280, theme: 'light', language: 'sv' },
];
const nameOf = ({ width, theme, language }: Look) => `${width}-${theme}-${language}`;

/** As high as what is in it, so that one picture shows it all. */
async function picture(page: Page, panel: Screens, name: string, look: Look): Promise<void> {
  const height = await panel.at.locator('html').evaluate((html) => {
    const main = html.querySelector('main');
    const nav = html.querySelector('nav');
    const below = nav && getComputedStyle(nav).position !== 'static' ? 0 : (nav?.offsetHeight ?? 0);
    return Math.max(html.scrollHeight, (main?.scrollHeight ?? 0) + below);
  });
  await page.setViewportSize({ width: look.width, height: Math.min(Math.max(height + 4, 500), 4_000) });
  await page.screenshot({ path: `${folder}${name}-${nameOf(look)}.png`, animations: 'disabled' });
}

async function pictureStates(page: Page, room: DevRoom, states: State[]): Promise<void> {
  const html = room.anna.at.locator('html');
  await fillWindow(page);
  await setLook(page, home);
  for (const { name, arrange } of states) {
    await settled(html, home);
    await arrange(room);
    for (const look of all) {
      await setLook(page, look);
      await settled(html, look);
      await picture(page, room.anna, name, look);
    }
    await page.emulateMedia({ forcedColors: 'active' });
    await setLook(page, home);
    await settled(html, home);
    await picture(page, room.anna, `${name}-forced`, home);
    await page.emulateMedia({ forcedColors: null });
    await setLook(page, home);
  }
}

test('before permissions', async ({ page }) => {
  await ownClock(page);
  await pictureStates(page, await openRoom(page, ''), before);
});

test('an empty room', async ({ page }) => {
  await ownClock(page);
  const empty: State = { name: 'empty', arrange: ({ anna }) => anna.logButton.waitFor() };
  await pictureStates(page, await openRoom(page), [empty]);
});

test('in a room', async ({ page, watch }) => {
  watch.allow(/^console: error (sending event|getting the relations)/);
  await ownClock(page);
  const room = await openRoom(page);
  await filledByBo(room);
  await pictureStates(page, room, within);
});

test('Öva', async ({ page }) => {
  await ownClock(page);
  await pictureStates(page, await openRoom(page), practising);
});

test('Träffas', async ({ page }) => {
  await ownClock(page);
  await pictureStates(page, await openRoom(page), meeting);
});

test('what there is time for', async ({ page }) => {
  await ownClock(page);
  await pictureStates(page, await openRoom(page), time);
});

test('the app', async ({ page }) => {
  const app = new Screens(page);
  for (const width of [320, 1280]) {
    const look: Look = { ...home, width };
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/');
    await app.logButton.waitFor();
    if (width === 1280) await app.log('Läste om klarspråk', 'Arbeta öppet');
    await picture(page, app, 'app', look);
    await page.goto('/#/mer');
    await page.locator('.folds summary').first().waitFor();
    await picture(page, app, 'app-mer', look);
  }
});

test('the page that builds the line for a room', async ({ page }) => {
  const looks = [
    { width: 190, colorScheme: 'light', contrast: 'no-preference' },
    { width: 320, colorScheme: 'light', contrast: 'no-preference' },
    { width: 320, colorScheme: 'dark', contrast: 'more' },
    { width: 480, colorScheme: 'dark', contrast: 'no-preference' },
    { width: 1280, colorScheme: 'light', contrast: 'no-preference' },
    { width: 1280, colorScheme: 'light', contrast: 'more' },
  ] as const;
  await page.goto('/widget/install/');
  for (const { width, ...media } of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia(media);
    const path = `${folder}install-${width}-${media.colorScheme}-${media.contrast}.png`;
    await page.screenshot({ path, fullPage: true });
  }
});

test('the trial room', async ({ page }) => {
  await ownClock(page);
  const room = await openRoom(page, 'theme=light');
  await page.setViewportSize({ width: 1440, height: 1000 });
  await room.anna.goOn.click();
  await room.anna.dialog.waitFor();
  await page.screenshot({ path: `${folder}room-dialog-1440-light-sv.png` });
  for (const width of [1024, 480, 320]) {
    await page.setViewportSize({ width, height: 1000 });
    await page.screenshot({ path: `${folder}room-dialog-${width}-light-sv.png`, fullPage: true });
  }
});

test('the trial room, for the README', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await ownClock(page);
  const { anna, bo } = await openRoom(page, 'grant=all&theme=light');
  await anna.log('Ringde kommunen i stället för att mejla en gång till', 'Arbeta gränsöverskridande');
  await anna.at.getByText('Nu kan rummet se det.').waitFor();
  for (const side of [anna, bo]) await side.openThread();
  await bo.write('Åt lunch med någon från juristerna #6');
  await bo.look();
  await bo.step('Åt lunch').waitFor();
  await bo.log('Läste vår vanligaste blankett som om jag fyllde i den för första gången', 'I hjärtat');
  await bo.at.getByText('Nu kan rummet se det.').waitFor();
  await anna.look();
  await anna.step('Läste vår vanligaste').waitFor();
  await bo.at.locator('.steps').evaluate((list) => list.scrollIntoView({ block: 'end' }));
  await anna.box.fill('Visade ett halvfärdigt utkast');
  await anna.principle('Arbeta öppet och positivt').check();
  await page.mouse.move(720, 2);
  await page.screenshot({ path: `${folder}room-readme.png` });
  await page.getByRole('combobox', { name: 'Tema' }).selectOption('dark');
  await page.screenshot({ path: `${folder}room-readme-dark.png` });
});
