// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// Part of `npm run bench`, and alone as `npm run bench -- schedule`: reviews of cards through the scheduler,
// natively and as Wasm, beside ts-fsrs's `next_state` in the same run and on the same reviews. Its answers
// must be the same as ours, as far as its eight digits go.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FSRSAlgorithm } from 'ts-fsrs';
import { buildNative, buildWasm } from './build.mjs';
import { Stop, step } from './exec.mjs';
import { median, spread, writeFigures } from './figures.mjs';
import { askOracle, textOfSets } from './fsrs.mjs';

const rounds = 7;
const passes = 9; // in each round; the median counts
const dayMs = 86_400_000;
const peersCeiling = 36_500;
const peersDigits = 1e-5; // eight decimals, carried through forty reviews

const ns = (value) => `${Math.round(value)} ns`;
const times = (value) => `${value.toFixed(1)}×`;

/** Without the cards whose stability grows beyond a hundred years: there ts-fsrs has a ceiling. */
function belowTheCeiling({ reviews, ...set }) {
  const beyond = new Set(reviews.flatMap(({ card, stability }) => (stability >= peersCeiling ? [card] : [])));
  return { ...set, reviews: reviews.filter(({ card }) => !beyond.has(card)) };
}

/** What both know: the state of the memory after each review. ts-fsrs is not asked when a card is due. */
function runPeer(sets, see) {
  let count = 0;
  for (const { retention, reviews } of sets) {
    const algorithm = new FSRSAlgorithm({ request_retention: retention, enable_fuzz: false });
    const cards = new Map();
    for (const { card, rating, at, ...expected } of reviews) {
      const before = cards.get(card);
      const days = before ? Math.floor((at - before.at) / dayMs) : 0;
      const state = algorithm.next_state(before?.state ?? null, days, rating);
      cards.set(card, { state, at });
      see?.(state, expected);
      count += 1;
    }
  }
  return count;
}

function mustAgree(sets) {
  runPeer(sets, (state, expected) => {
    for (const name of ['stability', 'difficulty']) {
      if (Math.abs(state[name] - expected[name]) > peersDigits * (1 + expected[name]))
        throw new Stop(`ts-fsrs: ${name} ${state[name]} is not ${expected[name]}`);
    }
  });
}

function timePeer(sets) {
  const took = [];
  for (let pass = 0; pass < passes; pass += 1) {
    const start = performance.now();
    const count = runPeer(sets);
    took.push(((performance.now() - start) * 1e6) / count);
  }
  return median(took);
}

export async function benchSchedule() {
  const native = join(await buildNative('release', ['schedule_bench']), 'schedule_bench');
  const wasm = join(await buildWasm(['schedule_bench']), 'schedule_bench.cjs');
  // With ts-fsrs's own parameters: the ones at the bounds it would first move to bounds of its own.
  const sets = (await askOracle()).filter(({ parameters }) => !parameters).map(belowTheCeiling);
  const count = sets.reduce((sum, { reviews }) => sum + reviews.length, 0);
  mustAgree(sets);
  const folder = mkdtempSync(join(tmpdir(), 'smasteg-bench-'));
  const took = { native: [], wasm: [], peer: [] };
  try {
    const file = join(folder, 'sets');
    writeFileSync(file, textOfSets(sets));
    const ask = (program, args) =>
      Number(execFileSync(program, [...args, file, 'time'], { encoding: 'utf8' }));
    await step('reviews, in turn with ts-fsrs', () => {
      for (let round = 0; round < rounds; round += 1) {
        took.native.push(ask(native, []));
        took.wasm.push(ask(process.execPath, [wasm]));
        took.peer.push(timePeer(sets));
      }
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
  const against = (name) => took.peer.map((each, i) => each / took[name][i]);
  const how =
    `${rounds} rounds, everyone in turn, ratios of the same round, each the median of ${passes} passes ` +
    `over ${count.toLocaleString('sv-SE')} random reviews with the default parameters. Ours also says ` +
    'state, step and when the card is due; ts-fsrs’s `next_state` only stability and difficulty, which ' +
    'are the same.';
  writeFigures('The scheduler', how, [
    ['one review, natively', spread(took.native, ns), ''],
    ['one review, as Wasm', spread(took.wasm, ns), ''],
    ['one review, ts-fsrs', spread(took.peer, ns), ''],
    ['natively, times as fast as ts-fsrs', spread(against('native'), times), '≥ 2.0×'],
    ['as Wasm, times as fast as ts-fsrs', spread(against('wasm'), times), '≥ 2.0×'],
  ]);
}
