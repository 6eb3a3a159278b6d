// The help of every command, and its examples, which do what they say.
// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program, root, smasteg } from './program';
import { digestOf, everyone, makeRoom, result } from './round';

const folder = mkdtempSync(join(tmpdir(), 'smasteg-help-'));
const commands = ['report', 'match', 'verify', 'suggest', 'schedule', 'check'];

beforeAll(() => {
  const messages = [...makeRoom(), result(everyone, digestOf(everyone).digest)];
  const here = (name: string) => join(folder, name);
  cpSync(join(root, 'tests/fixtures/rooms/element_export.json'), here('export.json'));
  cpSync(join(root, 'tests/fixtures/rooms/relations.json'), here('relations.json'));
  cpSync(join(root, 'content/decks/otg.json'), here('deck.json'));
  cpSync(join(root, 'content/catalogues.json'), here('catalogues.json'));
  writeFileSync(here('people.json'), '{"seed":"0f3a","participants":[{"id":"anna"},{"id":"bo"}]}');
  writeFileSync(here('room.json'), JSON.stringify({ messages }));
  writeFileSync(here('lines.txt'), 'Ringde designern\nTestade blanketten med tre pensionärer\n');
  writeFileSync(here('reviews.jsonl'), '{"card":"q1","rating":3,"at":1795503312000}\n');
  const source = readFileSync(join(root, 'core/quiz/scheduler.h'), 'utf8');
  const numbers = /kDefaultParameters\s*=?\s*\{+([^}]+)\}/.exec(source)?.[1]?.split(',') ?? [];
  writeFileSync(here('parameters.json'), JSON.stringify(numbers.map(Number).filter(Number.isFinite)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const help = (...args: string[]) => smasteg([...args, '--help']).out;
const examplesIn = (text: string) =>
  (text.split('Examples:\n')[1] ?? '')
    .split('\n\n')[0]
    ?.split('\n')
    .map((line) => line.trim()) ?? [];

function typed(line: string) {
  const PATH = `${dirname(program)}${delimiter}${process.env['PATH']}`;
  return spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH } });
}

describe('smasteg --help', () => {
  it('names every command, and each has a help of its own', () => {
    const { code, out, err } = smasteg(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect([...out.matchAll(/^ {2}([a-z]+) {2,}/gm)].map((match) => match[1])).toEqual(commands);
    for (const command of commands) {
      const done = smasteg([command, '--help']);
      expect(done).toMatchObject({ code: 0, err: '', out: smasteg([command, '-h']).out });
      expect(done.out).toMatch(new RegExp(`Usage: smasteg ${command} `));
      expect(done.out).toContain('Exit code: 0 yes or done, 1 the answer is no, 2 wrong usage, 3 bad input.');
      for (const line of done.out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(104);
    }
  });

  it.each(commands)('has examples of %s that work', (command) => {
    const examples = examplesIn(help(command));
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      expect(example).toMatch(new RegExp(`^smasteg ${command} `));
      const done = typed(example);
      expect(done.status, `${example}\n${done.stderr}`).toBe(0);
      if (!example.includes(' > ')) expect(done.stdout.length, example).toBeGreaterThan(20);
    }
  });

  it('begins with examples that work', () => {
    const examples = examplesIn(help()).filter((line) => !line.includes('COMMAND'));
    expect(examples).toHaveLength(2);
    for (const example of examples) expect(typed(example), example).toMatchObject({ status: 0, stderr: '' });
  });

  it('names every option that docs/smasteg.md names, and no other', () => {
    const document = readFileSync(join(root, 'docs/smasteg.md'), 'utf8');
    for (const command of commands) {
      const section = document.split(/^## /m).find((part) => part.startsWith(command)) ?? '';
      const options = (text: string) => [...new Set(text.match(/--[a-z][a-z-]+/g))].sort();
      const told = options(help(command)).filter((option) => option !== '--help');
      expect(options(section), command).toEqual(told);
    }
  });
});
