#!/usr/bin/env node
// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// What the npm commands call: `node tools/run.mjs COMMAND [ARGS]`. Needs nothing but a Node >= 18 with npm:
// it brings the rest, says what it does, and does nothing twice.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, Stop, say, talkOnStderr } from './exec.mjs';
import { ensureNode, ensureNpmPackages, repo } from './setup.mjs';

/** What looks at the app in a browser needs both. */
async function appAndBrowser() {
  const { buildDist } = await import('./build.mjs');
  const { ensurePackages } = await import('./setup.mjs');
  await buildDist();
  await ensurePackages('test');
}

const commands = {
  async start() {
    const start = performance.now();
    const { buildDist } = await import('./build.mjs');
    await buildDist();
    say(`Ready in ${((performance.now() - start) / 1000).toFixed(0)} s.`);
    return run(process.execPath, [join(repo, 'tools/serve.mjs')], { cwd: repo, anyCode: true });
  },
  async matrix() {
    const { startMatrix } = await import('./matrix.mjs');
    return startMatrix();
  },
  async build() {
    const { buildDist } = await import('./build.mjs');
    await buildDist();
    say('dist/ is ready: put it on any web server. build/hosting/ has its headers for nginx and Caddy.');
  },
  async test(args) {
    const { testAll } = await import('./test.mjs');
    return testAll(args);
  },
  async check(args) {
    const { checkAll } = await import('./check.mjs');
    await ensureNpmPackages();
    return checkAll(args);
  },
  async bench(args) {
    await ensureNpmPackages();
    if (args.includes('log')) {
      const { benchLog } = await import('./bench_log.mjs');
      return benchLog();
    }
    if (args.includes('offline')) {
      await appAndBrowser();
      const { benchOffline } = await import('./bench_offline.mjs');
      return benchOffline();
    }
    if (args.includes('suggest')) {
      const { benchSuggest } = await import('./bench_suggest.mjs');
      return benchSuggest();
    }
    if (args.includes('find')) {
      const { benchFind } = await import('./bench_find.mjs');
      return benchFind();
    }
    if (args.includes('export')) {
      const { benchExport } = await import('./bench_export.mjs');
      return benchExport();
    }
    if (args.includes('schedule')) {
      const { benchSchedule } = await import('./bench_schedule.mjs');
      return benchSchedule();
    }
    if (args.includes('account')) {
      const { benchAccount } = await import('./bench_account.mjs');
      return benchAccount();
    }
    if (args.includes('inspector')) {
      const { benchInspector } = await import('./inspector.mjs');
      return benchInspector();
    }
    if (args.includes('matching')) {
      const { benchMatching } = await import('./bench_matching.mjs');
      return benchMatching();
    }
    await appAndBrowser();
    const { bench } = await import('./bench.mjs');
    await bench();
  },
  async icons() {
    await appAndBrowser();
    const { makePictures } = await import('./icons.mjs');
    await makePictures();
  },
  async protocol() {
    const { writeProtocol } = await import('./build.mjs');
    await writeProtocol();
  },
  async fuzz(args) {
    const { fuzz } = await import('./fuzz.mjs');
    return fuzz(args);
  },
  async coverage(args) {
    const { coverage } = await import('./coverage.mjs');
    return coverage(args);
  },
  async mutate(args) {
    const { mutate } = await import('./mutate.mjs');
    return mutate(args);
  },
  async suggest(args) {
    const { suggest } = await import('./suggest.mjs');
    return suggest(args);
  },
  async inspector(args) {
    const { inspector } = await import('./inspector.mjs');
    return inspector(args);
  },
  async sim(args) {
    const { sim } = await import('./sim.mjs');
    return sim(args);
  },
  async release(args) {
    const { buildDist } = await import('./build.mjs');
    await buildDist();
    const { release } = await import('./release.mjs');
    return release(args);
  },
  async lighthouse() {
    await appAndBrowser();
    const { lighthouse } = await import('./lighthouse.mjs');
    return lighthouse();
  },
  async soak(args) {
    await appAndBrowser();
    const { soak } = await import('./soak.mjs');
    return soak(args);
  },
  async smasteg(args) {
    const { buildNative } = await import('./build.mjs');
    const folder = await buildNative('release', ['smasteg']);
    // Paths mean what they meant where the command was typed.
    return run(join(folder, 'smasteg'), args, {
      cwd: process.env.INIT_CWD || process.cwd(),
      input: 0,
      out: 1,
      anyCode: true,
    });
  },
};

/** The same command again, in the Node that was fetched. */
function goOnWith(node) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

async function main() {
  const [name, ...args] = process.argv.slice(2);
  if (!Object.hasOwn(commands, name ?? '')) {
    console.error(`usage: node tools/run.mjs ${Object.keys(commands).join('|')} [ARGS]`);
    return 2;
  }
  if (name === 'smasteg') talkOnStderr();
  const other = await ensureNode();
  if (other) return goOnWith(other);
  return (await commands[name](args)) ?? 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error instanceof Stop ? `\n${error.message}` : error);
    process.exitCode = error instanceof Stop ? error.exitCode : 1;
  },
);
