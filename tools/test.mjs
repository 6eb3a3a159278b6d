// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm test`: sets up, builds and runs everything, or the parts that are named: `npm test -- native e2e`.
// Last, alone on a line, it prints `N passed, N failed`. A part that crashes or runs no test has failed.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { bin, buildDist, buildMatrixHost, buildNative, buildWasm, checkProtocol } from './build.mjs';
import { checks } from './check.mjs';
import { freePort, run, Stop, say } from './exec.mjs';
import { ensureFsrs } from './fsrs.mjs';
import { ensureRustworkx } from './matching.mjs';
import { ensureNpmPackages, ensurePackages, repo } from './setup.mjs';
import { simulate } from './sim.mjs';
import { ensureSynapse } from './synapse.mjs';

/** Half a minute’s worth; the long runs are `npm run sim`. */
const simulated = 6_000;
const results = join(repo, 'build', 'results');

function readResults(name) {
  try {
    return JSON.parse(readFileSync(join(results, name), 'utf8'));
  } catch {
    throw new Stop(`wrote no ${name}: it crashed`);
  }
}

/** Runs a test program that writes its counts to a file: what it counted, or a Stop when that is nothing. */
async function counted(name, command, args, env, count, how = {}) {
  mkdirSync(results, { recursive: true });
  rmSync(join(results, name), { force: true });
  const options = { cwd: repo, env: { ...process.env, ...env }, anyCode: true, ...how };
  const code = await run(command, args, options);
  const { passed, failed, names } = count(readResults(name));
  if (passed + failed === 0) throw new Stop('ran no test');
  // A red exit with green counts (a leak found at the end, an error outside of any test) is a failure too.
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, names };
}

const gtestCounts = (json) => {
  const failed = json.failures + json.errors;
  const names = json.testsuites.flatMap((suite) =>
    suite.testsuite.filter((each) => each.failures).map((each) => `${suite.name}.${each.name}`),
  );
  return { passed: json.tests - json.disabled - failed, failed, names };
};

/** What a failed spec says of itself: where a run's output is cut, the summary still tells why. */
function whyOf({ tests }) {
  const message = tests.flatMap(({ results }) => results).find(({ error }) => error)?.error.message ?? '';
  return stripVTControlCharacters(message).split('Call log:')[0].replace(/\s+/g, ' ').slice(0, 400);
}

/** The titles of what failed, in a suite and all within it, and why. */
const failedSpecs = ({ file, specs = [], suites = [] }) => [
  ...specs
    .filter(({ ok }) => !ok)
    .map((spec) => `${file}:${spec.line} ${spec.title}\n        ${whyOf(spec)}`),
  ...suites.flatMap(failedSpecs),
];

const runCoreTests = (name, command, args = [], env = {}) =>
  counted(
    name,
    command,
    [...args, '--gtest_brief=1', `--gtest_output=json:${join(results, name)}`],
    env,
    gtestCounts,
    { atEnd: 'GTEST_TOTAL_SHARDS' in env },
  );

/** The same in two halves side by side: one program of tests keeps one core busy. */
async function runCoreTestsInHalves(name, command, env) {
  const halves = await Promise.all(
    [0, 1].map((half) =>
      runCoreTests(`${name}_${half}.json`, command, [], {
        ...env,
        GTEST_TOTAL_SHARDS: '2',
        GTEST_SHARD_INDEX: String(half),
      }),
    ),
  );
  const sum = (key) => halves.reduce((total, each) => total + each[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), names: halves.flatMap(({ names }) => names) };
}

export async function runVitest(args, file = 'vitest.json') {
  const { passed, failed, names } = await counted(
    file,
    bin('vitest'),
    ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${join(results, file)}`],
    {},
    (json) => ({
      passed: json.numPassedTests,
      // A file that could not be loaded counts no test of its own.
      failed:
        json.numFailedTests +
        json.testResults.filter((each) => each.status === 'failed' && each.assertionResults.length === 0)
          .length,
      names: json.testResults
        .flatMap(({ assertionResults }) => assertionResults)
        .filter(({ status }) => status === 'failed')
        .map(({ fullName }) => fullName),
    }),
  );
  if (failed > 0)
    throw Object.assign(new Stop(`${failed} of ${passed + failed} failed`), { passed, failed, names });
  return { passed, failed };
}

async function runPlaywright(name, config, { port, ...how } = {}) {
  return counted(
    name,
    bin('playwright'),
    ['test', '-c', config, '--reporter=list,json'],
    {
      PLAYWRIGHT_JSON_OUTPUT_FILE: join(results, name),
      SMASTEG_E2E_PORT: String(port ?? (await freePort())),
    },
    ({ stats, errors, suites }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + errors.length,
      names: suites.flatMap(failedSpecs),
    }),
    how,
  );
}

async function prepareMatrix() {
  await buildDist();
  await buildMatrixHost();
  // Once, before two workers would do it at the same time.
  await ensureSynapse();
}

/** Each check counts as one test. */
async function runChecks() {
  let passed = 0;
  const names = [];
  for (const [name, work] of Object.entries(checks)) {
    const start = performance.now();
    try {
      await work(false);
      passed += 1;
      say(`  ok  ${name}, ${seconds(start)}`);
    } catch (error) {
      names.push(name);
      say(`  FAILED  ${name}, ${seconds(start)}: ${error.message}`);
    }
  }
  return { passed, failed: names.length, names };
}

const one = async (work) => {
  await work();
  return { passed: 1, failed: 0 };
};

const seconds = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;

const parts = {
  check: runChecks,
  protocol: () => one(checkProtocol),
  wasm: async () => {
    const folder = await buildWasm(['core_tests', 'smasteg_wasm']);
    return runCoreTests('wasm.json', process.execPath, [join(folder, 'core_tests.cjs')]);
  },
  native: async () => {
    // The debug build watches the core: a read past the end or an overflow ends the run.
    const folder = await buildNative('debug', ['core_tests']);
    // A sixth of the time goes to where each byte was asked for; the program run by hand tells it.
    return runCoreTestsInHalves('native', join(folder, 'core_tests'), {
      ASAN_OPTIONS: 'malloc_context_size=1',
    });
  },
  sim: () => one(() => simulate(simulated, 1)),
  pages: () => one(buildDist),
  vitest: async () => {
    // These tests run the real core and the real command line.
    await buildWasm(['smasteg_wasm', 'deferred_probe']);
    await buildNative('release', ['smasteg']);
    return runVitest([]);
  },
  fsrs: async () => {
    await ensureFsrs();
    await buildNative('release', ['smasteg', 'schedule_bench']);
    await buildWasm(['schedule_bench']);
    return runVitest(['--config', 'tests/fsrs/vitest.config.ts'], 'fsrs.json');
  },
  suggest: async () => {
    await buildNative('release', ['suggest_train', 'suggest_bench']);
    await buildWasm(['suggest_bench']);
    return runVitest(['--config', 'tests/suggest/vitest.config.ts'], 'suggest.json');
  },
  matching: async () => {
    await ensureRustworkx();
    await buildNative('release', ['smasteg']);
    return runVitest(['--config', 'tests/matching/vitest.config.ts'], 'matching.json');
  },
  sizes: () => one(async () => run(process.execPath, [join(repo, 'tools/sizes.mjs')], { cwd: repo })),
  // Before what measures a browser's answers; begun long before, see beginMatrix.
  matrix: async () => {
    await prepareMatrix();
    return runPlaywright('matrix.json', 'tests/matrix/playwright.config.ts');
  },
  e2e: async () => {
    await buildDist();
    // One file is read by the command line too.
    await buildNative('release', ['smasteg']);
    return runPlaywright('playwright.json', 'tests/playwright.config.ts');
  },
  smoke: async () => {
    // Firefox and WebKitGTK. Where they cannot be had this throws, and the part has failed.
    await ensurePackages('browsers');
    await buildDist();
    // What is drawn in each of them, and here.
    await buildNative('release', ['matching_bench']);
    await buildWasm(['matching_bench', 'matching_worker']);
    return runVitest(['--config', 'tests/smoke/vitest.config.ts'], 'smoke.json');
  },
};

/** A part's counts, however it ends. */
async function countsOf(name, work) {
  try {
    return await work();
  } catch (error) {
    say(`  ${name}: ${error instanceof Stop ? error.message : error.stack}`);
    return { passed: error.passed ?? 0, failed: error.failed ?? 1, names: error.names };
  }
}

/** Only root may be in a hurry again; by then nobody else is. */
function hurryAgain() {
  try {
    setPriority(0);
  } catch {
    // Then the rest goes on as it is.
  }
}

/** A row of the summary, once the part has ended. */
async function timed(name, work) {
  const start = performance.now();
  const counts = await countsOf(name, work);
  return { name, ...counts, time: seconds(start) };
}

/**
 * The tests with a real server wait for its limits and for clocks most of their time. They run beside the
 * parts that build, which step back for them: minutes less.
 */
async function beginMatrix() {
  await prepareMatrix();
  const port = await freePort();
  const work = runPlaywright('matrix.json', 'tests/matrix/playwright.config.ts', { port, atEnd: true });
  // It has been started: what is started after it is less urgent.
  setPriority(19);
  return { work: work.finally(hurryAgain) };
}

/** Parts that begin beside another one, and are waited for at their place. */
const besides = {
  matrix: { from: 'check', begin: beginMatrix },
};

/** @returns a row of the summary that is still to come */
async function beginBeside(name) {
  say(`\n══ ${name}, beside what follows`);
  const begun = besides[name].begin();
  const row = timed(name, async () => (await begun).work);
  await begun.catch(() => undefined);
  return { row };
}

export async function testAll(names = []) {
  for (const name of names) {
    if (!Object.hasOwn(parts, name)) throw new Stop(`no part '${name}': ${Object.keys(parts).join(', ')}`, 2);
  }
  const chosen = names.length > 0 ? names : Object.keys(parts);
  await ensurePackages('build', 'native', 'test', 'check');
  await ensureNpmPackages();
  const begun = new Map();
  const table = [];
  for (const name of chosen) {
    for (const other of chosen) if (besides[other]?.from === name) begun.set(other, await beginBeside(other));
    say(`\n══ ${name}`);
    table.push(await (begun.get(name)?.row ?? timed(name, parts[name])));
  }
  const total = (key) => table.reduce((sum, row) => sum + row[key], 0);
  say('\n══ summary');
  for (const { name, passed, failed, time, names: titles = [] } of table) {
    say(
      [
        `${failed > 0 ? '✗' : '✓'} ${name.padEnd(9)}`,
        `${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${time.padStart(9)}`,
      ].join(' '),
    );
    for (const title of titles) say(`    ✗ ${title}`);
  }
  // One write, so that nothing comes between, and nothing after.
  say(`\n${total('passed')} passed, ${total('failed')} failed`);
  return total('failed') === 0 ? 0 : 1;
}
