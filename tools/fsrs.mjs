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

/** py-fsrs's own. */
const defaults = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/** The sets as tests/bench/schedule_bench.cpp reads them. */
export function textOfSets(sets) {
  const lines = sets.flatMap(({ parameters, retention, steps, reviews }) => [
    ['set', retention, Number(steps), ...(parameters ?? defaults)].join(' '),
    ...reviews.map(({ card, rating, at }) => `${card} ${rating} ${at}`),
  ]);
  return `${lines.join('\n')}\n`;
}
