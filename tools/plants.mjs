// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run sim -- --plants [NAME…]`: does the simulation find what is wrong? Each patch in tests/sim/plants
// puts one mistake into a copy of the core; the simulation must break on it within a minute. The patches must
// apply to the core as it is: one that does not is a failure too.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { capture, run, Stop, say } from './exec.mjs';
import { ensurePackages, repo } from './setup.mjs';

const plants = join(repo, 'tests/sim/plants');
const copy = join(repo, 'build/plants');
const withinMs = 60_000;

/** Writes what differs, so that only that is built again. */
function writeIfNew(path, bytes) {
  if (existsSync(path) && readFileSync(path).equals(bytes)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

async function copySources() {
  const kinds = ['*.cpp', '*.h', '*CMakeLists.txt', 'CMakePresets.json', 'package.json', 'content/*'];
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

/** Builds the simulation with the mistake, runs it, and takes the mistake out again. */
async function find(patch) {
  await apply(patch);
  try {
    const folder = join(copy, 'build/release');
    await run('cmake', ['--build', folder, '--target', 'smasteg_sim'], { cwd: copy, quiet: true });
    const start = performance.now();
    const args = ['--schedules', '1000000'];
    const { status, stderr } = spawnSync(join(folder, 'smasteg_sim'), args, {
      timeout: withinMs,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    // An assertion of the core's own that stops the program has found it too.
    const found = status !== 0 && performance.now() - start < withinMs;
    const told = stderr.trim().split('\n')[0] || `ended with ${status}`;
    const name = patch.replace('.patch', '').padEnd(38);
    say(`${found ? '✓' : '✗'} ${name} ${seconds.padStart(5)} s  ${found ? told : ''}`);
    return found;
  } finally {
    await apply(patch, ['--reverse']);
  }
}

/** Resolves to how many were not found. */
export async function findPlants(names) {
  await ensurePackages('build', 'native');
  // What an interrupted run has left behind goes with the copy's sources.
  await copySources();
  const folder = join(copy, 'build/release');
  if (!existsSync(join(folder, 'build.ninja'))) {
    rmSync(folder, { recursive: true, force: true });
    await run('cmake', ['--preset', 'release'], { cwd: copy, quiet: true });
  }
  const all = readdirSync(plants).filter((name) => name.endsWith('.patch'));
  const wanted = names.length === 0 ? all : all.filter((name) => names.includes(name.replace('.patch', '')));
  if (wanted.length === 0) throw new Stop(`no such plant: ${names.join(' ')}`, 2);
  let missed = 0;
  for (const patch of wanted) if (!(await find(patch))) missed += 1;
  say(`${wanted.length - missed} of ${wanted.length} planted mistakes found`);
  return missed;
}
