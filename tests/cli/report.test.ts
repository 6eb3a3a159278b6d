// `smasteg report` as a person runs it: files in, a report out, and the exit codes of cli.md.
// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { program, root } from './program';

const rooms = join(root, 'tests/fixtures/rooms');

interface Step {
  id: string;
  author: string;
  day: string;
  text: string;
  principles: string[];
  encouragement: number;
  from: string | null;
  told_by: string | null;
}
interface Report {
  steps: Step[];
  records: Record<string, number>;
  by_principle: Record<string, number>;
  quarantined: Record<string, number>;
  digest: string;
}

function run(args: string[], input = '') {
  const done = spawnSync(program, args, { cwd: rooms, input, encoding: 'utf8' });
  if (done.error) throw done.error;
  return { code: done.status, out: done.stdout, err: done.stderr };
}

function report(args: string[], input = ''): Report {
  const done = run(['report', ...args], input);
  expect(done.code, done.err).toBe(0);
  return JSON.parse(done.out) as Report;
}

function fixture(name: string): string {
  return readFileSync(join(rooms, name), 'utf8');
}

/** A shuffle that is the same in every run. */
function shuffled<T>(items: T[], seed: number): T[] {
  const result = [...items];
  let state = seed;
  for (let i = result.length - 1; i > 0; i--) {
    state = (state * 1103515245 + 12345) % 2147483648;
    const j = state % (i + 1);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

describe('smasteg report', () => {
  it("tells the steps of Element's export, newest first", () => {
    const { steps, records, by_principle, quarantined, digest } = report(['element_export.json']);
    expect(steps.map((step) => step.text)).toEqual([
      'Skrev om brevet på klarspråk',
      'Provade kortare svarsbrev på tjugotvå ärenden',
      'mätte väntetiden igen efter ändringen',
      'Läste igenom alla beslutsbrev med en kollega',
      'satt med i växeln en hel förmiddag',
      'Publicerade behovskartan på webben',
      'Bjöd in Försäkringskassan till vår demo',
      'Testade blanketten med tre pensionärer',
      'Ringde designern på Skatteverket',
    ]);
    expect(records).toEqual({ lesson: 1, step: 9, thanks: 1 });
    expect(by_principle).toEqual({ 'otg-1': 1, 'otg-3': 2, 'otg-5': 3, 'otg-6': 2 });
    expect(quarantined).toEqual({});
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('gives each field of a step', () => {
    const { steps } = report(['element_export.json']);
    const first = steps.at(-1) as Step;
    expect(first).toEqual({
      id: first.id,
      author: '@anna.lindqvist:example.se',
      day: '2026-11-23',
      text: 'Ringde designern på Skatteverket',
      principles: ['otg-6'],
      encouragement: 2,
      from: null,
      told_by: null,
    });
    expect(steps[0]?.from).toBe(first.id);
    expect(steps[0]?.day).toBe('2026-11-25');
    expect(steps.filter((step) => /\/[12]$/.test(step.id))).toHaveLength(2);
    expect(steps[3]?.principles, "the author's own keycap").toEqual(['otg-5']);
  });

  it('gives the same digest for any order, repetition and shape of the input', () => {
    const messages = (JSON.parse(fixture('element_export.json')) as { messages: unknown[] }).messages;
    const lines = fixture('events.jsonl').trim().split('\n');
    const all = [...messages.map((message) => JSON.stringify(message)), ...lines];
    const expected = report(['element_export.json', 'events.jsonl']);
    for (let seed = 1; seed <= 10; seed++) {
      const again = shuffled([...all, ...shuffled(all, seed).slice(0, 15)], seed);
      expect(report(['-'], again.join('\n'))).toEqual(expected);
      expect(report(['-'], `{"chunk":[${again.join(',')}]}`)).toEqual(expected);
      expect(report(['-'], `[${again.join(',\n')}]`)).toEqual(expected);
    }
    expect(report(['events.jsonl', 'element_export.json', 'events.jsonl'])).toEqual(expected);
  });

  it('merges files, follows edits and removals, and sets aside what it cannot read', () => {
    const merged = report(['events.jsonl', 'relations.json']);
    const texts = merged.steps.map((step) => step.text);
    expect(texts).toContain('Provade kortare svarsbrev på tjugotvå ärenden');
    expect(texts).toContain('Testade blanketten med tre pensionärer');
    expect(texts).not.toContain('satt med i växeln en hel förmiddag');
    expect(texts.join()).not.toContain('Bo gjorde ingenting');
    expect(merged.quarantined).toEqual({ no_event: 1, too_deep: 1 });
  });

  it('says on stderr what is locked or newer', () => {
    const done = run(['report', 'events.jsonl']);
    expect(done.code).toBe(0);
    expect(done.err).toContain('1 message is still encrypted');
    expect(done.err).toContain('1 message was written by a newer version');
  });

  it('keeps to the days asked for, the digest to the whole', () => {
    const whole = report(['element_export.json']);
    const late = report(['element_export.json', '--from', '2026-11-24']);
    expect(late.steps.map((step) => step.day)).toEqual(['2026-11-25']);
    expect(late.records).toEqual({ step: 1 });
    expect(late.by_principle).toEqual({ 'otg-5': 1 });
    expect(late.digest).toBe(whole.digest);
    expect(report(['element_export.json', '--to', '2026-11-23']).steps).toHaveLength(8);
    expect(report(['element_export.json', '--from', '2026-11-25', '--to', '2026-11-25']).steps).toHaveLength(
      1,
    );
  });

  it('writes Markdown in both languages', () => {
    const swedish = run(['report', 'element_export.json', '--format', 'markdown']).out;
    expect(swedish).toContain('## Vecka 48, 2026');
    expect(swedish).toContain(
      'anna.lindqvist: Ringde designern på Skatteverket (6 Arbeta gränsöverskridande) · 👏 2',
    );
    const english = run(['report', 'element_export.json', '--format', 'markdown', '--lang', 'en']).out;
    expect(english).toContain('## Week 48, 2026');
    expect(english).toContain('Work across borders');
  });

  it('lets no text become markup or a formula', () => {
    const [pointer] = fixture('events.jsonl')
      .split('\n')
      .filter((line) => line.includes('"op": "card"'));
    const card = (JSON.parse(pointer as string) as { content: { card: string } }).content.card;
    const hostile = JSON.stringify({
      event_id: '$hostile',
      sender: '@eva:example.se',
      type: 'm.room.message',
      origin_server_ts: 1795430000000,
      content: {
        msgtype: 'm.text',
        body: '!steg =HYPERLINK("http://x";"y"), <img src=x> [a](b) | #2',
        'm.relates_to': { rel_type: 'm.thread', event_id: card },
      },
    });
    const input = `${pointer}\n${hostile}\n`;
    const csv = run(['report', '-', '--format', 'csv'], input).out.split('\r\n');
    expect(csv[0]).toBe('id,author,day,text,principles,encouragement,from,told_by');
    expect(csv[1]).toContain(',"\'=HYPERLINK(""http://x"";""y""), <img src=x> [a](b) |",otg-2,0,,');
    const markdown = run(['report', '-', '--format', 'markdown'], input).out;
    expect(markdown).toContain('\\<img src=x\\> \\[a\\](b) \\|');
  });

  it('answers wrong usage with 2 and one line', () => {
    for (const args of [
      [],
      ['report'],
      ['frobnicate'],
      ['report', 'element_export.json', '--lang', 'de'],
      ['report', 'element_export.json', '--format', 'xml'],
      ['report', 'element_export.json', '--from', '2026-02-30'],
      ['report', 'element_export.json', '--from', '2026-11-25', '--to', '2026-11-24'],
      ['report', 'element_export.json', '--scope', 'everything'],
      ['report', 'element_export.json', '--format', 'export', '--from', '2026-11-24'],
      ['report', 'element_export.json', '--named', '@anna:example.org', 'Anna'],
      ['report', 'element_export.json', '--scope', 'public', '--named', 'anna', 'Anna'],
      ['report', 'element_export.json', '--scope', 'public', '--named', '@anna:example.org', ''],
      ['report', 'element_export.json', '--scope', 'public', '--named', '@anna:example.org'],
      ['report', '-', '-'],
    ]) {
      const done = run(args);
      expect(done.code, args.join(' ')).toBe(2);
      expect(done.out).toBe('');
      expect(done.err.trim().split('\n'), args.join(' ')).toHaveLength(1);
    }
    expect(run(['report', '--help']).code).toBe(0);
    expect(run(['--version']).out).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('answers bad input with 3, where it is and how to mend it', () => {
    const line = fixture('events.jsonl').split('\n')[0] as string;
    const rows: [string[], string, RegExp][] = [
      [['no-such-file.json'], '', /no-such-file\.json: there is no such file\. Check/],
      [['.'], '', /this is a folder\. Give/],
      [['-'], '', /standard input: the file is empty\. Export/],
      [['-'], 'hej', /line 1: neither an object nor a list\. Give/],
      [['-'], '{"foo":1}', /no messages, no chunk and no event\. Give/],
      [['-'], `${line}\nhej`, /standard input: line 2: no event begins here/],
      [
        ['-'],
        `${line}\n${line.slice(0, 200)}`,
        /line 2: what begins here never ends\. The file is not complete/,
      ],
      [
        ['-'],
        `${line}\n\n{"event_id":"$oops",type:1}`,
        /line 3, event \$oops: this event is not JSON\. Mend/,
      ],
      [['element_export.json', 'no-such-file.json'], '', /no-such-file/],
    ];
    for (const [args, input, expected] of rows) {
      const done = run(['report', ...args], input);
      expect(done.code, done.err).toBe(3);
      expect(done.out).toBe('');
      expect(done.err).toMatch(expected);
      expect(done.err.trim().split('\n')).toHaveLength(1);
    }
  });

  it('takes an answer without events as an empty room', () => {
    expect(report(['-'], '{"chunk":[]}').steps).toEqual([]);
  });
});
