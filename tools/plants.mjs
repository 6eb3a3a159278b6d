// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run sim -- --plants [NAME…]`: does the simulation find what is wrong? Each patch in tests/sim/plants
// puts one mistake into a copy of the core; the simulation must break on it within a minute, and by a rule
// that the patch names. The patches must apply to the core as it is: one that does not is a failure too.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildNative } from './build.mjs';
import { capture, run, Stop, say } from './exec.mjs';
import { runSchedules } from './schedules.mjs';
import { repo } from './setup.mjs';

const plants = join(repo, 'tests/sim/plants');
const copy = join(repo, 'build/plants');
const withinMs = 60_000;

/** Writes what differs, so that only that is built again. */
function writeIfNew(path, bytes) {
  if (existsSync(path) && readFileSync(path).equals(bytes)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** What an interrupted run has left behind goes with it. */
async function copySources() {
  const kinds = [
    '*.cpp',
    '*.h',
    '*CMakeLists.txt',
    '*.cmake',
    'CMakePresets.json',
    'package.json',
    'content/*',
  ];
  const listed = await capture('git', ['ls-files', '-z', ...kinds], { cwd: repo });
  if (listed === null) throw new Stop('git does not list the sources: the plants need a clone');
  for (const path of listed.split('\0').filter(Boolean)) {
    writeIfNew(join(copy, path), readFileSync(join(repo, path)));
  }
}

/** `git apply` in the copy, which is no repository of its own. */
const apply = (patch, more = []) =>
  run('git', ['apply', '-p1', ...more, join(plants, patch)], {
    cwd: copy,
    env: { ...process.env, GIT_CEILING_DIRECTORIES: join(repo, 'build') },
    quiet: true,
  });

/** The rules that a plant may break: the patch's second line, `Breaks: A | B`. */
export function rulesOf(patch) {
  const line = readFileSync(join(plants, patch), 'utf8').split('\n')[1];
  return line.replace(/^Breaks: /, '').split(' | ');
}

/** Builds the simulation with the mistake, runs it, and takes the mistake out again. */
async function find(patch) {
  await apply(patch);
  try {
    const program = join(await buildNative('release', ['smasteg_sim'], copy), 'smasteg_sim');
    const start = performance.now();
    const broken = await runSchedules(program, { schedules: 1_000_000, seed: 1, withinMs });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const found = broken !== null && rulesOf(patch).some((rule) => broken.includes(rule));
    const told = broken?.split('\n')[0] ?? 'not found';
    say(`${found ? '✓' : '✗'} ${patch.replace('.patch', '').padEnd(38)} ${seconds.padStart(5)} s  ${told}`);
    return found;
  } finally {
    await apply(patch, ['--reverse']);
  }
}

/** Resolves to how many were not found. */
export async function findPlants(names) {
  const all = readdirSync(plants).filter((name) => name.endsWith('.patch'));
  const wanted = names.length === 0 ? all : all.filter((name) => names.includes(name.replace('.patch', '')));
  if (wanted.length === 0) throw new Stop(`no such plant: ${names.join(' ')}`, 2);
  await copySources();
  let missed = 0;
  for (const patch of wanted) if (!(await find(patch))) missed += 1;
  say(`${wanted.length - missed} of ${wanted.length} planted mistakes found`);
  return missed;
}
