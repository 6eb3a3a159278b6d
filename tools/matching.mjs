// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// rustworkx, what the draws are compared with: another solver's heaviest matching of the same weights
// (tests/matching/oracle.py).
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ensurePython } from './python.mjs';
import { repo } from './setup.mjs';

const version = '0.18.1';

/** Installs it once. Gives its Python. */
export const ensureRustworkx = () =>
  ensurePython({
    name: 'rustworkx',
    folder: 'rustworkx',
    version,
    pins: 'matching_pins.txt',
    title: `rustworkx ${version}`,
  });

/**
 * Tables of `[a, b, weight as digits]` → of each the heaviest of the largest matchings: `{weight, pairs}`.
 * All in one process.
 */
export async function askMatchings(tables) {
  const python = await ensureRustworkx();
  const text = execFileSync(python, [join(repo, 'tests/matching/oracle.py')], {
    input: tables.map((table) => JSON.stringify(table)).join('\n'),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
