// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// docs/figures.md: a section for each part of `npm run bench`, and one for `npm run mutate`. A part that is
// measured alone writes its own section and leaves the others as they are.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { say } from './exec.mjs';
import { repo } from './setup.mjs';

const file = join(repo, 'docs/figures.md');
const opening =
  '# Figures\n\nWritten by `npm run bench`, `lighthouse`, `sim`, `soak` and `mutate`; do not edit. ' +
  'Times are medians, with the smallest and largest in brackets.\n';

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
/** The median, with the smallest and the largest. */
export const spread = (values, show) =>
  `${show(median(values))} (${show(Math.min(...values))}–${show(Math.max(...values))})`;

/** Title → text, of what is there. */
function readSections() {
  const [, ...parts] = readFileSync(file, 'utf8').split(/^## /m);
  return new Map(
    parts.map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]),
  );
}

/** Rows: what, measured, goal. `how`: how they were measured. */
export function writeFigures(title, how, rows) {
  const processor = cpus()[0]?.model.trim() ?? 'an unknown processor';
  const machine = `${cpus().length} cores of ${processor}, Node ${process.version}`;
  const day = new Date().toISOString().slice(0, 10);
  const table = [
    '| what | measured | goal |',
    '|---|---|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ];
  const sections = readSections();
  sections.set(title, `\n${day}, ${machine}. ${how}\n\n${table.join('\n')}\n`);
  const texts = [...sections].map(([name, text]) => `## ${name}\n\n${text.trim()}\n`);
  writeFileSync(file, [opening, ...texts].join('\n'));
  for (const row of rows) say(row.join('   '));
}
