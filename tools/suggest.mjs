// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run suggest`: learns content/suggest/model.json anew from content/. `npm run suggest -- evaluate`:
// prints how good suggestions are on what they were not learnt from, and writes the tables of
// docs/suggest.md.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildNative } from './build.mjs';
import { Stop, say } from './exec.mjs';
import { repo } from './setup.mjs';

const modelFile = join(repo, 'content/suggest/model.json');
const page = join(repo, 'docs/suggest.md');
const mostBytes = 64 * 1024 * 1024;

/** What suggest_train, built in `folder`, prints. */
export const askTrainer = (folder, ...args) =>
  execFileSync(join(folder, 'suggest_train'), [repo, ...args], { encoding: 'utf8', maxBuffer: mostBytes });

/** Scores by name: `{"folds/model": {actions, first, primary, three, silent, others, fired}, …}`. */
export const evaluation = (folder, ...args) => JSON.parse(askTrainer(folder, '--evaluate', ...args));

/** One decimal, as everywhere in docs/. */
const share = (part, whole) => (whole > 0 ? `${((100 * part) / whole).toFixed(1)} %` : '–');

const titles = {
  model: 'Småsteg',
  'model/sv': 'Småsteg, Swedish',
  'model/en': 'Småsteg, English',
  centroid: 'nearest centroid, TF-IDF',
  keywords: "the catalogue's keywords",
  majority: 'the three most common',
};

const columns = [
  '',
  'actions + other lines',
  'top-1, any label',
  'top-1, primary',
  'top-3',
  'silent on an action',
  'fires on another line',
];

const row = (title, { actions, first, primary, three, silent, others, fired }) =>
  `| ${[
    title,
    `${actions} + ${others}`,
    share(first, actions),
    share(primary, actions),
    share(three, actions),
    share(silent, actions),
    share(fired, others),
  ].join(' | ')} |`;

function table(scores, prefix, titleOf) {
  const rows = Object.entries(scores).filter(([name]) => name.startsWith(prefix));
  return [
    `| ${columns.join(' | ')} |`,
    `|${'---|'.repeat(columns.length)}`,
    ...rows.map(([name, score]) => row(titleOf(name.slice(prefix.length)), score)),
  ].join('\n');
}

/** Puts text between `<!-- name -->` and `<!-- /name -->`. */
function replaced(text, name, inner) {
  const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const begin = text.indexOf(from);
  const end = text.indexOf(to);
  if (begin < 0 || end < begin) throw new Stop(`docs/suggest.md: ${from} … ${to} is gone`);
  return `${text.slice(0, begin + from.length)}\n${inner}\n${text.slice(end)}`;
}

function writePage(scores) {
  let text = readFileSync(page, 'utf8');
  for (const split of ['unseen', 'voices', 'folds'])
    text = replaced(
      text,
      split,
      table(scores, `${split}/`, (name) => titles[name]),
    );
  text = replaced(
    text,
    'voice',
    table(scores, 'voice/', (name) => name),
  );
  writeFileSync(page, text);
}

export async function suggest(args) {
  const folder = await buildNative('release', ['suggest_train']);
  if (args[0] === 'evaluate') {
    const scores = evaluation(folder);
    writePage(scores);
    for (const [name, score] of Object.entries(scores)) say(row(name, score));
    return 0;
  }
  if (args.length > 0) throw new Stop('usage: npm run suggest [-- evaluate]', 2);
  const model = askTrainer(folder);
  writeFileSync(modelFile, model);
  say(`  wrote content/suggest/model.json, ${gzipSync(model, { level: 9 }).length} bytes gzip`);
  return 0;
}
