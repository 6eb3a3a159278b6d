// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run bench -- offline`: how long the app takes from its icon to the caret with no network, in a browser
// that has just been started.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spread, writeFigures } from './figures.mjs';
import { repo } from './setup.mjs';
import { startBrowser } from './soak.mjs';
import { publishAt } from './versions.mjs';

const runs = 7;
const throttle = 4;

/** Marks when the caret stands in the text box, from the moment the page was asked for. */
function watchCaret() {
  const look = () => {
    if (document.activeElement?.tagName === 'TEXTAREA') globalThis.caretAt = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}

async function startOnce(profile, address) {
  const { page, end } = await startBrowser(profile);
  try {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    await page.addInitScript(watchCaret);
    await page.goto(address);
    return await page.waitForFunction(() => globalThis.caretAt).then((handle) => handle.jsonValue());
  } finally {
    await end();
  }
}

export async function benchOffline() {
  const site = await publishAt();
  const profile = mkdtempSync(join(tmpdir(), 'smasteg-offline-'));
  const times = [];
  try {
    site.show(join(repo, 'dist'));
    const first = await startBrowser(profile);
    await first.page.goto(site.address);
    await first.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await first.end();
    site.down(true);
    for (let i = 0; i < runs; i += 1) times.push(await startOnce(profile, site.address));
  } finally {
    await site.stop();
    rmSync(profile, { recursive: true, force: true });
  }
  const shown = spread(times, (ms) => `${Math.round(ms)} ms`);
  const how = `${runs} starts of Chromium, headless, with the app kept on the device and no network.`;
  writeFigures('The app offline', how, [
    [`started → caret in the text box, no network, CPU ${throttle}× slower`, shown, '≤ 1 000 ms'],
  ]);
}
