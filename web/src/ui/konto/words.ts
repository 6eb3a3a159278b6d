// The words of this place: in files of their own, since the first load has no room for what most people open
// once. Swedish comes with the place, English when asked for.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'preact/hooks';
import type { KontoEnKey, KontoSvKey } from '../../i18n/keys.gen';
import sv from '../../i18n/konto.sv.ftl?raw';
import { createWords, type Key, type WordArgs, type Words } from '../../i18n/words';
import { useWords } from '../app';

export type KontoKey = KontoSvKey & KontoEnKey;
type Complete<Missing extends never> = Missing;
export type LanguagesAgree = Complete<Exclude<KontoSvKey, KontoEnKey> | Exclude<KontoEnKey, KontoSvKey>>;

export interface KontoWords {
  k(key: KontoKey, args?: WordArgs): string;
  words: Words;
}

const swedish = createWords('sv', sv);
let english: Words | null = null;

/** Chosen English that has not come yet is Swedish for a moment. */
export function useKonto(): KontoWords {
  const words = useWords();
  const [, repaint] = useState(false);
  useEffect(() => {
    if (words.language !== 'en' || english) return;
    void import('../../i18n/konto.en.ftl?raw').then(({ default: en }) => {
      english = createWords('en', en);
      repaint(true);
    });
  }, [words.language]);
  const here = words.language === 'en' ? (english ?? swedish) : swedish;
  // These files have their own keys; painting them is the same.
  return { words, k: (key, args) => here.t(key as unknown as Key, args) };
}
