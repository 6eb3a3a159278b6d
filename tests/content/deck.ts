// What the tests of the decks share: the files, and how much their options give away.
// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const languages = ['sv', 'en'] as const;
export type Language = (typeof languages)[number];

export interface Option {
  text_sv: string;
  text_en: string;
  why_sv: string;
  why_en: string;
  best: boolean;
}
export interface Question {
  id: string;
  principle: string;
  difficulty: number;
  theme: string;
  theme_en: string;
  stem_sv: string;
  stem_en: string;
  options: Option[];
}
export interface Deck {
  schema: string;
  id: string;
  title_sv: string;
  title_en: string;
  licence: string;
  questions: Question[];
}

export const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Each deck in content/decks, with its path. */
export const decks = readdirSync(join(root, 'content/decks'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ path: `content/decks/${name}`, deck: readJson(`content/decks/${name}`) as Deck }));

export const bestOf = (question: Question) => question.options.findIndex((option) => option.best);
export const textOf = (option: Option, language: Language) => option[`text_${language}`];

/** Every text in that language, with where it stands. */
export function textsOf(deck: Deck, language: Language): { where: string; text: string }[] {
  const texts = [{ where: 'title', text: deck[`title_${language}`] }];
  for (const question of deck.questions) {
    const theme = language === 'sv' ? question.theme : question.theme_en;
    texts.push({ where: `${question.id} theme`, text: theme });
    texts.push({ where: `${question.id} stem`, text: question[`stem_${language}`] });
    for (const [at, option] of question.options.entries()) {
      texts.push({ where: `${question.id} option ${at + 1}`, text: option[`text_${language}`] });
      texts.push({ where: `${question.id} why ${at + 1}`, text: option[`why_${language}`] });
    }
  }
  return texts;
}

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}+(?:'\p{L}+)?/gu) ?? [];

/** Words of the right options and of the wrong ones, each with how often. */
class Bag {
  private readonly counts = [new Map<string, number>(), new Map<string, number>()] as const;
  private readonly totals: [number, number] = [0, 0];

  add(words: string[], best: boolean, times = 1) {
    const side = best ? 1 : 0;
    for (const word of words) {
      const count = (this.counts[side].get(word) ?? 0) + times;
      if (count === 0) this.counts[side].delete(word);
      else this.counts[side].set(word, count);
    }
    this.totals[side] += times * words.length;
  }

  /** log P(words | right) − log P(words | wrong), each word counted `alpha` times more than it was seen. */
  score(words: string[], alpha: number): number {
    const kinds = new Set([...this.counts[0].keys(), ...this.counts[1].keys(), ...words]).size;
    const chance = (side: 0 | 1, word: string) =>
      ((this.counts[side].get(word) ?? 0) + alpha) / (this.totals[side] + alpha * kinds);
    return words.reduce((sum, word) => sum + Math.log(chance(1, word) / chance(0, word)), 0);
  }
}

export interface Guesser {
  alpha: number;
  /** A word counts once in an option, however often it stands there. */
  once: boolean;
}

/**
 * How many questions a naive Bayes classifier gets right that reads the options and never the question:
 * learnt from all other questions, it picks the option that is most probably the best. One in four is chance.
 */
export function guessedRight(questions: Question[], language: Language, { alpha, once }: Guesser): number {
  const read = (option: Option) => {
    const words = wordsOf(textOf(option, language));
    return { words: once ? [...new Set(words)] : words, best: option.best };
  };
  const all = questions.map((question) => question.options.map(read));
  const bag = new Bag();
  for (const { words, best } of all.flat()) bag.add(words, best);
  let right = 0;
  for (const options of all) {
    for (const { words, best } of options) bag.add(words, best, -1);
    const scores = options.map(({ words }) => bag.score(words, alpha));
    if (options[scores.indexOf(Math.max(...scores))]?.best) right += 1;
    for (const { words, best } of options) bag.add(words, best);
  }
  return right;
}
