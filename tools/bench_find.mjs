// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// Part of `npm run bench`, and alone as `npm run bench -- find`: the index of the trail's words for 100,000
// steps, beside lunr with its Swedish on the same texts in the same run. Both look for the same words: forms
// of them, words that begin with them, misspellings.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lunr from 'lunr';
import addStemming from 'lunr-languages/lunr.stemmer.support.js';
import addSwedish from 'lunr-languages/lunr.sv.js';
import { build } from 'vite';
import { actionTexts } from './bench_suggest.mjs';
import { Stop, step } from './exec.mjs';
import { median, spread, writeFigures } from './figures.mjs';
import { randomFrom } from './random.mjs';
import { repo } from './setup.mjs';

const rounds = 3;
const steps = 100_000;
const passes = 3;
const asked = [
  'ringde',
  'kollegor',
  'möten',
  'upphandling',
  'upphandilng',
  'blanketterna',
  'skrev',
  'enheten',
  'medborgare',
  'kollegor möte',
  'testade formuläret',
  'jurist',
];

/** Sentences of content/actions, with words of others and compounds between, so that there are many words. */
export function manyTexts(count) {
  const random = randomFrom(48);
  const texts = actionTexts();
  const words = [
    ...new Set(
      texts
        .join(' ')
        .toLowerCase()
        .match(/\p{L}{4,}/gu),
    ),
  ];
  const pick = (list) => list[Math.floor(random() * list.length)];
  return Array.from({ length: count }, () => {
    const own = pick(texts).split(' ');
    for (let i = 0; i < 2; i += 1)
      own[Math.floor(random() * own.length)] = random() < 0.2 ? pick(words) + pick(words) : pick(words);
    return own.join(' ');
  });
}

/** The module as it is published. */
async function loadIndex(folder) {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(repo, 'web/src/find/word_index.ts'),
      outDir: folder,
      minify: true,
      rollupOptions: { output: { entryFileNames: 'word_index.mjs' } },
    },
    ssr: { noExternal: true },
  });
  return import(join(folder, 'word_index.mjs'));
}

function makeOurs(WordIndex, texts) {
  const index = new WordIndex();
  for (const [n, text] of texts.entries()) index.put(n, text);
  return (query) => {
    const { fits, similar } = index.find(query);
    return fits.length + similar.length;
  };
}

function makeLunr(texts) {
  const index = lunr(function define() {
    this.use(lunr.sv);
    this.ref('n');
    this.field('text');
    for (const [n, text] of texts.entries()) this.add({ n, text });
  });
  return (query) =>
    index.query((q) => {
      for (const term of query.split(' ')) {
        const presence = lunr.Query.presence.REQUIRED;
        // lunr cannot require one of several; the stemmed word is what it has to require.
        q.term(term, { presence: query.includes(' ') ? presence : lunr.Query.presence.OPTIONAL });
        q.term(term, { usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
        q.term(term, { usePipeline: false, editDistance: term.length >= 8 ? 2 : 1 });
      }
    }).length;
}

function time(work) {
  const start = performance.now();
  const value = work();
  return [performance.now() - start, value];
}

/** ms a query: the middle one of some passes, over all that is asked. */
const timeQueries = (find) =>
  median(
    Array.from({ length: passes }, () => time(() => asked.map((query) => find(query)))[0] / asked.length),
  );

const ms = (value) => (value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`);
const times = (value) => `${value.toFixed(2)}×`;

export async function benchFind() {
  addStemming(lunr);
  addSwedish(lunr);
  const folder = mkdtempSync(join(tmpdir(), 'smasteg-bench-'));
  const took = { build: [], query: [], lunrBuild: [], lunrQuery: [] };
  const texts = manyTexts(steps);
  try {
    const { WordIndex } = await loadIndex(folder);
    await step('indexes of 100,000 steps, in turn with lunr', () => {
      for (let round = 0; round < rounds; round += 1) {
        const [ours, find] = time(() => makeOurs(WordIndex, texts));
        if (asked.some((query) => find(query) === 0)) throw new Stop('find: a query finds nothing');
        took.build.push(ours);
        took.query.push(timeQueries(find));
        const [theirs, ask] = time(() => makeLunr(texts));
        took.lunrBuild.push(theirs);
        took.lunrQuery.push(timeQueries(ask));
      }
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
  const against = (name, other) => took[name].map((each, i) => each / took[other][i]);
  const words = new Set(
    texts
      .join(' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu),
  ).size;
  const how =
    `${steps.toLocaleString('sv-SE')} made-up steps with ${words.toLocaleString('sv-SE')} different words, ` +
    `${rounds} rounds, in turn with lunr 2.3.9 and its Swedish, ratios of the same round; ` +
    `${asked.length} queries: forms, beginnings, misspellings.`;
  writeFigures('Finding', how, [
    ['100,000 steps into the index', spread(took.build, ms), ''],
    ['the same, lunr', spread(took.lunrBuild, ms), ''],
    ['times lunr’s', spread(against('build', 'lunrBuild'), times), '≤ 0.40×'],
    ['a query', spread(took.query, ms), '≤ 100 ms'],
    ['the same, lunr', spread(took.lunrQuery, ms), ''],
    ['times lunr’s', spread(against('query', 'lunrQuery'), times), ''],
  ]);
}
