// The app on the device: installable, started without a network, changed to a newer version only when asked
// to, and then whole. Published under a path, as any static host may do.
// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { soakUpdates, startBrowser } from '../../tools/soak.mjs';
import { makeVersions, publishAt, type Site } from '../../tools/versions.mjs';
import { findingsIn } from './support/audit';
import { appLook } from './support/stage';
import { test as base, expect, type Watch } from './support/test';
import { Screens } from './support/widget';

const test = base.extend<{ site: Site; versions: { one: string; two: string } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
  versions: async ({}, use) => use(await makeVersions()),
  site: async ({ versions, watch }, use) => {
    const site = await publishAt('/a/b/');
    site.show(versions.one);
    watch.allow(new RegExp(`^foreign request: ${site.address}`));
    await use(site);
    await site.stop();
  },
});
test.use({ serviceWorkers: 'allow' });
test.describe.configure({ timeout: 60_000 });

/** The app, kept on the device, and served from there. */
async function keep(page: Page, site: Site): Promise<Screens> {
  await page.goto(site.address);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  const app = new Screens(page);
  await expect(app.box).toBeFocused();
  return app;
}
const scriptOf = (page: Page) => page.locator('script[type="module"]').getAttribute('src');
const workers = (context: BrowserContext) => context.serviceWorkers().map((worker) => worker.url());
/** What a browser says of a host that does not answer. */
const noNetwork = (watch: Watch) => watch.allow(/net::ERR_|Failed to load resource/);

test('starts without a network: steps, quiz, catalogues', async ({ page, site, watch }) => {
  const app = await keep(page, site);
  await app.log('Ringde tre kollegor', 'Göra saker i praktiken');
  await expect(app.at.getByText('Sparat på den här enheten.').first()).toBeVisible();
  noNetwork(watch);
  site.down(true);
  await page.reload();
  await expect(app.box).toBeFocused();
  await expect(app.step('Ringde tre kollegor')).toContainText('Göra saker i praktiken');
  await app.menu.getByRole('link', { name: 'Öva' }).click();
  await expect(page.getByRole('radio').first()).toBeVisible();
  await app.menu.getByRole('link', { name: 'Mer' }).click();
  await page.getByRole('link', { name: /Princip 2/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Göra saker i praktiken');
  await app.menu.getByRole('link', { name: 'Mer' }).click();
  await page.getByRole('radio', { name: 'English' }).check();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('More');
});

test('Chromium finds nothing that stands in the way of installing it', async ({ site }) => {
  const profile = mkdtempSync(join(tmpdir(), 'smasteg-install-'));
  const browser = await startBrowser(profile);
  try {
    await browser.page.goto(site.address);
    const devtools = await browser.page.context().newCDPSession(browser.page);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
    const { errors } = await devtools.send('Page.getAppManifest');
    expect(errors).toEqual([]);
  } finally {
    await browser.end();
    rmSync(profile, { recursive: true, force: true });
  }
});

test('opened with a shared text or a link of ours it begins there, and the address forgets it', async ({
  page,
  site,
}) => {
  const app = await keep(page, site);
  await page.goto(`${site.address}?title=Klarspr%C3%A5k&text=L%C3%A4ste%20om%20klarspr%C3%A5k`);
  await expect(app.box).toHaveValue('Läste om klarspråk');
  expect(page.url()).toBe(`${site.address}#/steg`);
  await page.goto(`${site.address}?text=och%20delade`);
  await expect(app.box).toHaveValue('Läste om klarspråk\noch delade');
  await page.goto(`${site.address}?open=web%2Bsmasteg%3Aova`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Öva');
  expect(page.url()).toBe(`${site.address}#/ova`);
});

test('a newer version waits until it is asked for, and then every tab has it', async ({
  context,
  page,
  site,
  versions,
}, info) => {
  const app = await keep(page, site);
  const old = await scriptOf(page);
  const other = await context.newPage();
  const there = await keep(other, site);
  await there.box.fill('Ett utkast');
  site.show(versions.two);
  await page.reload();
  const note = app.at.getByRole('status').filter({ hasText: 'Det finns en nyare version' });
  await expect(note).toBeVisible();
  expect(await scriptOf(page)).toBe(old);
  for (const width of [320, 1280]) {
    await appLook(page, { width, theme: width === 320 ? 'dark' : 'light', language: 'sv' });
    await expect(note).toBeVisible();
    expect.soft(await findingsIn(page.locator('html')), `${width}`).toEqual([]);
    const path = info.outputPath(`newer-${width}.png`);
    await page.screenshot({ path, animations: 'disabled' });
  }
  await note.getByRole('button', { name: 'Byt nu' }).click();
  for (const tab of [page, other]) {
    await expect.poll(() => scriptOf(tab).catch(() => old)).not.toBe(old);
    await expect(new Screens(tab).box).toHaveValue('Ett utkast');
    await expect(tab.getByText('Det finns en nyare version')).toHaveCount(0);
  }
});

test('a newer version brings what an account needs, where that was used, and only there', async ({
  page,
  site,
  versions,
}) => {
  await keep(page, site);
  const ofLibrary = (dir: string) =>
    readdirSync(join(dir, 'assets')).filter((name) => name.startsWith('matrix_sdk_'));
  const keptNames = () =>
    page.evaluate(async () => {
      const open = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
      const kept = (await Promise.all(open.map((cache) => cache.keys()))).flat();
      return kept.map(({ url }) => url.replace(/.*\//, '')).filter((name) => name.startsWith('matrix_sdk_'));
    });
  expect(await keptNames()).toEqual([]);
  const one = ofLibrary(versions.one).find((name) => name.includes('client'));
  await page.evaluate((name) => fetch(`./assets/${name}`).then((answer) => answer.text()), one);
  expect(await keptNames()).toEqual([one]);
  site.show(versions.two);
  await page.reload();
  await expect(page.getByText('Det finns en nyare version')).toBeVisible({ timeout: 30_000 });
  expect(await keptNames()).toEqual(expect.arrayContaining(ofLibrary(versions.two)));
});

test('the network goes before what comes later has come: what runs goes on, and says what it lacks', async ({
  page,
  site,
  versions,
  watch,
}) => {
  noNetwork(watch);
  let asked = 0;
  const first = readFileSync(join(versions.one, 'index.html'), 'utf8').match(/(?<=(?:src|href)="\.\/)[^"]+/g);
  await page.route(/\/assets\//, (route) => {
    const name = route.request().url().replace(site.address, '');
    if (first?.includes(name) || /worker-|smasteg_core/.test(name)) return route.continue();
    asked += 1;
    return route.abort('internetdisconnected');
  });
  await page.goto(site.address);
  const app = new Screens(page);
  await app.box.fill('Halvskrivet när tåget körde in i tunneln');
  await app.menu.getByRole('link', { name: 'Öva' }).click();
  await expect(page.getByText('Texterna gick inte att hämta.')).toBeVisible();
  // In its peace the page asks for all the rest.
  await expect.poll(() => asked).toBeGreaterThan(5);
  await page.waitForTimeout(500);
  await app.menu.getByRole('link', { name: 'Steg' }).click();
  await expect(app.box).toHaveValue('Halvskrivet när tåget körde in i tunneln');
  await app.logButton.click();
  await expect(app.step('Halvskrivet när tåget körde in i tunneln')).toBeVisible();
  await expect(page.getByText('Småsteg startar inte.')).toBeHidden();
});

test('the widget keeps nothing on the device by a service worker', async ({ page, site }) => {
  // Loaded when the page has had its peace, as the app's worker would be.
  const later = page.waitForRequest(/practise_place-/);
  await page.goto(`${site.address}widget/`);
  await later;
  await expect(new Screens(page).box).toBeVisible();
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations())).toEqual([]);
  expect(workers(page.context())).toEqual([]);
});

test('killed ten times while it changes version, it starts without a network each time', async () => {
  test.setTimeout(240_000);
  const { broken, mixed } = await soakUpdates({ kills: 10, seed: 1 });
  expect(broken).toEqual([]);
  expect(mixed).toEqual([]);
});
