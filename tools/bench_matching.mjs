// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// Part of `npm run bench`, and alone as `npm run bench -- matching`: seasons of made-up people drawn by the
// core and by models of two other tools (tests/bench/matching_model.h), and how long draws take natively, as
// Wasm and in a browser's worker.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { chromiumPath } from './browsers.mjs';
import { buildNative, buildWasm } from './build.mjs';
import { Stop, step } from './exec.mjs';
import { writeFigures } from './figures.mjs';
import { serveFolder } from './serve.mjs';

const goals = [
  { people: 18, rounds: 12, present: 100, repeats: 0 },
  { people: 31, rounds: 20, present: 100, repeats: 0, across: 0.86 },
  { people: 20, rounds: 20, present: 80, repeats: 3.5 },
  { people: 12, rounds: 11, present: 100, repeats: 0 },
];
const drawn = 10_000;

const percent = (value) => `${value.toFixed(1)} %`;
const milliseconds = (value) =>
  `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('sv-SE')} ms`;

/** Left out: those who were there and met nobody. Twice: pairs that met in two rounds running. */
const outcome = ({ repeats, leftOut, twice, across }) =>
  `${percent(repeats)} / ${leftOut} / ${twice} / ${across.toFixed(2)}`;

function seasonRows(seasons) {
  return goals.map(({ people, rounds, present, repeats, across = 0 }) => {
    const of = (method) =>
      seasons.find(
        (each) =>
          each.people === people &&
          each.rounds === rounds &&
          each.present === present &&
          each.method === method,
      );
    const core = of('core');
    if (core.repeats > repeats || core.leftOut > 0 || core.twice > 0 || core.across < across)
      throw new Stop(`${people} people × ${rounds}: ${outcome(core)} is short of the goal`);
    const peers = `shuffle ${outcome(of('shuffle'))}, greedy ${outcome(of('greedy'))}`;
    const there = present < 100 ? `, ${present} % present` : '';
    const goal = `≤ ${repeats} % / 0 / 0 / ${across > 0 ? `≥ ${across}` : '–'}`;
    return [`${people} people × ${rounds} rounds${there} (${peers})`, outcome(core), goal];
  });
}

/** What the program prints in a worker of Chromium, asked question by question. */
async function inWorker(folder, questions) {
  const { chromium } = await import('@playwright/test');
  const options = { executablePath: chromiumPath(), chromiumSandbox: false, args: ['--disable-gpu'] };
  const browser = await chromium.launch(options);
  const { address, stop } = await serveFolder(folder);
  try {
    const page = await browser.newPage();
    await page.goto(address);
    const answers = [];
    for (const question of questions) {
      const ask = (program) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(program);
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
        });
      answers.push(await page.evaluate(ask, `matching_worker.js?${question.join('&')}`));
    }
    return answers;
  } finally {
    await browser.close();
    await stop();
  }
}

export async function benchMatching() {
  const native = join(await buildNative('release', ['matching_bench']), 'matching_bench');
  const folder = await buildWasm(['matching_bench', 'matching_worker']);
  const wasm = join(folder, 'matching_bench.cjs');
  const ask = (program, args) => execFileSync(program, args, { encoding: 'utf8' }).trim();
  const inBoth = (...args) => [
    ask(native, args.map(String)),
    ask(process.execPath, [wasm, ...args.map(String)]),
  ];
  const seasons = await step('seasons of made-up people', () =>
    ask(native, ['seasons'])
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
  const rows = seasonRows(seasons);
  await step('how long draws take', () => {
    for (const [people, goal] of [
      [200, '≤ 100 ms'],
      [199, ''],
      [1000, '≤ 4 000 ms'],
      [999, ''],
    ]) {
      const [natively, asWasm] = inBoth('time', people).map(Number);
      rows.push([`a draw of ${people} people, natively`, milliseconds(natively), '']);
      rows.push([`a draw of ${people} people, as Wasm`, milliseconds(asWasm), goal]);
    }
    const [, longest] = inBoth('season', 64).map(Number);
    rows.push([
      'the longest draw of a season of 64 people, looking ahead, as Wasm',
      milliseconds(longest),
      '≤ 100 ms',
    ]);
  });
  const sizes = [200, 1000, 999];
  const times = await step('how long they take in a worker', () =>
    inWorker(
      join(folder, 'worker'),
      sizes.map((people) => ['time', people]),
    ),
  );
  for (const [i, people] of sizes.entries()) {
    const goal = people === 999 ? '' : people === 200 ? '≤ 100 ms' : '≤ 4 000 ms';
    rows.push([`a draw of ${people} people, in a worker of Chromium`, milliseconds(Number(times[i])), goal]);
  }
  const [one, other] = await step(`${drawn} draws natively and as Wasm`, () => inBoth('digest', drawn));
  if (one !== other) throw new Stop(`the digest of draws is ${one} natively and ${other} as Wasm`);
  rows.push([`digest of ${drawn.toLocaleString('sv-SE')} draws natively and as Wasm`, 'equal', 'equal']);
  const how =
    'Medians of 20 runs, people of 8 organisations, each 0.6 as large as the one before: repeated pairs / ' +
    'left out / pairs twice running / pairs across organisations. Shuffle and greedy are our models of ' +
    'what other tools do. Times are medians of 5 draws of people who have never met; an odd number is ' +
    'drawn eight times to find its third.';
  writeFigures('Draws', how, rows);
}
