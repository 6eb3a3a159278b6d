// `smasteg verify` as a person runs it: the events of a room in, whether a round's draw follows out. What
// each attack comes to is tests/core/matching/round_test.cpp.
// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { program } from './program';
import { card, digestOf, everyone, makeRoom, op, type RoomEvent, result } from './round';

const folder = mkdtempSync(join(tmpdir(), 'smasteg-verify-'));
interface Verified {
  valid: boolean;
  groups: string[][];
  reveals: number;
  of: number;
  why: string;
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: string[], events: RoomEvent[] = []) {
  const input = events.map((event) => JSON.stringify(event)).join('\n');
  const done = spawnSync(program, ['verify', ...args], { cwd: folder, input, encoding: 'utf8' });
  if (done.error) throw done.error;
  return { code: done.status, out: done.stdout, err: done.stderr };
}

function verify(events: RoomEvent[]) {
  const done = run(['-', '--round', card], events);
  return { ...done, answer: JSON.parse(done.out) as Verified };
}

describe('smasteg verify', () => {
  it('says that a draw follows, with how many numbers are open, and is what match draws', () => {
    const { groups, digest } = digestOf(everyone);
    const { code, answer, err } = verify([...makeRoom(), result(everyone, digest)]);
    expect(answer).toEqual({ valid: true, groups, reveals: 4, of: 4, why: 'checked' });
    expect(code).toBe(0);
    expect(err).toBe('smasteg: 4 of 4 numbers are open. Nobody could choose.\n');
  });

  it('says between how many outcomes those could choose who kept their numbers', () => {
    const open = everyone.slice(0, 1);
    const { code, answer, err } = verify([...makeRoom(open), result(open, digestOf(open).digest)]);
    expect(code).toBe(0);
    expect(answer).toMatchObject({ valid: true, reveals: 1, of: 4 });
    expect(err).toContain('1 of 4 numbers are open. Who did not open theirs could choose between at most 8');
    const none = verify([...makeRoom([]), result([], digestOf([]).digest)]);
    expect(none.answer).toMatchObject({ valid: true, reveals: 0 });
    expect(none.err).toContain('A less safe draw');
  });

  it('answers 1 when the draw does not follow, or something is missing, and says why in one line', () => {
    const { digest } = digestOf(everyone);
    const room = [...makeRoom(), result(everyone, digest)];
    const without = (id: string) => room.filter(({ event_id }) => event_id !== id);
    const rows: [RoomEvent[], string, RegExp][] = [
      [
        [...makeRoom(), result(everyone, '0'.repeat(64))],
        'other_digest',
        /wrong: \$result: the groups that were told do not/,
      ],
      [
        [...makeRoom(), result(everyone.slice(0, 3), digest)],
        'omitted_reveal',
        /not confirmed: \$open3: the result leaves out/,
      ],
      [
        without('$in2'),
        'missing_entry',
        /not confirmed: \$in2: a sign-up in the close is not in these files\. Export/,
      ],
      [without('$open2'), 'missing_reveal', /not confirmed: \$open2: a number in the result is not/],
      [without('$close'), 'unknown_close', /not confirmed: \$close: the result names a close/],
      [without('$result'), 'no_result', /not confirmed: there is no result yet/],
      [makeRoom().slice(0, 5), 'no_close', /not confirmed: nobody who may has closed/],
      [
        [...room, op('$close0', '@anna:hs', 50, 'close', { entries: ['$in0', '$in1'] })],
        'earlier_close',
        /not confirmed: \$close0: another close comes before/,
      ],
    ];
    for (const [events, why, expected] of rows) {
      const { code, answer, err } = verify(events);
      expect(code, why).toBe(1);
      expect(answer).toMatchObject({ valid: false, why });
      expect(err).toMatch(expected);
      expect(err.trim().split('\n')).toHaveLength(1);
    }
  });

  it('reads several files, the same events twice and in any order', () => {
    const { digest } = digestOf(everyone);
    const room = [...makeRoom(), result(everyone, digest)].reverse();
    const lines = (events: RoomEvent[]) => events.map((event) => JSON.stringify(event)).join('\n');
    writeFileSync(join(folder, 'a.jsonl'), lines(room.slice(0, 6)));
    writeFileSync(join(folder, 'b.jsonl'), lines(room.slice(3)));
    expect(run(['a.jsonl', 'b.jsonl', '--round', card]).code).toBe(0);
  });

  it('answers wrong usage with 2, and what is no round or no room with 3', () => {
    for (const args of [[], ['-'], ['--round', card], ['-', '--round', card, '--quick']]) {
      const done = run(args);
      expect(done, args.join(' ')).toMatchObject({ code: 2, out: '' });
      expect(done.err).toContain('smasteg verify --help');
      expect(done.err.trim().split('\n')).toHaveLength(1);
    }
    const other = run(['-', '--round', '$close'], makeRoom());
    expect(other).toMatchObject({ code: 3, out: '' });
    expect(other.err).toMatch(/\$close: no round card of that id in standard input\. Give the event id/);
    expect(run(['no-such-file', '--round', card])).toMatchObject({ code: 3, out: '' });
  });
});
