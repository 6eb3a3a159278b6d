// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// py-fsrs, what the scheduler is compared with: random reviews and what it makes of them
// (tests/fsrs/oracle.py).
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ensurePython } from './python.mjs';
import { repo } from './setup.mjs';

const version = '6.3.2';
const seed = 20261129;

/** Installs it once. Gives its Python. */
export const ensureFsrs = () =>
  ensurePython({
    name: 'fsrs',
    folder: 'fsrs',
    version,
    pins: 'fsrs_pins.txt',
    title: `py-fsrs ${version}`,
  });

/** Sets of `{set, parameters, retention, steps, reviews: [{card, rating, at, stability, …}]}`. */
export async function askOracle() {
  const python = await ensureFsrs();
  const text = execFileSync(python, [join(repo, 'tests/fsrs/oracle.py'), String(seed)], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const sets = [];
  for (const line of text.trimEnd().split('\n')) {
    const row = JSON.parse(line);
    if (row.set) sets.push({ ...row, reviews: [] });
    else sets.at(-1).reviews.push(row);
  }
  return sets;
}

/** The sets as tests/bench/schedule_bench.cpp reads them; without parameters it takes the core's own. */
export function textOfSets(sets) {
  const lines = sets.flatMap(({ parameters, retention, steps, reviews }) => [
    ['set', retention, Number(steps), ...(parameters ?? [])].join(' '),
    ...reviews.map(({ card, rating, at }) => `${card} ${rating} ${at}`),
  ]);
  return `${lines.join('\n')}\n`;
}
