// `smasteg suggest` as a person runs it: texts in, one JSON a line out, and the exit codes of cli.md. How
// good the suggestions are is tests/suggest.
// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { program, root } from './program';

interface Suggested {
  text: string;
  suggestions: { principle: string; score: number }[];
  abstain: boolean;
}

function run(args: string[], input: string | Buffer = '') {
  const done = spawnSync(program, ['suggest', ...args], { cwd: root, input, encoding: 'utf8' });
  if (done.error) throw done.error;
  return { code: done.status, out: done.stdout, err: done.stderr };
}

function suggest(args: string[], input = ''): Suggested[] {
  const done = run(args, input);
  expect(done.code, done.err).toBe(0);
  return done.out.split('\n').flatMap((line) => (line ? [JSON.parse(line) as Suggested] : []));
}

describe('smasteg suggest', () => {
  it('gives three principles, the best first', () => {
    const [line, ...more] = suggest(['Jag bokade teckenspråkstolk till mötet']);
    expect(more).toEqual([]);
    expect(Object.keys(line as Suggested)).toEqual(['text', 'suggestions', 'abstain']);
    expect(line).toMatchObject({ text: 'Jag bokade teckenspråkstolk till mötet', abstain: false });
    expect(line?.suggestions).toHaveLength(3);
    expect(line?.suggestions[0]?.principle).toBe('otg-4');
    const scores = line?.suggestions.map(({ score }) => score) ?? [];
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
    for (const score of scores) expect(Number.isInteger(score) && score >= 0 && score <= 1000).toBe(true);
    expect(new Set(line?.suggestions.map(({ principle }) => principle)).size).toBe(3);
  });

  it('says nothing when nothing fits', () => {
    for (const text of ['Trevlig helg!', 'Är mötet kl 9 eller 9.30?', '👏👏', '42'])
      expect(suggest([text])).toEqual([{ text, suggestions: [], abstain: true }]);
  });

  it('answers each line of the standard input, empty ones too, whatever ends a line', () => {
    const input = 'skrev ett skript för statistiken\r\n\nvi ses\nWe shared our notes openly';
    const lines = suggest(['-'], input);
    expect(lines.map(({ text }) => text)).toEqual([
      'skrev ett skript för statistiken',
      '',
      'vi ses',
      'We shared our notes openly',
    ]);
    expect(lines.map(({ suggestions }) => suggestions[0]?.principle)).toEqual([
      'otg-7',
      undefined,
      undefined,
      'otg-1',
    ]);
    expect(suggest([], input)).toEqual(lines);
    expect(suggest(['-'], '')).toEqual([]);
  });

  it('answers the same in both languages, and the same twice', () => {
    const text = 'testade två rubriker "A" och \\B';
    expect(suggest([text, '--lang', 'en'])).toEqual(suggest([text, '--lang', 'sv', '--catalogue', 'otg']));
    expect(suggest([text])[0]?.text).toBe(text);
  });

  it('takes a text of 4,000 letters, several lines as one, and any script', () => {
    const long = 'vi testade en ny mall. '.repeat(200).slice(0, 4000);
    expect(suggest([long])[0]?.suggestions).toHaveLength(3);
    expect(suggest(['fixade skylten\ni dag'])).toHaveLength(1);
    expect(suggest(['مرحبا بكم'])).toHaveLength(1);
  });

  it('answers wrong usage with 2 and one line', () => {
    for (const args of [
      ['hej', '--lang', 'fi'],
      ['hej', '--catalogue', 'eif'],
      ['hej', 'du'],
      ['hej', '--fast'],
    ]) {
      const done = run(args);
      expect(done.code, args.join(' ')).toBe(2);
      expect(done.out).toBe('');
      expect(done.err.trim().split('\n'), args.join(' ')).toHaveLength(1);
    }
    expect(run(['hej', '--catalogue', 'eif']).err).toContain('for otg only');
    expect(run(['hej', '--fast']).err).toContain('smasteg suggest --help');
  });

  it('answers what is no UTF-8 with 3, its line, and nothing half written', () => {
    const done = run(['-'], Buffer.from([0x68, 0x65, 0x6a, 0x0a, 0xff, 0x0a]));
    expect(done).toMatchObject({ code: 3, out: '' });
    expect(done.err).toMatch(/standard input: line 2: this is not UTF-8\. Save/);
  });
});
