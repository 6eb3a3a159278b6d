// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run soak -- --kills N --seed S`: a browser with the app on it is killed while it changes version, at a
// moment that the seed says, and started again without a network. Each start must show the box to write in
// and the step that was logged before, and all that the page has loaded must be of one version.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from './browsers.mjs';
import { numberAfter, say } from './exec.mjs';
import { writeFigures } from './figures.mjs';
import { filesIn } from './finish.mjs';
import { randomFrom } from './random.mjs';
import { makeVersions, publishAt } from './versions.mjs';

const step = 'Ringde tre kollegor';
/** It comes or it does not; how fast is for the figures. */
const startWithinMs = 60_000;

const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Chromium with a profile of its own (a test's context counts as private, and nothing can be installed
 * there), and in a group of its own, so that all of it can be killed at once.
 */
export async function startBrowser(profile) {
  const { chromium } = await import('@playwright/test');
  const flags = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--lang=sv-SE',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    'about:blank',
  ];
  const child = spawn(chromiumPath(), flags, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = new Promise((resolve) => child.on('exit', resolve));
  const endWithUs = () => process.kill(-child.pid, 'SIGKILL');
  process.once('exit', endWithUs);
  void gone.then(() => process.off('exit', endWithUs));
  const endpoint = await new Promise((resolve, reject) => {
    let heard = '';
    child.stderr.on('data', (bytes) => {
      heard += bytes;
      const found = /DevTools listening on (ws:\S+)/.exec(heard);
      if (found) resolve(found[1]);
    });
    gone.then(() => reject(new Error(`Chromium ended: ${heard.slice(-500)}`)));
  });
  const browser = await chromium.connectOverCDP(endpoint);
  const [context] = browser.contexts();
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    async kill() {
      process.kill(-child.pid, 'SIGKILL');
      await gone;
      await browser.close().catch(() => undefined);
    },
    /** As a person does: what the browser wants to write it writes. */
    async end() {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => undefined);
      await Promise.race([gone, after(5_000)]);
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
      await gone;
    },
  };
}

const box = (page) => page.getByRole('textbox', { name: 'Vad gjorde du?' });

/** Runs in the page: waits for the new version and, where asked to, changes to it as the button does. */
async function change(isAskedFor) {
  const registration = await navigator.serviceWorker.getRegistration();
  void registration.update().catch(() => undefined);
  if (!isAskedFor) return;
  while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 5));
  registration.waiting.postMessage('take-over');
}

async function whichVersion(page, address, versions) {
  const loaded = await page.evaluate(() => [
    ...Array.from(document.querySelectorAll('script[src]'), ({ src }) => src),
    ...performance.getEntriesByType('resource').map(({ name }) => name),
  ]);
  const paths = loaded.map((name) => name.slice(address.length)).filter((path) => /\.(js|wasm)$/.test(path));
  const fitting = Object.keys(versions).filter((name) => {
    const files = new Set(filesIn(versions[name]));
    return paths.every((path) => files.has(path));
  });
  return { version: fitting.length === 1 ? fitting[0] : 'mixed', paths };
}

/** The app, kept on the device, with a step in it; and how long it takes to fetch another version. */
async function prepare(profile, site, versions) {
  site.show(versions.one);
  const { page, end } = await startBrowser(profile);
  await page.goto(site.address);
  await box(page).fill(step);
  await page.getByRole('button', { name: 'Logga steg' }).click();
  await page.getByText('Sparat på den här enheten.').first().waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await box(page).waitFor();
  site.show(versions.two);
  const start = performance.now();
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 5));
  });
  const updateMs = performance.now() - start;
  await end();
  return updateMs;
}

async function killOnce({ profile, site, versions, now, isAskedFor, waitMs }) {
  site.show(versions[now === 'one' ? 'two' : 'one']);
  const first = await startBrowser(profile);
  await first.page.goto(site.address);
  void first.page.evaluate(change, isAskedFor).catch(() => undefined);
  await after(waitMs);
  await first.kill();
  site.down(true);
  const second = await startBrowser(profile);
  try {
    await second.page.goto(site.address);
    await box(second.page).waitFor({ timeout: startWithinMs });
    await second.page.getByRole('list', { name: 'Steg' }).getByText(step).waitFor({ timeout: startWithinMs });
    const { version, paths } = await whichVersion(second.page, site.address, versions);
    return { version, why: version === 'mixed' ? paths.join(' ') : '' };
  } catch (error) {
    const text = await second.page.evaluate(() => document.body.textContent).catch(() => null);
    const shown = (text ?? 'no page').replace(/\s+/g, ' ');
    return { version: 'broken', why: `${String(error).split('\n')[0]} ${shown}` };
  } finally {
    await second.end();
    site.down(false);
  }
}

/** @returns {Promise<import('./soak.d.mts').Soaked>} */
export async function soakUpdates({ kills, seed, tell = () => undefined }) {
  const random = randomFrom(seed);
  const versions = await makeVersions();
  const site = await publishAt('/a/b/');
  const profile = mkdtempSync(join(tmpdir(), 'smasteg-soak-'));
  const result = { kills, changed: 0, broken: [], mixed: [], updateMs: 0 };
  try {
    result.updateMs = await prepare(profile, site, versions);
    let now = 'two';
    for (let i = 0; i < kills; i += 1) {
      // Some are killed before it, most in the middle, some after it.
      const waitMs = Math.round(random() * (1.5 * result.updateMs + 150));
      const isAskedFor = random() < 0.5;
      const { version, why } = await killOnce({ profile, site, versions, now, isAskedFor, waitMs });
      const told = `kill ${i + 1} after ${waitMs} ms${isAskedFor ? ', asked for' : ''}: ${version} ${why}`;
      tell(told);
      if (version === 'broken' || version === 'mixed') result[version].push(told);
      else {
        if (version !== now) result.changed += 1;
        now = version;
      }
    }
  } finally {
    await site.stop();
    rmSync(profile, { recursive: true, force: true });
  }
  return result;
}

export async function soak(args) {
  // So that the browser ends too.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const kills = numberAfter(args, '--kills', 200);
  const seed = numberAfter(args, '--seed', 1);
  const result = await soakUpdates({ kills, seed, tell: say });
  const how =
    `\`npm run soak -- --kills ${kills} --seed ${seed}\`: Chromium killed at a moment between the start ` +
    `and one and a half times what an update takes (${Math.round(result.updateMs)} ms), half of the ` +
    'updates asked for, then started without a network.';
  writeFigures('Killed while changing version', how, [
    ['kills', String(kills), ''],
    ['starts with the other version', String(result.changed), ''],
    ['starts that did not come to the box and the step', String(result.broken.length), '0'],
    ['starts with files of two versions', String(result.mixed.length), '0'],
  ]);
  return result.broken.length + result.mixed.length > 0 ? 1 : 0;
}
