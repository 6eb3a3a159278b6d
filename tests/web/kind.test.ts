// Pride without guilt: no word that scolds, counts days in a row, compares people or hurries, in either
// language, in what the app says and in the ideas and questions that come with it.
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../web/src/i18n/keys_gen.mjs';

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const said = (language: 'sv' | 'en') => textOf((name: string) => file(`web/src/i18n/${name}`), language);
/** What begins a word, or is one when it ends with a stop; case is all the same. */
const scolding = {
  sv: [
    ...['streak', 'svit.', 'sviten', 'i rad.', 'dagar på raken', 'rekord', 'poäng', 'topplist', 'rankning'],
    ...[
      'missade',
      'missat',
      'du har glömt',
      'glömde du',
      'glöm inte',
      'kom ihåg att',
      'påminnelse',
      'dags att logga',
    ],
    ...['du borde', 'borde ha', 'du måste', 'skärp', 'ta tag i', 'bättre kan du', 'inte tillräckligt'],
    ...[
      'sämre än',
      'bättre än',
      'fler än de',
      'färre steg än',
      'efter de andra',
      'ligger efter',
      'komma ikapp',
    ],
    ...[
      'komma i kapp',
      'inaktiv',
      'frånvarande',
      'har inte loggat',
      'loggade inget',
      'inget steg i',
      'försenad',
    ],
    ...['för sent', 'skynda', 'sista chansen', 'tråkigt att', 'synd att', 'skäms', 'lat.', 'slarv'],
    ...['tyvärr', 'misslyckad', 'du misslyck', 'ditt fel', 'besviken', 'vi saknar dig', 'bryt inte'],
  ],
  en: [
    ...['streak', 'in a row', 'record-', 'score', 'points for', 'leaderboard', 'ranking', 'rank.', 'top 10'],
    ...[
      'you missed',
      'you have missed',
      'you forgot',
      'forgotten',
      'don’t forget',
      "don't forget",
      'remember to',
      'reminder',
    ],
    ...[
      'time to log',
      'you should',
      'should have',
      'you must',
      'you need to',
      'you have to log',
      'try harder',
    ],
    ...[
      'not enough',
      'worse than',
      'better than',
      'more than others',
      'fewer steps than',
      'behind the',
      'falling behind',
    ],
    ...['catch up', 'inactive', 'absent', 'has not logged', 'haven’t logged', "haven't logged", 'overdue'],
    ...['too late', 'hurry', 'last chance', 'sadly', 'unfortunately', 'shame', 'lazy', 'careless', 'guilt'],
    ...['you failed', 'failure', 'your fault', 'disappoint', 'we miss you', 'don’t break', "don't break"],
  ],
};
function scoldsIn(text: string, language: 'sv' | 'en'): string[] {
  const plain = text.toLowerCase();
  return scolding[language].filter((word) => {
    const isWhole = word.endsWith('.');
    const letters = (isWhole ? word.slice(0, -1) : word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![\\p{L}\\d])${letters}${isWhole ? '(?![\\p{L}\\d])' : ''}`, 'u').test(plain);
  });
}

/** Every text of a content file that is in that language: under a key of its name, or ending with it. */
function textsOf(value: unknown, language: string, key = ''): string[] {
  if (typeof value === 'string') {
    const ending = language === 'sv' ? /(^|[_.-])sv$|Sv$/ : /(^|[_.-])en$|En$/;
    return ending.test(key) ? [value] : [];
  }
  if (Array.isArray(value)) return value.flatMap((each) => textsOf(each, language, key));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, each]) => textsOf(each, language, name));
}

describe.each(['sv', 'en'] as const)('what is said in %s', (language) => {
  it('has no word that scolds', () => {
    const lines = said(language).split('\n');
    expect(lines.length).toBeGreaterThan(500);
    const found = lines.flatMap((line) => scoldsIn(line, language).map((word) => `${word}: ${line}`));
    expect(found).toEqual([]);
  });

  it.each(['microactions', 'opening_questions'])('nor have %s', (name) => {
    const texts = textsOf(JSON.parse(file(`content/${name}.json`)), language);
    expect(texts.length).toBeGreaterThan(35);
    const found = texts.flatMap((text) => scoldsIn(text, language).map((word) => `${word}: ${text}`));
    expect(found).toEqual([]);
  });

  it('finds those that are planted', () => {
    const planted = {
      sv: 'Du missade tre dagar i rad. Du borde komma ikapp de andra!',
      en: 'You missed three days in a row. You should catch up with the others!',
    };
    expect(scoldsIn(planted[language], language).length).toBeGreaterThanOrEqual(4);
    for (const word of scolding[language])
      expect(scoldsIn(`Så: ${word.replace(/\.$/, '')}`, language)).toContain(word);
  });
});

it('ranks nobody: what the core tells and what lies in the room has no score, place or row of days', () => {
  const model = /\b(?:score|rank|rating|points|streak|level|badge|leader|absent|missed)/i;
  const fields = (text: string) => [...text.matchAll(/^ {2}(\w+)\??: /gm)].map(([, name = '']) => name);
  const told = fields(file('web/src/core/protocol.gen.ts'));
  expect(told.length).toBeGreaterThan(200);
  expect(told.filter((name) => model.test(name))).toEqual([]);
  const stored = [...file('core/log/op_codec.h').matchAll(/field\("(\w+)"/g)].map(([, name = '']) => name);
  expect(stored.length).toBeGreaterThan(15);
  expect(stored.filter((name) => model.test(name))).toEqual([]);
  expect(fields('  personScore: number;').some((name) => /score/i.test(name))).toBe(true);
});
