// More than a thousand draws of 2 to 60 people by `smasteg match --weights`, against the heaviest matching
// that rustworkx finds with the weights that it printed.
// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { askMatchings } from '../../tools/matching.mjs';

type Weight = [string, string, string];
interface Drawn {
  groups: string[][];
  weight: string;
  weights: Weight[];
}
interface Case {
  kind: 'even' | 'odd' | 'languages';
  drawn: Drawn;
  table: Weight[];
}

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const draws = 1200;
const seed = 20261129;
let cases: Case[] = [];
let answers: { weight: string; pairs: string[][] }[] = [];

/** A small generator of its own, so that a case that fails can be had again. */
function makeRandom(from: number) {
  let state = from >>> 0;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function makeInput(random: (below: number) => number, index: number) {
  const count = 2 + (index % 59);
  const hasLanguages = count % 2 === 0 && random(3) === 0;
  const one = (kind: string, of: number) => (random(4) > 0 ? { [kind]: `${kind} ${random(of)}` } : {});
  const participants = Array.from({ length: count }, (_, i) => ({
    id: `@p${i}:hs`,
    ...one('organisation', 6),
    ...one('department', 3),
    ...one('sector', 3),
    ...one('profession', 6),
    ...one('place', 5),
    offers: [`${random(8)}`],
    seeks: [`${random(8)}`],
    days: random(128),
    languages: hasLanguages ? [`${random(4)}`, `${random(4)}`] : [],
  }));
  const history = Array.from({ length: random(6) }, () => {
    const ids = participants.map(({ id }) => id).sort(() => random(3) - 1);
    return Array.from({ length: Math.floor(count / 2) }, (_, i) => ids.slice(2 * i, 2 * i + 2));
  });
  const digits = Array.from({ length: 32 }, () => random(16).toString(16)).join('');
  return {
    kind: hasLanguages ? 'languages' : count % 2 === 0 ? 'even' : 'odd',
    input: { seed: digits, participants, history },
  };
}

function draw(input: object): Drawn {
  const done = spawnSync(join(root, 'build/release/smasteg'), ['match', '-', '--weights'], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(done.status, done.stderr).toBe(0);
  return JSON.parse(done.stdout) as Drawn;
}

beforeAll(async () => {
  const random = makeRandom(seed);
  cases = Array.from({ length: draws }, (_, index) => {
    const { kind, input } = makeInput(random, index);
    const drawn = draw(input);
    // When the number is odd somebody is third: the others must be matched in the best way.
    const third = kind === 'odd' ? drawn.groups.find(({ length }) => length === 3)?.[2] : undefined;
    const table = drawn.weights.filter(([a, b]) => a !== third && b !== third);
    return { kind: kind as Case['kind'], drawn, table };
  });
  answers = await askMatchings(cases.map(({ table }) => table));
});

/** The pairs that a draw began with: without those who joined them. */
function pairsOf({ drawn, table }: Case) {
  const weights = new Map(table.map(([a, b, weight]) => [`${a},${b}`, BigInt(weight)]));
  const pairs = drawn.groups
    .map((group) => group.slice(0, 2).sort())
    .filter(([a, b]) => weights.has(`${a},${b}`))
    .sort();
  const weight = pairs.reduce((sum, [a, b]) => sum + (weights.get(`${a},${b}`) ?? 0n), 0n);
  return { weight: String(weight), pairs };
}

describe('draws', () => {
  it('are of even and odd numbers, with and without a condition on languages', () => {
    expect(cases).toHaveLength(draws);
    for (const kind of ['even', 'odd', 'languages'])
      expect(cases.filter((each) => each.kind === kind).length, kind).toBeGreaterThan(150);
    const sizes = new Set(cases.map(({ drawn }) => drawn.groups.flat().length));
    expect(sizes.size).toBe(59);
  });

  it('are the heaviest matchings that another solver finds, pair by pair', () => {
    for (const [i, each] of cases.entries()) {
      if (each.table.length === 0) continue;
      const answer = answers[i];
      const mine = pairsOf(each);
      expect(mine.weight, `draw ${i}, ${each.kind}`).toBe(answer?.weight);
      expect(mine.pairs, `draw ${i}, ${each.kind}`).toEqual([...(answer?.pairs ?? [])].sort());
    }
  });

  it('say their weight right', () => {
    for (const { drawn } of cases) {
      const weights = new Map(drawn.weights.map(([a, b, weight]) => [`${a},${b}`, BigInt(weight)]));
      let sum = 0n;
      for (const group of drawn.groups) {
        for (const a of group) for (const b of group) sum += weights.get(`${a},${b}`) ?? 0n;
      }
      expect(String(sum)).toBe(drawn.weight);
    }
  });
});
