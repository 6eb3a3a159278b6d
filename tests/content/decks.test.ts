// The decks as content: their form, their language, and that nothing but thought tells the right answer.
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bestOf, type Deck, decks, guessedRight, languages, readJson, root, textOf, textsOf } from './deck';
import { english, looseNumber, wrongEnglishSigns, wrongSigns } from './language';
import { faults } from './schema';

const schema = readJson('content/deck.schema.json') as Record<string, unknown>;
const principles = ['otg-1', 'otg-2', 'otg-3', 'otg-4', 'otg-5', 'otg-6', 'otg-7'];
const mostGuessed = 0.4;
const mostOfOneKind = 0.35;

/** Plain, and not what anyone would do who wants to learn from a word list: counted as the issue counts. */
const guessers = [
  { alpha: 1, once: false },
  { alpha: 1, once: true },
  { alpha: 0.5, once: false },
];

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;

it('there are decks', () => {
  expect(decks.map(({ path }) => path)).toContain('content/decks/otg.json');
});

describe.each(decks)('$path, its form', ({ deck }) => {
  const { questions } = deck;

  it('fits the schema', () => {
    expect(faults(deck, schema)).toEqual([]);
  });

  it('says everything in both languages', () => {
    for (const language of languages)
      for (const { where, text } of textsOf(deck, language)) expect(text?.trim(), where).toBeTruthy();
  });

  it('has at least eight questions on each principle, and as many on one as on another', () => {
    const counts = principles.map((id) => questions.filter(({ principle }) => principle === id).length);
    expect(counts.reduce((sum, count) => sum + count)).toBe(questions.length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
    expect(questions.length).toBeGreaterThanOrEqual(70);
    for (const level of [1, 2, 3])
      expect(questions.filter(({ difficulty }) => difficulty === level).length).toBeGreaterThanOrEqual(15);
  });

  it('has no id and no text twice', () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    for (const language of languages) {
      const texts = textsOf(deck, language).map(({ text }) => text);
      expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
    }
  });

  it('has one best option in each question, and a reason for all four', () => {
    for (const { id, options } of questions) {
      expect(
        options.filter(({ best }) => best),
        id,
      ).toHaveLength(1);
      for (const { why_sv, why_en } of options) {
        expect(why_sv, id).toMatch(/\p{Lu}.*[.?!]$/u);
        expect(why_en, id).toMatch(/\p{Lu}.*[.?!]$/u);
      }
    }
  });
});

describe.each(decks)('$path, what it gives away', ({ deck }) => {
  const { questions } = deck;

  it.each(languages)('does not give itself away by the words of its options (%s)', (language) => {
    for (const guesser of guessers) {
      const right = guessedRight(questions, language, guesser);
      const counted = guesser.once ? 'each word once' : 'each word as often as it stands';
      const name = `${counted}, α = ${guesser.alpha}`;
      process.stdout.write(
        `${deck.id} ${language}: ${right} of ${questions.length} guessed by the options alone, ` +
          `${percent(right, questions.length)} (naive Bayes, ${name}; chance 25 %)\n`,
      );
      expect(right / questions.length, name).toBeLessThan(mostGuessed);
    }
  });

  it('does not give itself away by the places of its answers', () => {
    for (const place of [0, 1, 2, 3]) {
      const count = questions.filter((question) => bestOf(question) === place).length;
      expect(count / questions.length, `place ${place + 1}`).toBeLessThanOrEqual(mostOfOneKind);
    }
  });

  it.each(languages)('does not give itself away by the lengths of its options (%s)', (language) => {
    const rank = (at: (mine: number, theirs: number) => boolean) =>
      questions.map(({ options }) => {
        const lengths = options.map((option) => [...textOf(option, language)].length);
        const mine = lengths[options.findIndex(({ best }) => best)] ?? 0;
        return lengths.filter((theirs) => at(mine, theirs)).length;
      });
    // Among options of one length the right one may be called the shorter or the longer: neither helps.
    for (const ranks of [
      rank((mine, theirs) => theirs < mine),
      rank((mine, theirs) => theirs <= mine).map((count) => count - 1),
    ])
      for (const each of [0, 1, 2, 3]) {
        const share = ranks.filter((found) => found === each).length / questions.length;
        expect(share, `${each} shorter ones`).toBeLessThanOrEqual(mostOfOneKind);
      }
  });
});

describe.each(decks)('$path, its language', ({ deck }) => {
  it('is written in Swedish, with Swedish signs', () => {
    for (const { where, text } of textsOf(deck, 'sv')) {
      expect(text, where).not.toMatch(english);
      expect(text, `${where}: ” and –, one space, and … in one`).not.toMatch(wrongSigns);
      expect((text.match(/”/g) ?? []).length % 2, where).toBe(0);
      expect(text, `${where}: a non-breaking space at the number`).not.toMatch(looseNumber);
      expect(text, where).not.toMatch(/handikapp|logga in|kl\. \d+:/i);
    }
    for (const { where, text } of textsOf(deck, 'en')) expect(text, where).not.toMatch(wrongEnglishSigns);
  });
});

describe('what is measured', () => {
  const [{ deck } = { deck: {} as Deck }] = decks;

  it('finds what gives itself away', () => {
    const obvious = deck.questions.map((question) => ({
      ...question,
      options: question.options.map((option) => ({
        ...option,
        text_sv: option.best ? `Prövar och mäter. ${option.text_sv}` : option.text_sv,
      })),
    }));
    const right = guessedRight(obvious, 'sv', { alpha: 1, once: false });
    expect(right / obvious.length).toBeGreaterThan(0.9);
  });

  it('finds what does not fit the schema', () => {
    const broken = structuredClone(deck) as unknown as Record<string, unknown> & Deck;
    broken.id = 'Åäö';
    (broken.questions[0] as unknown as Record<string, unknown>)['difficulty'] = 4;
    for (const option of broken.questions[1]?.options ?? []) option.best = true;
    broken.questions[2]?.options.pop();
    Reflect.deleteProperty(broken.questions[3]?.options[0] ?? {}, 'why_sv');
    expect(faults(broken, schema)).toEqual([
      '.id: pattern',
      '.questions[0].difficulty: maximum',
      '.questions[1].options: contains',
      '.questions[2].options: minItems',
      '.questions[3].options[0]: required',
    ]);
  });

  it('the deck shown in docs/quiz.md fits the schema too', () => {
    const text = readFileSync(join(root, 'docs/quiz.md'), 'utf8');
    const shown = /```json\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
    expect(faults(JSON.parse(shown), schema)).toEqual([]);
  });

  it('docs/quiz.md says the figures as they are', () => {
    const text = readFileSync(join(root, 'docs/quiz.md'), 'utf8');
    for (const language of languages) {
      const right = guessedRight(deck.questions, language, { alpha: 1, once: false });
      const figure = `${right} of ${deck.questions.length}, ${percent(right, deck.questions.length)}`;
      expect(text, language).toContain(figure);
    }
  });
});
