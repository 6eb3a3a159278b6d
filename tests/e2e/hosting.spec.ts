// dist/ on other people's servers: a real nginx with the configuration that we give, under a path; a host
// that sends no headers; and one where a byte has fallen over.
// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { freePort } from '../../tools/exec.mjs';
import { nginx } from '../../tools/hosting.mjs';
import { publishAt } from '../../tools/versions.mjs';
import { expect, test, type Watch } from './support/test';
import { Screens } from './support/widget';

const dist = join(import.meta.dirname, '../../dist');
test.use({ serviceWorkers: 'allow' });
test.describe.configure({ timeout: 90_000 });

const at = (watch: Watch, address: string) => watch.allow(new RegExp(`^foreign request: ${address}`));

/** Debian's nginx in the foreground, on this machine only, in a folder of its own. */
async function startNginx(base: string) {
  const folder = mkdtempSync(join(tmpdir(), 'smasteg-nginx-'));
  const port = await freePort();
  const ours = nginx({ base, root: dist }).replace('listen 443 ssl;', `listen 127.0.0.1:${port};`);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const temporary = paths.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ');
  const http = `http { access_log off; ${temporary}\n${ours}}`;
  const main = `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log; events {}`;
  writeFileSync(join(folder, 'nginx.conf'), `${main}\n${http}`);
  const child = spawn('/usr/sbin/nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: 'ignore',
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const address = `http://localhost:${port}${base}`;
  await expect
    .poll(() =>
      fetch(address).then(
        ({ status }) => status,
        () => child.exitCode,
      ),
    )
    .toBe(200);
  return {
    address,
    async stop() {
      child.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const kept = (page: Page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

test('nginx, with the configuration we give, serves it under a path', async ({ page, watch }) => {
  const server = await startNginx('/a/b/');
  at(watch, server.address);
  try {
    const answer = await page.goto(server.address);
    const sent = (await answer?.allHeaders()) ?? {};
    expect(sent['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(sent['cross-origin-resource-policy']).toBe('cross-origin');
    expect(sent['cross-origin-embedder-policy']).toBe('require-corp');
    expect(sent['cache-control']).toBe('no-cache');
    const widget = await fetch(`${server.address}widget/`);
    expect(widget.headers.get('content-security-policy')).toContain('frame-ancestors * vector:');
    // Other servers: the app alone, where one may have an account.
    expect(sent['content-security-policy']).toContain("connect-src 'self' https:;");
    expect(widget.headers.get('content-security-policy')).toContain("connect-src 'self';");
    const core = readdirSync(join(dist, 'assets')).find((name) => /core-.*\.wasm$/.test(name));
    const wasm = await fetch(`${server.address}assets/${core}`);
    expect(wasm.headers.get('content-type')).toBe('application/wasm');
    expect(wasm.headers.get('cache-control')).toContain('immutable');
    const manifest = await fetch(`${server.address}manifest.webmanifest`);
    expect(manifest.headers.get('content-type')).toContain('application/manifest+json');
    const app = new Screens(page);
    await expect(app.box).toBeFocused();
    await kept(page);
    await page.reload();
    await app.log('Bytte server');
    await expect(app.step('Bytte server')).toBeVisible();
  } finally {
    await server.stop();
  }
});

test('a host that sends no headers: the policy is in the page', async ({ page, watch }) => {
  const site = await publishAt('/', { bare: true });
  site.show(dist);
  at(watch, site.address);
  try {
    const answer = await page.goto(site.address);
    expect(await answer?.headerValue('content-security-policy')).toBeFalsy();
    const app = new Screens(page);
    await app.log('Klarar mig utan');
    await expect(app.step('Klarar mig utan')).toBeVisible();
    watch.allow(/violation|Content Security Policy|Trusted/i);
    const refused = await page.evaluate(() => {
      const script = document.createElement('script');
      try {
        script.textContent = 'window.strange = 1';
      } catch {
        // Trusted Types.
      }
      document.head.append(script);
      return fetch('http://example.org/').then(
        () => 'fetched',
        () => ('strange' in window ? 'ran' : 'refused'),
      );
    });
    expect(refused).toBe('refused');
  } finally {
    await site.stop();
  }
});

const refusal = 'Småsteg startar inte.';
const altered = 'En fil är inte den som hör hit.';
const stopped = 'Småsteg stannade.';
const flips: [string, RegExp, string][] = [
  ['the first script', /^assets\/app-.*\.js$/, refusal],
  ['what that imports', /^assets\/shared-app-widget-.*\.js$/, refusal],
  ['a style sheet', /^assets\/shared-app-widget-.*\.css$/, refusal],
  ['the script that watches', /^assets\/watch-.*\.js$/, refusal],
  // The core then runs in the page, out of files that are whole.
  ['the worker', /^assets\/worker-.*\.js$/, altered],
  ['the core', /^assets\/smasteg_core-.*\.wasm$/, stopped],
  ['the deferred part of the core', /^assets\/smasteg_core\.deferred-.*\.wasm$/, altered],
  ['a script that comes later', /^assets\/practise_place-.*\.js$/, altered],
  ['a style sheet that comes later', /^assets\/chains-.*\.css$/, altered],
  ['content', /^content\/catalogues-.*\.json$/, altered],
  ['the page', /^index\.html$/, altered],
  ['the manifest', /^manifest\.webmanifest$/, altered],
  ['an icon', /^icons\/icon-192\.png$/, altered],
  ['the service worker', /^sw\.js$/, altered],
];

/** One bit of a byte in the middle: letters stay letters, so that a text would still be read. */
function flip(file: string): void {
  const bytes = readFileSync(file);
  let at = bytes.length >> 1;
  while (/\.(html|js|webmanifest)$/.test(file) && !/[b-y]/.test(String.fromCharCode(bytes[at] ?? 0))) at += 1;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

test('what only an account needs comes when one connects, and is refused when a byte has flipped', async ({
  page,
  watch,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'smasteg-flip-'));
  cpSync(dist, folder, { recursive: true });
  const library = readdirSync(join(folder, 'assets')).filter((name) => /^matrix_sdk_.*\.js$/.test(name));
  expect(library.length).toBeGreaterThan(0);
  for (const name of library) flip(join(folder, 'assets', name));
  const site = await publishAt('/');
  site.show(folder);
  at(watch, site.address);
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const ofLibrary = () => fetched.filter((url) => url.includes('matrix_sdk_'));
  try {
    await page.goto(site.address);
    await kept(page);
    expect(ofLibrary()).toEqual([]);
    fetched.length = 0;
    await page.reload();
    await expect(new Screens(page).box).toBeFocused();
    // What comes later has come; what the service worker says is heard from here on.
    for (const name of ['practise_place-', 'sw.js'])
      await expect.poll(() => fetched.filter((url) => url.includes(name)).length).toBeGreaterThan(0);
    expect(ofLibrary()).toEqual([]);
    const keptUrls = await page.evaluate(async () => {
      const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
      return (await Promise.all(caches_.map((cache) => cache.keys()))).flat().map(({ url }) => url);
    });
    expect(keptUrls.length).toBeGreaterThan(20);
    expect(keptUrls.filter((url) => url.includes('matrix_sdk_'))).toEqual([]);
    watch.allow(/integrity|digest|net::ERR_|Failed to (fetch|load)|modulepreload/i);
    await page.goto(`${site.address}#/mer/konto`);
    await expect(page.getByText(altered)).toBeVisible();
    expect(ofLibrary().length).toBeGreaterThan(0);
  } finally {
    await site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('with a byte of any shipped file flipped it says so in words', async ({ browser }) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'smasteg-flip-'));
  cpSync(dist, folder, { recursive: true });
  const files = readdirSync(folder, { recursive: true }).map(String);
  const site = await publishAt();
  site.show(folder);
  try {
    for (const [what, pattern, words] of flips) {
      const paths = files.filter((path) => pattern.test(path));
      expect(paths.length, what).toBeGreaterThan(0);
      for (const path of paths) flip(join(folder, path));
      const context = await browser.newContext({ locale: 'sv-SE', serviceWorkers: 'allow' });
      const page = await context.newPage();
      await page.goto(site.address);
      await expect.soft(page.getByText(words), what).toBeVisible({ timeout: 30_000 });
      if (words === refusal) await expect.soft(page.getByRole('textbox'), what).toHaveCount(0);
      await context.close();
      for (const path of paths) cpSync(join(dist, path), join(folder, path));
    }
  } finally {
    await site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
