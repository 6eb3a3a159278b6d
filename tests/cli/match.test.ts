// `smasteg match` as a person runs it: people in, groups out, and the exit codes of cli.md. That the groups
// are the best there are is tests/matching.
// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { program } from './program';

const folder = mkdtempSync(join(tmpdir(), 'smasteg-match-'));
const seed = '0f3a';

interface Person {
  id: string;
  [field: string]: unknown;
}
interface Drawn {
  groups: string[][];
  weight: string;
  reasons: Record<string, string[]>;
  digest: string;
  weights?: [string, string, string][];
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: string[], input = '') {
  const done = spawnSync(program, ['match', ...args], { cwd: folder, input, encoding: 'utf8' });
  if (done.error) throw done.error;
  return { code: done.status, out: done.stdout, err: done.stderr };
}

function match(participants: Person[], more: object = {}, ...args: string[]): Drawn {
  const done = run(['-', ...args], JSON.stringify({ seed, participants, ...more }));
  expect(done.code, done.err).toBe(0);
  expect(done.err).toBe('');
  return JSON.parse(done.out) as Drawn;
}

const people = (...ids: string[]) => ids.map((id) => ({ id }));

describe('smasteg match', () => {
  it('gives groups, their weight, a reason for each pair and a digest', () => {
    const drawn = match([
      { id: 'bo', organisation: 'Skatteverket', sector: 'stat', seeks: ['Enkäter'] },
      { id: 'anna', organisation: 'Umeå kommun', sector: 'kommun', offers: ['enkäter'] },
    ]);
    expect(Object.keys(drawn)).toEqual(['groups', 'weight', 'reasons', 'digest']);
    expect(drawn.groups).toEqual([['anna', 'bo']]);
    expect(drawn.reasons).toEqual({
      'anna,bo': ['never_met', 'other_organisation', 'other_sector', 'first_offers:Enkäter'],
    });
    expect(drawn.weight).toMatch(/^\d{12,}$/);
    expect(drawn.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('prints with --weights what was maximised', () => {
    const drawn = match(people('a', 'b', 'c', 'd'), {}, '--weights');
    expect(drawn.weights?.map(([a, b]) => a + b)).toEqual(['ab', 'ac', 'ad', 'bc', 'bd', 'cd']);
    const weights = new Map(drawn.weights?.map(([a, b, weight]) => [`${a},${b}`, BigInt(weight)]));
    const sum = (pairs: string[][]) =>
      pairs.reduce((all, pair) => all + (weights.get(pair.join()) ?? 0n), 0n);
    const ways = [
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      [
        ['a', 'c'],
        ['b', 'd'],
      ],
      [
        ['a', 'd'],
        ['b', 'c'],
      ],
    ];
    const best = ways.reduce((one, other) => (sum(other) > sum(one) ? other : one));
    expect(drawn.groups).toEqual(best);
    expect(drawn.weight).toBe(String(sum(best)));
  });

  it('is the same in any order of people, and another with another seed', () => {
    const some = people('a', 'b', 'c', 'd', 'e', 'f');
    const drawn = match(some);
    expect(match([...some].reverse())).toEqual(drawn);
    const others = ['00', '01', '02', '03'].map((other) => match(some, { seed: other }).groups);
    expect(new Set(others.map((groups) => JSON.stringify(groups))).size).toBeGreaterThan(1);
  });

  it('lets nobody meet again while there are others, and goes on when people have left', () => {
    const history = [
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      [
        ['a', 'c'],
        ['b', 'gone'],
      ],
    ];
    expect(match(people('a', 'b', 'c', 'd'), { history }).groups).toEqual([
      ['a', 'd'],
      ['b', 'c'],
    ]);
  });

  it('makes a trio of an odd number, the third last, with three reasons', () => {
    const three = match(people('a', 'b', 'c'), { history: [[['a', 'b', 'c']]] });
    expect(three.groups).toHaveLength(1);
    expect([...(three.groups[0] ?? [])].sort()).toEqual(['a', 'b', 'c']);
    expect(three.groups[0]?.[2]).not.toBe('c');
    expect(Object.keys(three.reasons).sort()).toEqual(['a,b', 'a,c', 'b,c']);
  });

  it('says no to nobody and to one person, with 1 and one line', () => {
    const rows: [Person[], RegExp][] = [
      [[], /standard input: nobody is there, and a meeting takes two\. Ask one more/],
      [people('anna'), /anna is alone, and a meeting takes two\. Ask one more/],
    ];
    for (const [participants, expected] of rows) {
      const done = run(['-'], JSON.stringify({ seed, participants }));
      expect(done).toMatchObject({ code: 1, out: '' });
      expect(done.err).toMatch(expected);
      expect(done.err.trim().split('\n')).toHaveLength(1);
    }
  });

  it('pairs people who are all from one place, and people without a common language', () => {
    const place = ['a', 'b', 'c', 'd'].map((id) => ({ id, organisation: 'Region Gotland', place: 'Visby' }));
    expect(match(place).groups.flat().sort()).toEqual(['a', 'b', 'c', 'd']);
    const drawn = match([
      { id: 'a', languages: ['svenska'] },
      { id: 'b', languages: ['suomi'] },
    ]);
    expect(drawn.groups).toEqual([['a', 'b']]);
    expect(drawn.reasons['a,b']).toContain('no_common_language');
    const two = match([
      { id: 'a', languages: ['svenska'] },
      { id: 'b', languages: ['suomi'] },
      { id: 'c', languages: ['Svenska'] },
      { id: 'd', languages: ['suomi', 'svenska'] },
    ]);
    expect(two.groups).toEqual([
      ['a', 'c'],
      ['b', 'd'],
    ]);
  });

  it('reads a file, and takes what is missing or null as not said', () => {
    const text = JSON.stringify({
      seed,
      group_size: 2,
      participants: [{ id: 'a', profession: null, languages: null, days: null, shoe_size: 43 }, { id: 'b' }],
      history: null,
    });
    writeFileSync(join(folder, 'round.json'), text);
    expect(run(['round.json']).code).toBe(0);
  });

  it('answers wrong usage with 2 and one line', () => {
    for (const args of [[], ['a.json', 'b.json'], ['-', '--heavy']]) {
      const done = run(args);
      expect(done, args.join(' ')).toMatchObject({ code: 2, out: '' });
      expect(done.err.trim().split('\n')).toHaveLength(1);
      expect(done.err).toContain('smasteg match --help');
    }
    expect(run(['--help']).code).toBe(0);
  });

  it('answers bad input with 3, where it is and how to mend it', () => {
    const two = people('a', 'b');
    const long = Array.from({ length: 10_000 }, () => 'ord').join(' ');
    const file = (fields: object) => JSON.stringify({ seed, participants: two, ...fields });
    const withPerson = (fields: object) => file({ participants: [...two, { id: 'c', ...fields }] });
    const rows: [string, RegExp][] = [
      ['hej', /standard input:1: this is not JSON\. Look here/],
      ['{"seed":\n"00",\n"participants":[}', /:3: this is not JSON/],
      ['[]', /the file is no object\. Write/],
      ['{"participants":[]}', /seed is no hex number of 1 to 64 bytes\. Write digits in pairs/],
      [file({ seed: '0f3' }), /seed is no hex/],
      [file({ seed: 15 }), /seed is no hex/],
      [file({ seed: 'ab'.repeat(65) }), /seed is no hex/],
      [file({ group_size: 3 }), /group_size is not 2\. Write 2/],
      [file({ participants: 'a' }), /participants is no list\. Write/],
      [file({ participants: [1] }), /participants\[0\] is no object\. Write/],
      [file({ participants: [{}] }), /participants\[0\]\.id is no id\. Write/],
      [file({ participants: people('') }), /participants\[0\]\.id is no id/],
      [file({ participants: people('a\nb') }), /participants\[0\]\.id is no id/],
      [file({ participants: people('a'.repeat(256)) }), /participants\[0\]\.id is no id/],
      [file({ participants: people('a', 'b', 'a') }), /participants\[2\]\.id stands twice: a\. Take one/],
      [
        file({ participants: people(...Array.from({ length: 2047 }, (_, i) => `${i}`)) }),
        /2047 people; 2046 at most\. Draw/,
      ],
      [
        withPerson({ profession: long }),
        /participants\[2\]\.profession is longer than 80 characters\. Write a coarse/,
      ],
      [withPerson({ offers: ['a', long] }), /participants\[2\]\.offers\[1\] is longer than 80 characters/],
      [withPerson({ seeks: long.split(' ') }), /participants\[2\]\.seeks has 10000 words; 10 at most\. Keep/],
      [withPerson({ languages: 'svenska' }), /participants\[2\]\.languages is no list\. Write/],
      [withPerson({ languages: [7] }), /participants\[2\]\.languages\[0\] is no text\. Write/],
      [withPerson({ place: 7 }), /participants\[2\]\.place is no text\. Write/],
      [withPerson({ days: 128 }), /participants\[2\]\.days is no number from 0 to 127\. Add/],
      [file({ history: {} }), /history is no list of rounds\. Write/],
      [file({ history: [7] }), /history\[0\] is no list of groups\. Write/],
      [file({ history: [[['a']]] }), /history\[0\]\[0\] is no group of two or three\. Write/],
      [file({ history: [[['a', 'b', 'c', 'd']]] }), /history\[0\]\[0\] is no group/],
      [file({ history: [[['a', 7]]] }), /history\[0\]\[0\]\[1\] is no id/],
      [
        file({
          history: [
            [],
            [
              ['a', 'b'],
              ['c', 'a'],
            ],
          ],
        }),
        /history\[1\]\[1\]\[1\] is in the round twice: a\. Nobody/,
      ],
      [file({ history: Array.from({ length: 1001 }, () => []) }), /more than 1000 rounds\. Leave out/],
    ];
    for (const [input, expected] of rows) {
      const done = run(['-'], input);
      expect(done.code, `${input.slice(0, 200)} ${done.err}`).toBe(3);
      expect(done.out).toBe('');
      expect(done.err).toMatch(expected);
      expect(done.err.trim().split('\n')).toHaveLength(1);
    }
    expect(run(['no-such-file.json']).code).toBe(3);
  });

  it('says on which line', () => {
    const text = JSON.stringify({ seed, participants: [{ id: 'a' }, { id: 'b', days: 'all' }] }, null, 1);
    const line = text.split('\n').findIndex((each) => each.includes('days')) + 1;
    expect(run(['-'], text).err).toContain(`standard input:${line}: participants[1].days`);
  });
});
