// The words of the trail: which steps have a word, a form of it, a word that begins or is put together with
// it, or one that is nearly it. Steps are numbers here (core/engine/find_desk.h).
// Promises: a step that is dropped leaves none of its words behind; whatever has the letters of the query in
// a word, as the plain filter looks for them, is found as well.
// MiniSearch's tree of words (prefixes, misspellings) and the library's stemmer do the work; its index of
// scores would be made for nothing: steps stand by day (docs/adr/040).
// SPDX-License-Identifier: EUPL-1.2
import SearchableMap from 'minisearch/SearchableMap';
import { beginningsOf, fold, isBeginning, keysOf, wordsIn } from './swedish';

interface Word {
  text: string;
  keys: string[];
  steps: number[];
}

/** Numbers, smallest first. `similar` has none of `fits`. */
export interface Found {
  fits: number[];
  similar: number[];
}

/** A part of a compound, and where it is taken for one. */
const fewestLettersOfPart = 4;
const fewestLettersOfHead = 3;
/** An s between: "upphandlings|enheten". */
const sureHead = 6;

/** Letters that may be wrong, missing or too many in a stem. `isKnown`: the trail has the word as written. */
function mistakesIn({ length }: string, isKnown: boolean): number {
  if (length >= 7) return 2;
  return length >= 5 || (length >= 4 && !isKnown) ? 1 : 0;
}

function swapped(word: string): string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, i) => word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2),
  );
}

export class WordIndex {
  private readonly words = new Map<string, Word>();
  private readonly tree = new SearchableMap<Word>();
  private readonly families = new SearchableMap<Word[]>();
  private readonly texts = new Map<number, Word[]>();
  /** Every word on a line of its own: one look through it is a hundred times as fast. "" = to be written. */
  private lines = '';
  private mostNumbers = 0;

  get size(): number {
    return this.texts.size;
  }

  put(n: number, text: string): void {
    this.drop(n);
    const words = Array.from(
      new Set(wordsIn(fold(text))),
      (each) => this.words.get(each) ?? this.learn(each),
    );
    for (const word of words) word.steps.push(n);
    this.texts.set(n, words);
    this.mostNumbers = Math.max(this.mostNumbers, n + 1);
  }

  drop(n: number): void {
    for (const word of this.texts.get(n) ?? []) {
      const last = word.steps.pop();
      if (last !== n && last !== undefined) word.steps[word.steps.indexOf(n)] = last;
      if (word.steps.length === 0) this.forget(word);
    }
    this.texts.delete(n);
  }

  clear(): void {
    for (const each of [this.words, this.tree, this.families, this.texts]) each.clear();
    this.lines = '';
    this.mostNumbers = 0;
  }

  /** null: the query has no word, only signs. */
  find(query: string): Found | null {
    const asked = [...new Set(wordsIn(fold(query)))];
    if (asked.length === 0) return null;
    // How many of the query's words, from the first on, a step has.
    const fits = new Uint16Array(this.mostNumbers);
    const nearly = new Uint16Array(this.mostNumbers);
    asked.forEach((each, i) => {
      const { exact, near } = this.matches(each);
      const count = (word: Word, counts: Uint16Array) => {
        for (const n of word.steps) if (counts[n] === i) counts[n] = i + 1;
      };
      for (const word of exact) {
        count(word, fits);
        count(word, nearly);
      }
      for (const word of near) count(word, nearly);
    });
    const found: Found = { fits: [], similar: [] };
    for (let n = 0; n < this.mostNumbers; n += 1) {
      if (fits[n] === asked.length) found.fits.push(n);
      else if (nearly[n] === asked.length) found.similar.push(n);
    }
    return found;
  }

  private learn(text: string): Word {
    const word: Word = { text, keys: keysOf(text), steps: [] };
    this.words.set(text, word);
    this.lines = '';
    this.tree.set(text, word);
    for (const key of word.keys) {
      const family = this.families.get(key);
      if (family) family.push(word);
      else this.families.set(key, [word]);
    }
    return word;
  }

  private forget(word: Word): void {
    this.words.delete(word.text);
    this.lines = '';
    this.tree.delete(word.text);
    for (const key of word.keys) {
      const rest = (this.families.get(key) ?? []).filter((each) => each !== word);
      if (rest.length > 0) this.families.set(key, rest);
      else this.families.delete(key);
    }
  }

  private matches(asked: string): { exact: Set<Word>; near: Set<Word> } {
    const keys = keysOf(asked);
    const exact = new Set(keys.flatMap((key) => this.families.get(key) ?? []));
    const isKnown = exact.size > 0;
    const near = new Set<Word>();
    this.addCompounds(asked, keys, exact, near);
    for (const word of this.tree.atPrefix(asked).values()) exact.add(word);
    for (const key of keys.filter((each) => isBeginning(each) && each.length >= fewestLettersOfPart))
      for (const word of this.tree.atPrefix(key).values()) near.add(word);
    this.addParts(asked, near);
    if (!/\d/.test(asked)) this.addMisspelt(asked, isKnown, near);
    return { exact, near };
  }

  private *wordsWith(letters: string): Generator<Word> {
    this.lines ||= `\n${[...this.words.keys()].join('\n')}\n`;
    for (let at = this.lines.indexOf(letters); at >= 0; ) {
      const end = this.lines.indexOf('\n', at);
      const word = this.words.get(this.lines.slice(this.lines.lastIndexOf('\n', at) + 1, end));
      if (word) yield word;
      at = this.lines.indexOf(letters, end);
    }
  }

  /** Words that end with a form of it, after what is a word too; words with its very letters anywhere. */
  private addCompounds(asked: string, keys: string[], exact: Set<Word>, near: Set<Word>): void {
    const stems = beginningsOf(keys).filter((each) => each.length >= fewestLettersOfHead);
    const needles = [...new Set([asked, ...stems])];
    const known = new Map<string, boolean>();
    const isForm = (tail: string) => {
      const is = known.get(tail) ?? keysOf(tail).some((key) => keys.includes(key));
      known.set(tail, is);
      return is;
    };
    for (const needle of needles) {
      for (const word of this.wordsWith(needle)) {
        const at = word.text.indexOf(needle, 1);
        if (at < 0) continue;
        if (needle === asked) near.add(word);
        const tail = word.text.slice(at);
        if (Math.min(at, needle.length) < fewestLettersOfHead || !isForm(tail)) continue;
        const head = this.headOf(word.text.slice(0, at));
        if (head || (head === '' && tail.length >= fewestLettersOfPart)) exact.add(word);
      }
    }
  }

  /** What a compound begins with: a word of the trail, or one by its look (""); null = no word. */
  private headOf(head: string): string | null {
    const base = head.slice(0, -1);
    const ways = [head];
    if (head.endsWith('s')) ways.push(base, `${base}e`);
    if (/[aou]$/.test(head)) ways.push(`${base}a`, `${base}e`);
    ways.push(`${head}a`, `${head}e`);
    const known = ways.find((each) => this.words.has(each));
    return known ?? (head.endsWith('s') && head.length >= sureHead ? '' : null);
  }

  /** "upphandlingsenheten" is about "upphandling" too. */
  private addParts(asked: string, near: Set<Word>): void {
    for (let at = fewestLettersOfPart; at <= asked.length - fewestLettersOfPart; at += 1) {
      const head = this.headOf(asked.slice(0, at));
      if (!head || head.length < fewestLettersOfPart) continue;
      const tail = keysOf(asked.slice(at)).flatMap((key) => this.families.get(key) ?? []);
      if (tail.length === 0 && asked[at - 1] !== 's') continue;
      for (const word of [...tail, ...this.formsOf(head)]) near.add(word);
    }
  }

  private addMisspelt(asked: string, isKnown: boolean, near: Set<Word>): void {
    // By what forms have in common: the endings may be right.
    const stem = keysOf(asked)[0] ?? asked;
    const mistakes = mistakesIn(stem, isKnown);
    if (mistakes === 0) return;
    const found = [...this.families.fuzzyGet(stem, mistakes)].flatMap(([key, [words]]) =>
      isBeginning(key) ? words : [],
    );
    const turned = swapped(asked).flatMap((each) => this.words.get(each) ?? []);
    for (const word of found) near.add(word);
    for (const word of turned) for (const form of this.formsOf(word.text)) near.add(form);
  }

  private formsOf(word: string): Word[] {
    return keysOf(word).flatMap((key) => this.families.get(key) ?? []);
  }
}
