// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// Part of `npm run bench`, and alone as `npm run bench -- suggest`: a suggestion, natively and as Wasm, for
// the actions of content/ and for a text as long as a step may be.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildNative, buildWasm } from './build.mjs';
import { step } from './exec.mjs';
import { median, writeFigures } from './figures.mjs';
import { repo } from './setup.mjs';

const rounds = 5;
const model = join(repo, 'content/suggest/model.json');

/** Every text of content/actions, a line each. */
export function actionTexts() {
  const lines = [];
  for (const name of ['swedish', 'english', 'mixed', 'unseen']) {
    const { actions, none } = JSON.parse(readFileSync(join(repo, `content/actions/${name}.json`), 'utf8'));
    for (const each of [...actions, ...none])
      for (const text of [each.text_sv, each.text_en]) if (text) lines.push(text.replaceAll('\n', ' '));
  }
  return lines;
}

const us = (value) => `${Math.round(value)} µs`;

export async function benchSuggest() {
  const native = join(await buildNative('release', ['suggest_bench']), 'suggest_bench');
  const wasm = join(await buildWasm(['suggest_bench']), 'suggest_bench.cjs');
  const folder = mkdtempSync(join(tmpdir(), 'smasteg-bench-'));
  const took = { native: [], wasm: [] };
  try {
    const file = join(folder, 'texts');
    writeFileSync(file, actionTexts().join('\n'));
    const ask = (program, args) =>
      execFileSync(program, [...args, model, file, 'time'], { encoding: 'utf8' })
        .split(' ')
        .map(Number);
    await step('suggestions, natively and as Wasm', () => {
      for (let round = 0; round < rounds; round += 1) {
        took.native.push(ask(native, []));
        took.wasm.push(ask(process.execPath, [wasm]));
      }
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
  const middle = (name, at) => us(median(took[name].map((each) => each[at])));
  const bytes = gzipSync(readFileSync(model), { level: 9 }).length;
  writeFigures(
    'Suggestions',
    `${actionTexts().length} texts of content/actions through the suggester, the median of ${rounds} runs.`,
    [
      ['a text, as Wasm', middle('wasm', 0), '≤ 2 ms'],
      ['a text, natively', middle('native', 0), ''],
      ['4,000 letters, as Wasm', middle('wasm', 1), '≤ 2 ms'],
      ['4,000 letters, natively', middle('native', 1), ''],
      ['what was learnt, gzip', `${(bytes / 1000).toFixed(1)} KB`, '≤ 30 KB'],
    ],
  );
}
