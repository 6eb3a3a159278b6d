// `smasteg schedule` as a person runs it: reviews in, schedules out, and the exit codes of cli.md. That the
// numbers are FSRS-6's is tests/fsrs.
// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { program } from './program';

const folder = mkdtempSync(join(tmpdir(), 'smasteg-schedule-'));
const at = 1_795_503_312_000;
const dayMs = 86_400_000;
const published = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3];

interface Scheduled {
  card: string | number;
  stability: number;
  difficulty: number;
  state: string;
  due: number;
  interval_days: number;
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string) {
  writeFileSync(join(folder, name), text);
  return name;
}

function run(args: string[], input = '') {
  const done = spawnSync(program, ['schedule', ...args], { cwd: folder, input, encoding: 'utf8' });
  if (done.error) throw done.error;
  return { code: done.status, out: done.stdout, err: done.stderr };
}

function schedule(reviews: object[], ...args: string[]): Scheduled[] {
  const done = run(['-', ...args], reviews.map((review) => JSON.stringify(review)).join('\n'));
  expect(done.code, done.err).toBe(0);
  return done.out.split('\n').flatMap((line) => (line ? [JSON.parse(line) as Scheduled] : []));
}

describe('smasteg schedule', () => {
  it('gives the published intervals when each review comes when it is due', () => {
    const reviews: { card: string; rating: number; at: number }[] = [];
    let due = at;
    for (const rating of published) {
      reviews.push({ card: 'q', rating, at: due });
      due = schedule(reviews).at(-1)?.due as number;
    }
    const days = schedule(reviews).map((row) => row.interval_days);
    expect(days).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
  });

  it('gives each field of a review', () => {
    const [first] = schedule([{ card: 'otg-1-q1', rating: 3, at }]);
    expect(Object.keys(first as Scheduled)).toEqual([
      'card',
      'stability',
      'difficulty',
      'state',
      'due',
      'interval_days',
    ]);
    expect(first).toMatchObject({
      card: 'otg-1-q1',
      stability: 2.3065,
      state: 'learning',
      due: at + 600_000,
      interval_days: 0,
    });
    expect(first?.difficulty).toBeCloseTo(2.1181, 4);
  });

  it('goes through learning, review and relearning', () => {
    const states = [3, 3, 1, 3].map((rating, i) => ({ card: 'q', rating, at: at + i * dayMs }));
    expect(schedule(states).map(({ state }) => state)).toEqual([
      'learning',
      'review',
      'relearning',
      'review',
    ]);
  });

  it('keeps cards apart, a number and a text that look the same too, whatever order they come in', () => {
    const [a, b, c] = schedule([
      { card: 'q', rating: 4, at: at + 5 },
      { card: 7, rating: 4, at },
      { card: '7', rating: 1, at: at + 1 },
    ]);
    expect(a?.card).toBe('q');
    expect(b?.card).toBe(7);
    expect(c?.card).toBe('7');
    expect(c?.stability).toBe(0.212);
  });

  it('has whole days alone without steps', () => {
    const rows = schedule([{ card: 'q', rating: 1, at }], '--no-steps');
    expect(rows[0]).toMatchObject({ state: 'review', interval_days: 1, due: at + dayMs });
  });

  it('asks more often when more should be recalled', () => {
    const reviews = [{ card: 'q', rating: 4, at }];
    const days = ['0.7', '0.8', '0.9', '0.95'].map(
      (retention) => schedule(reviews, '--retention', retention)[0]?.interval_days as number,
    );
    expect(days[2]).toBe(8);
    expect(days).toEqual([...days].sort((one, other) => other - one));
    expect(new Set(days).size).toBe(4);
  });

  it('takes parameters as a list, and as py-fsrs writes them', () => {
    const list = [
      0.5, 1.2931, 2.3065, 20, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
      1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.2,
    ];
    const reviews = [{ card: 'q', rating: 4, at }];
    write('list.json', JSON.stringify(list));
    write('object.json', JSON.stringify({ parameters: list, desired_retention: 0.8 }));
    const [row] = schedule(reviews, '--params', 'list.json');
    expect(row).toMatchObject({ stability: 20, interval_days: 20 });
    expect(schedule(reviews, '--params', 'object.json')).toEqual([row]);
  });

  it('reads a file with empty lines and line ends of any system, and an empty one', () => {
    const line = JSON.stringify({ card: 'q', rating: 3, at });
    const file = write('reviews.jsonl', `\r\n${line}\r\n\n  \n${line.replace('3,', '1,')}`);
    expect(run([file]).out.trimEnd().split('\n')).toHaveLength(2);
    expect(run([write('empty.jsonl', '')])).toEqual({ code: 0, out: '', err: '' });
  });

  it('answers wrong usage with 2 and one line', () => {
    const file = write('one.jsonl', JSON.stringify({ card: 'q', rating: 3, at }));
    for (const args of [
      [],
      [file, '--retention', '0'],
      [file, '--retention', '1'],
      [file, '--retention', 'nan'],
      [file, '--retention', 'often'],
      [file, '--fuzz'],
      [file, file],
    ]) {
      const done = run(args);
      expect(done.code, args.join(' ')).toBe(2);
      expect(done.out).toBe('');
      expect(done.err.trim().split('\n'), args.join(' ')).toHaveLength(1);
    }
    expect(run([file, '--retention', '1']).err).toContain('from 0.01 to 0.99');
    expect(run([]).err).toContain('smasteg schedule --help');
    expect(run(['--help']).code).toBe(0);
  });

  it('answers bad reviews with 3, where it is and how to mend it', () => {
    const good = JSON.stringify({ card: 'q', rating: 3, at });
    const rows: [string, RegExp][] = [
      ['hej', /standard input: line 1: this is not JSON\. Write/],
      ['[1]', /line 1: this is no object\. Write/],
      [`${good}\n\n{"card":"q","rating":3,"at":`, /line 3: this is not JSON\. Write/],
      [`{"rating":3,"at":${at}}`, /line 1: card is neither a text nor a whole number\. Write/],
      [`{"card":"","rating":3,"at":${at}}`, /card is neither/],
      [`{"card":1.5,"rating":3,"at":${at}}`, /card is neither/],
      ...['0', '5', '2.5', '"3"', 'null', '1e99'].map((rating): [string, RegExp] => [
        `${good}\n{"card":"q","rating":${rating},"at":${at}}`,
        /line 2: rating is none of 1, 2, 3 and 4\. Write 1 for again/,
      ]),
      ['{"card":"q","rating":3}', /line 1: at is no time of the years 1 to 9999\. Write it in whole/],
      ['{"card":"q","rating":3,"at":1e300}', /at is no time/],
      ['{"card":"q","rating":3,"at":"2026-11-24"}', /at is no time/],
      [
        `{"card":"other","rating":3,"at":${at}}\n${good}\n{"card":"q","rating":3,"at":${at - 1}}`,
        /line 3: at is before this card's review on line 2\. Sort the lines by at/,
      ],
      [`${'['.repeat(50_000)}`, /line 1: this is not JSON/],
    ];
    for (const [input, expected] of rows) {
      const done = run(['-'], input);
      expect(done.code, done.err).toBe(3);
      expect(done.out).toBe('');
      expect(done.err).toMatch(expected);
      expect(done.err.trim().split('\n')).toHaveLength(1);
    }
  });

  it('answers bad files and parameters with 3', () => {
    const file = write('one.jsonl', JSON.stringify({ card: 'q', rating: 3, at }));
    const many = (value: unknown) => JSON.stringify(Array.from({ length: 21 }, () => value));
    const rows: [string, RegExp][] = [
      ['hej', /p\.json: this is not JSON\. Write the 21 numbers/],
      ['{}', /there is no list of parameters\. Write/],
      ['[1,2]', /there are 2 parameters, not 21 as in FSRS-6\. Write/],
      [many('1'), /parameter 0 \(from 0\) is no number\. Write/],
      [many(null), /parameter 0 \(from 0\) is no number/],
      [many(0.5), /parameter 4 \(from 0\) is 0\.5, outside 1\.0 to 10\.0\. Write/],
      [many(-1), /parameter 0 \(from 0\) is -1, outside 0\.001 to 100\.0/],
    ];
    for (const [text, expected] of rows) {
      const done = run([file, '--params', write('p.json', text)]);
      expect(done.code, done.err).toBe(3);
      expect(done.out).toBe('');
      expect(done.err).toMatch(expected);
      expect(done.err.trim().split('\n')).toHaveLength(1);
    }
    expect(run(['no-such-file.jsonl'])).toMatchObject({ code: 3, out: '' });
    expect(run(['no-such-file.jsonl']).err).toContain('there is no such file. Check');
    expect(run([file, '--params', 'no-such-file.json']).code).toBe(3);
  });
});
