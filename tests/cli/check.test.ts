// `smasteg check` as a person runs it: what a file is and holds, or what does not fit, with line and mend.
// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { program, root } from './program';

const quiz = 'content/decks/otg.json';
const catalogues = 'content/catalogues.json';
const microactions = 'content/microactions.json';
const openings = 'content/opening_questions.json';
const actions = 'content/actions/unseen.json';

interface Checked {
  file: string;
  kind: string;
  valid: boolean;
  counts: Record<string, number>;
  parts: Record<string, number>;
  quarantined: Record<string, number>;
  errors: { line: number; place: string; what: string; mend: string }[];
}

function run(args: string[], input = '') {
  const done = spawnSync(program, ['check', ...args], { cwd: root, input, encoding: 'utf8' });
  if (done.error) throw done.error;
  const answers = done.stdout.split('\n').filter(Boolean);
  return {
    code: done.status,
    out: done.stdout,
    err: done.stderr,
    checked: answers.map((line) => (line.startsWith('{') ? JSON.parse(line) : {}) as Checked),
  };
}

const text = (path: string) => readFileSync(join(root, path), 'utf8');

/** The file with one line changed, and which line that is. */
function changed(path: string, from: RegExp, to: string, count = 1): { input: string; line: number } {
  const lines = text(path).split('\n');
  let left = count;
  const at = lines.findIndex((line) => from.test(line) && --left === 0);
  expect(at, `${from} in ${path}`).toBeGreaterThanOrEqual(0);
  lines[at] = (lines[at] ?? '').replace(from, to);
  return { input: lines.join('\n'), line: at + 1 };
}

describe('smasteg check', () => {
  it('says what each file is and what it holds', () => {
    const done = run([quiz, catalogues, 'tests/fixtures/rooms/events.jsonl']);
    expect(done.code, done.err).toBe(0);
    expect(done.err).toBe('');
    expect(done.checked.map(({ file, kind, valid }) => [file, kind, valid])).toEqual([
      [quiz, 'quiz', true],
      [catalogues, 'catalogue', true],
      ['tests/fixtures/rooms/events.jsonl', 'room', true],
    ]);
    const [first, second, third] = done.checked;
    const questions = (JSON.parse(text(quiz)) as { questions: { principle: string }[] }).questions;
    expect(first?.counts).toEqual({ principles: 7, questions: questions.length });
    expect(first?.parts['otg-5']).toBe(questions.filter(({ principle }) => principle === 'otg-5').length);
    expect(second?.counts).toEqual({ catalogues: 5, principles: 45 });
    expect(second?.parts).toMatchObject({ otg: 7, srds: 13 });
    expect(third?.counts).toEqual({ events: 11, locked: 1, newer: 1 });
    expect(third?.quarantined).toEqual({ no_event: 1, too_deep: 1 });
  });

  it('knows an export of Element, and reads from standard input', () => {
    const done = run(['-'], text('tests/fixtures/rooms/element_export.json'));
    expect(done.code, done.err).toBe(0);
    expect(done.checked[0]).toMatchObject({ file: 'standard input', kind: 'room' });
    expect(done.checked[0]?.parts).toEqual({ lesson: 1, step: 9, thanks: 1 });
  });

  it('knows microactions and opening questions', () => {
    const done = run([microactions, openings]);
    expect(done.code, done.err).toBe(0);
    expect(done.checked.map(({ kind, valid }) => [kind, valid])).toEqual([
      ['microactions', true],
      ['openings', true],
    ]);
    const all = (JSON.parse(text(microactions)) as { microactions: { principle: string }[] }).microactions;
    const [first, second] = done.checked;
    expect(first?.counts).toEqual({ microactions: all.length, principles: 7 });
    expect(first?.parts['otg-2']).toBe(all.filter(({ principle }) => principle === 'otg-2').length);
    expect(second?.counts).toEqual({
      questions: (JSON.parse(text(openings)) as { questions: unknown[] }).questions.length,
    });
  });

  it('knows what was practised, and what only a device had', () => {
    const practised = [{ card: 'otg-1-q1', reviews: ['1795503312000:3', '1795503412000:2'] }];
    const done = run(['-'], JSON.stringify({ schema: 'smasteg.practice/1', practised }));
    expect(done.code, done.err).toBe(0);
    expect(done.checked[0]).toMatchObject({ kind: 'practice', counts: { answers: 2, cards: 1 } });
    const other = run(['-'], JSON.stringify({ schema: 'smasteg.practice/2', practised }));
    expect(other).toMatchObject({ code: 3, out: '' });
    const file = run(['-'], JSON.stringify({ schema: 'smasteg.export/1', own: [{}, {}], messages: [] }));
    expect(file.checked[0]).toMatchObject({ kind: 'room', counts: { events: 0, own: 2 } });
  });

  it('reads the deck that docs/quiz.md shows', () => {
    const shown = /```json\n([\s\S]*?)```/.exec(text('docs/quiz.md'))?.[1] ?? '';
    const done = run(['-'], shown);
    expect(done.code, done.err).toBe(0);
    expect(done.checked[0]).toMatchObject({ kind: 'quiz', counts: { questions: 1, principles: 1 } });
  });

  // What is missing is told at the object that it is missing in, what is too many at its list: lines above.
  const bad: [string, string, RegExp, string, number, string, RegExp, number?][] = [
    // what · file · from · to · which · place · mend · lines above
    [
      'a missing reason',
      quiz,
      /"why_sv"/,
      '"whysv"',
      6,
      'questions[1].options[1].why_sv',
      /Say why this option/,
      3,
    ],
    ['a second best', quiz, /"best": false/, '"best": true', 1, 'questions[0].options', /exactly one/, 13],
    ['an unknown principle', quiz, /"otg-3"/, '"otg-30"', 2, 'questions[23].principle', /otg-1 to otg-7/],
    ['a number as text', quiz, /"difficulty": 2/, '"difficulty": "2"', 3, '', /without quotes/],
    ['an id twice', quiz, /"otg-1-q4"/, '"otg-1-q2"', 1, 'questions[3].id', /another id/],
    ['an empty stem', quiz, /"stem_sv": ".*"/, '"stem_sv": " "', 4, 'questions[3].stem_sv', /question/],
    ['an option too long', quiz, /"text_sv": "/, `"text_sv": "${'å'.repeat(161)}`, 2, '', /fewer words/],
    [
      'another quiz version',
      quiz,
      /smasteg\.quiz\/0\.2/,
      'smasteg.quiz/9',
      1,
      'schema',
      /smasteg\.quiz\/0\.2/,
    ],
    ['a title missing', catalogues, /"title_sv": ".*"/, '"title_sv": ""', 4, '', /Fill it in/],
    ['an id in capitals', catalogues, /"otg-2"/, '"OTG-2"', 1, 'catalogues[0].principles[1].id', /a-z/],
    ['a time that is none', microactions, /"minutes": 5,/, '"minutes": 10,', 3, '', /2, 5 or 30/],
    [
      'a question twice',
      openings,
      /"text_sv": ".*"/,
      '"text_sv": "vad trivs du bäst  med i ditt arbete?"',
      48,
      '',
      /something else/,
    ],
    [
      'a microaction without its step',
      microactions,
      /"did_sv": ".*"/,
      '"did_sv": ""',
      84,
      'microactions[83].did_sv',
      /Ringde/,
    ],
    [
      'a question with no words',
      openings,
      /"text_sv": ".*"/,
      '"text_sv": " "',
      48,
      'questions[47].text_sv',
      /one question/,
    ],
    [
      'an action without labels',
      actions,
      /"labels": \["otg-2"\]/,
      '"labels": []',
      1,
      '',
      /Write its principles/,
    ],
    ['a label of nothing', actions, /"otg-3"/, '"otg-9"', 3, '', /otg-1 to otg-7/],
    ['an action twice', actions, /"id": "u002"/, '"id": "u001"', 1, 'actions[1].id', /another id/],
    ['an action with no text', actions, /"text_sv": "[^"]*"/, '"text_sv": ""', 5, '', /what was done/],
    ['a number gone', catalogues, /"number": 3,/, '"number": [3],', 1, '', /Write a number/],
  ];
  it.each(bad)('tells the line of %s', (_, path, from, to, count, place, mend, above = 0) => {
    const { input, line } = changed(path, from, to, count);
    const done = run(['-'], input);
    expect(done.code, done.out).toBe(1);
    const [answer] = done.checked;
    expect(answer?.valid).toBe(false);
    const [error] = answer?.errors ?? [];
    if (place) expect(error?.place).toBe(place);
    expect(error?.mend).toMatch(mend);
    expect(error?.line).toBe(line - above);
    expect(done.err).toBe(
      `smasteg: standard input:${error?.line}: ${error?.place} ${error?.what}. ${error?.mend}\n`,
    );
  });

  it('says what a file of labelled actions holds', () => {
    const [answer] = run(['content/actions/unseen.json']).checked;
    expect(answer).toMatchObject({ kind: 'actions', valid: true, errors: [] });
    expect(answer?.counts).toEqual({ actions: 84, none: 40, voices: 6 });
    expect(answer?.parts['otg-7']).toBe(12);
  });

  it('tells several problems, in the order of the file', () => {
    const first = changed(quiz, /"principle": "otg-1"/, '"principle": 1');
    const lines = first.input.split('\n');
    const second = lines.findIndex((line, at) => at > first.line && line.includes('"difficulty"'));
    lines[second] = '   "difficulty": 5,';
    const [answer] = run(['-'], lines.join('\n')).checked;
    expect(answer?.errors.map(({ line }) => line)).toEqual([first.line, second + 1]);
  });

  it('tells which events of a room are not JSON', () => {
    const [line] = text('tests/fixtures/rooms/events.jsonl').split('\n');
    const done = run(['-'], `${line}\n\n{"event_id":"$oops",type:1}\n`);
    expect(done.code).toBe(1);
    expect(done.checked[0]?.kind).toBe('room');
    expect(done.checked[0]?.errors).toEqual([
      { line: 3, place: '$oops', what: 'is not JSON', mend: expect.stringMatching(/^Mend or remove/) },
    ]);
  });

  it('answers bad input with 3, one line and nothing else', () => {
    const half = text(quiz).slice(0, 5000);
    const comma = changed(quiz, /"theme": "(.*)",/, '"theme": "$1"');
    const rows: [string[], string, RegExp][] = [
      [['no-such-file.json'], '', /no-such-file\.json: there is no such file\. Check/],
      [[quiz, 'no-such-file.json'], '', /no-such-file/],
      [['content'], '', /this is a folder\. Give/],
      [['-'], '', /neither a catalogue, a quiz nor a room: the file is empty/],
      [['-'], 'hej', /neither a catalogue, a quiz nor a room: line 1/],
      [['-'], '{"questions":[]}', /A catalogue or a quiz says its "schema"/],
      [['-'], '{"schema":"smasteg.quizz/1"}', /neither a catalogue, a quiz nor a room/],
      [['-'], half, new RegExp(`standard input:${half.split('\n').length}: this is not JSON\\. Look here`)],
      [['-'], comma.input, new RegExp(`standard input:${comma.line + 1}: this is not JSON`)],
      [['-'], `{"schema":"smasteg.quiz/0.2","a":${'['.repeat(20)}`, /standard input:1: .*nested/],
      [['-'], `{"schema":"smasteg.catalogues/0.1","a":"${'x'.repeat(1 << 20)}"}`, /too big/],
    ];
    for (const [args, input, expected] of rows) {
      const done = run(args, input);
      expect(done.code, done.err + done.out).toBe(3);
      expect(done.out).toBe('');
      expect(done.err).toMatch(expected);
      expect(done.err.trim().split('\n')).toHaveLength(1);
    }
  });

  it('answers wrong usage with 2 and one line', () => {
    for (const args of [[], ['--colour', quiz]]) {
      const done = run(args);
      expect(done.code).toBe(2);
      expect(done.out).toBe('');
      expect(done.err.trim().split('\n')).toHaveLength(1);
    }
    expect(run(['--help']).code).toBe(0);
  });

  it('is not taken in by a schema that stands inside a text', () => {
    const [line] = text('tests/fixtures/rooms/events.jsonl').split('\n');
    const event = JSON.parse(line ?? '') as { content: Record<string, unknown> };
    event.content['body'] = 'Skriv "schema": "smasteg.quiz/0.2" överst';
    expect(run(['-'], JSON.stringify(event)).checked[0]?.kind).toBe('room');
  });
});
