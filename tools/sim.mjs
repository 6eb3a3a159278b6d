// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run sim -- --schedules N --seed S`: simulated rooms around the real engine, shared out over the
// machine's cores. The first that breaks a rule is told as a story and ends the run; `--replay SEED` tells
// one again, `--json` as JSON lines. `--plants` asks whether it finds planted mistakes.
import { cpus } from 'node:os';
import { join } from 'node:path';
import { buildNative } from './build.mjs';
import { numberAfter, run, Stop, say } from './exec.mjs';
import { findPlants } from './plants.mjs';
import { repo } from './setup.mjs';

const program = async () => join(await buildNative('release', ['smasteg_sim']), 'smasteg_sim');

/** Rejects with a Stop at the first seed that breaks a rule. */
export async function simulate(schedules, seed, more = []) {
  const path = await program();
  const share = Math.ceil(schedules / cpus().length);
  const start = performance.now();
  const shares = [];
  for (let first = 0; first < schedules; first += share) {
    const count = Math.min(share, schedules - first);
    const args = ['--schedules', String(count), '--seed', String(seed + first), ...more];
    shares.push(run(path, args, { cwd: repo, out: 1, anyCode: true }));
  }
  const failed = (await Promise.all(shares)).some((code) => code !== 0);
  if (failed) throw new Stop('a rule was broken: npm run sim -- --replay SEED tells it again', 1);
  say(`${schedules} schedules in ${((performance.now() - start) / 1000).toFixed(0)} s: all rules held`);
}

export async function sim(args) {
  if (args[0] === '--plants') return (await findPlants(args.slice(1))) > 0 ? 1 : 0;
  if (args.includes('--replay')) return run(await program(), args, { cwd: repo, out: 1, anyCode: true });
  const more = args.filter((arg) => arg === '--json');
  await simulate(numberAfter(args, '--schedules', 1000), numberAfter(args, '--seed', 1), more);
  return 0;
}
