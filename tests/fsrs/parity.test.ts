// More than 100,000 reviews as py-fsrs, `smasteg schedule` and the Wasm see them: stability and difficulty to
// 1e-9, state, time and interval exactly, and natively and as Wasm the same bits.
// SPDX-License-Identifier: EUPL-1.2
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOracle, textOfSets } from '../../tools/fsrs.mjs';

interface Scheduled {
  card: string;
  stability: number;
  difficulty: number;
  state: string;
  due: number;
  interval_days: number;
}
interface Reviewed extends Scheduled {
  rating: number;
  at: number;
}
interface OracleSet {
  set: string;
  parameters: number[] | null;
  retention: number;
  steps: boolean;
  reviews: Reviewed[];
}

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const tolerance = 1e-9;
const dayMs = 86_400_000;
const largest = 256 * 1024 * 1024;
let folder = '';
let sets: OracleSet[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'smasteg-fsrs-'));
  sets = (await askOracle()) as OracleSet[];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function schedule({ parameters, retention, steps, reviews }: OracleSet): Scheduled[] {
  const lines = reviews.map(({ card, rating, at }) => JSON.stringify({ card, rating, at }));
  const args = ['schedule', '-', '--retention', String(retention)];
  if (parameters) args.push('--params', write('parameters.json', JSON.stringify(parameters)));
  if (!steps) args.push('--no-steps');
  const input = lines.join('\n');
  const done = spawnSync(join(root, 'build/release/smasteg'), args, {
    input,
    encoding: 'utf8',
    maxBuffer: largest,
  });
  expect(done.status, done.stderr).toBe(0);
  return done.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Scheduled);
}

const isNear = (one: number, other: number) => Math.abs(one - other) <= tolerance * (1 + Math.abs(other));

const isSame = (one: Scheduled, other: Scheduled) =>
  one.card === other.card &&
  one.state === other.state &&
  one.due === other.due &&
  one.interval_days === other.interval_days &&
  isNear(one.stability, other.stability) &&
  isNear(one.difficulty, other.difficulty);

function compare(which: (set: OracleSet) => boolean): number {
  let compared = 0;
  for (const set of sets.filter(which)) {
    const ours = schedule(set);
    expect(ours, set.set).toHaveLength(set.reviews.length);
    for (const [i, theirs] of set.reviews.entries()) {
      const mine = ours[i] as Scheduled;
      if (!isSame(mine, theirs)) expect(mine, `${set.set}, review ${i}`).toEqual(theirs);
      compared += 1;
    }
  }
  return compared;
}

describe('FSRS-6', () => {
  it('is compared on early, late and same-day reviews of every state', () => {
    const all = sets.flatMap(({ reviews }) => reviews);
    expect(all.length).toBeGreaterThanOrEqual(100_000);
    const last = new Map<string, Reviewed>();
    const seen = { sameDay: 0, early: 0, due: 0, late: 0, learning: 0, review: 0, relearning: 0 };
    for (const { set, reviews } of sets) {
      for (const review of reviews) {
        const key = `${set} ${review.card}`;
        const before = last.get(key);
        last.set(key, review);
        if (!before) continue;
        seen[before.state as 'learning' | 'review' | 'relearning'] += 1;
        if (review.at - before.at < dayMs) seen.sameDay += 1;
        else if (review.at < before.due) seen.early += 1;
        else if (review.at === before.due) seen.due += 1;
        else seen.late += 1;
      }
    }
    for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(1000);
  });

  it('is what py-fsrs says, with its default parameters, with steps and without', () => {
    expect(compare(({ parameters }) => !parameters)).toBeGreaterThanOrEqual(40_000);
  });

  it('is what py-fsrs says, with random parameters and retentions', () => {
    expect(compare(({ parameters }) => parameters !== null)).toBeGreaterThanOrEqual(60_000);
  });

  it('tells a wrong number from a right one', () => {
    const right = sets[0]?.reviews[0] as Reviewed;
    expect(isSame(right, right)).toBe(true);
    expect(isSame({ ...right, stability: right.stability * (1 + 1e-8) }, right)).toBe(false);
    expect(isSame({ ...right, due: right.due + 1 }, right)).toBe(false);
  });

  it('is the same natively and as Wasm, to the last bit of every review', () => {
    const file = write('sets', textOfSets(sets));
    const ask = (program: string, args: string[]) =>
      execFileSync(program, args, { encoding: 'utf8', maxBuffer: largest }).split('\n');
    const native = ask(join(root, 'build/release/schedule_bench'), [file]);
    const wasm = ask(process.execPath, [join(root, 'build/wasm/schedule_bench.cjs'), file]);
    expect(native.length).toBeGreaterThan(100_000);
    expect(wasm.length).toBe(native.length);
    expect(wasm.findIndex((line, i) => line !== native[i])).toBe(-1);
  });
});
