// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run sim -- --schedules N --seed S`: simulated rooms around the real engine, shared out over the
// machine's cores. The first that breaks a rule is told as a story and ends the run; `--replay SEED` tells
// one again, `--json` as JSON lines. `--plants` asks whether it finds planted mistakes.
import { cpus } from 'node:os';
import { join } from 'node:path';
import { buildNative } from './build.mjs';
import { numberAfter, run, Stop, say } from './exec.mjs';
import { writeFigures } from './figures.mjs';
import { findPlants } from './plants.mjs';
import { runSchedules } from './schedules.mjs';
import { repo } from './setup.mjs';

const long = 100_000;
const program = async () => join(await buildNative('release', ['smasteg_sim']), 'smasteg_sim');

/** Rejects with a Stop at the first seed that breaks a rule. */
export async function simulate(schedules, seed, more = []) {
  const path = await program();
  const start = performance.now();
  const broken = await runSchedules(path, { schedules, seed, more, out: 1, say });
  if (broken !== null)
    throw new Stop(`${broken}\na rule was broken: npm run sim -- --replay SEED tells it again`, 1);
  const seconds = (performance.now() - start) / 1000;
  say(`${schedules} schedules in ${seconds.toFixed(0)} s: all rules held`);
  if (schedules >= long) noteRun(schedules, seed, seconds);
}

/** A run that held, so long that it is worth a section of docs/figures.md. */
export function noteRun(schedules, seed, seconds) {
  writeFigures(
    'Simulated rooms',
    `Written by \`npm run sim\` after a run of ${long.toLocaleString('en')} or more.`,
    [
      ['schedules', `${schedules.toLocaleString('en')}, from seed ${seed}`, '1,000,000'],
      ['rules broken', '0', '0'],
      ['time for one', `${((seconds * 1000 * cpus().length) / schedules).toFixed(1)} ms of a core`, ''],
    ],
  );
}

export async function sim(args) {
  if (args[0] === '--plants') return (await findPlants(args.slice(1))) > 0 ? 1 : 0;
  if (args.includes('--replay')) return run(await program(), args, { cwd: repo, out: 1, anyCode: true });
  const more = args.filter((arg) => arg === '--json');
  await simulate(numberAfter(args, '--schedules', 1000), numberAfter(args, '--seed', 1), more);
  return 0;
}
