// Which forms are forms of the same Swedish word. Words with a key in common are, as far as a search is
// concerned: "ringde" and "ringer", "mötet" and "mötena", "skrev" and "skriver", "rum" and "rummet".
// The library's stemmer (Snowball's) gives the first key. The others are for what it leaves out: -et, -n
// after a vowel, the past of lära, läsa and möta, -it, doubled m and n, a vowel that goes (regel, regler),
// and forms that are no ending's doing (forms.ts). A key too many shows a step more; one too few hides it.
// SPDX-License-Identifier: EUPL-1.2
import { stemmer } from '@orama/stemmers/swedish';
import { type Forms, readForms } from './forms';

const fewestLetters = 3;

export const fold = (text: string): string => text.normalize('NFC').toLowerCase().replaceAll('\u00AD', '');

/** Of folded text. */
export const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** What the word would be without an ending that the stemmer does not take. */
const endings: [RegExp, string][] = [
  // mötet, projektets; not enhet, öppenhet
  [/(?<!h)ets?$/, ''],
  // kollegan, möten, mötena
  [/(?<=[aeoé])n(?:as?|s)?$/, ''],
  // lärde, hjälpte, läst, ställdes
  [/(?<=[bdfgjklmnprsvxz])(?:de|te|t)s?$/, ''],
  // mötte, ledde, betytt
  [/(?<=[aeiouyåäö])dde?s?$/, 'd'],
  [/(?<=[aeiouyåäö])tte?s?$/, 't'],
  // bjudit
  [/its?$/, ''],
];

let read: Forms | undefined;
function forms(): Forms {
  read ??= readForms(stemmer);
  return read;
}

/** `word` is folded. The stemmer's own key comes first. */
export function keysOf(word: string): string[] {
  const first = stemmer(word);
  if (/\d/.test(word)) return [first];
  const keys = new Set([first]);
  for (const [ending, rest] of endings) {
    const without = word.replace(ending, rest);
    if (without !== word && without.length >= fewestLetters) keys.add(stemmer(without));
  }
  // Those that are added on the way are looked at too.
  for (const key of keys) {
    if (/mm$|nn$/.test(key)) keys.add(key.slice(0, -1));
    const shorter = key.replace(/(?<=[bdfgklmnprstv])e(?=[lr]$)/, '');
    if (shorter.length >= fewestLetters) keys.add(shorter);
    for (const irregular of forms().wordsOf.get(key) ?? []) keys.add(irregular);
  }
  return [...keys].filter((key) => key.length >= 2);
}

/** What words begin with, or compounds go on with, that have one of these keys. */
export const beginningsOf = (keys: string[]): string[] =>
  keys.flatMap((key) => forms().formsOf.get(key) ?? (isBeginning(key) ? [key] : []));

/** A key that is a beginning of words, and no name of an irregular one. */
export const isBeginning = (key: string): boolean => !key.startsWith('=');
