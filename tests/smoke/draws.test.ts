// Ten thousand draws give the same groups natively, in Node, and in a worker of each engine: one digest over
// all of their digests.
// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Served, serveFolder } from '../../tools/serve.mjs';
import type { StartEngine } from './support/browser';
import { startChromium } from './support/chromium';
import { startFirefox } from './support/firefox';
import { startWebkit } from './support/webkit';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const question = ['digest', '10000'];
const ask = (program: string, ...args: string[]) =>
  execFileSync(program, [...args, ...question], { encoding: 'utf8' }).trim();

let native = '';
let worker: Served | undefined;
beforeAll(async () => {
  native = ask(join(root, 'build/release/matching_bench'));
  worker = await serveFolder(join(root, 'build/wasm/worker'));
});
afterAll(() => worker?.stop());

/** Runs in the page. */
function askWorker(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const program = new Worker(address);
    program.onmessage = ({ data }) => resolve(String(data));
    program.onerror = ({ message }) => reject(new Error(message));
  });
}

test('in Node', () => {
  expect(native).toMatch(/^[0-9a-f]{64}$/);
  expect(ask(process.execPath, join(root, 'build/wasm/matching_bench.cjs'))).toBe(native);
});

const engines: [string, StartEngine][] = [
  ['Chromium', startChromium],
  ['Firefox', startFirefox],
  ['WebKitGTK', startWebkit],
];
test.for(engines)('in %s', async ([, start]) => {
  const home = await mkdtemp(join(tmpdir(), 'smasteg-draws-'));
  const engine = await start(home);
  try {
    const browser = await engine.fresh();
    const page = await browser.open(`${worker?.address}/`);
    expect(await page.run(askWorker, `matching_worker.js?${question.join('&')}`)).toBe(native);
  } finally {
    await engine.stop();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
});
