// The words of the active language: key and arguments in, a sentence out. Swedish is always here, English
// when asked for. A place that is loaded later brings its words with it.
// SPDX-License-Identifier: EUPL-1.2
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { Line, MessageKey } from '../core/protocol.gen';
import type { Language } from '../ports';
import { guardOne } from '../whole';
import { type Format, formatFor } from './format';
import type { EnKey, SvKey } from './keys.gen';
import sv from './sv.ftl?raw';

export type Key = SvKey & EnKey;
export type WordArgs = Record<string, string | number>;

/** Does not compile when a key lacks words in a language: the missing key stands in the error. */
type Complete<Missing extends never> = Missing;
export type CoreKeysHaveWords = Complete<Exclude<MessageKey, Key>>;
export type LanguagesAgree = Complete<Exclude<SvKey, EnKey> | Exclude<EnKey, SvKey>>;

export interface Words {
  language: Language;
  format: Format;
  t(key: Key, args?: WordArgs): string;
  line(line: Line): string;
}

/** What places brought, and the bundles that are made: each has what has come, whenever it came. */
const brought: Record<Language, FluentResource[]> = { sv: [], en: [] };
const bundles: Record<Language, FluentBundle[]> = { sv: [], en: [] };

/** `‧` in the files, where it can be seen, is a soft hyphen on the screen. */
const softHyphens = (ftl: string) => ftl.replaceAll('‧', '\u00AD');

export function addWords(language: Language, ftl: string): void {
  const resource = new FluentResource(softHyphens(ftl));
  brought[language].push(resource);
  for (const bundle of bundles[language]) bundle.addResource(resource);
}

/** more: texts in the place of those of the same name. */
export function createWords(language: Language, ftl: string, more = ''): Words {
  // No isolating marks: what people wrote is never an argument, it is painted in an element of its own.
  const bundle = new FluentBundle(language === 'sv' ? 'sv-SE' : 'en-GB', { useIsolating: false });
  for (const resource of [new FluentResource(softHyphens(ftl)), ...brought[language]])
    bundle.addResource(resource);
  bundle.addResource(new FluentResource(softHyphens(more)), { allowOverrides: true });
  bundles[language].push(bundle);
  const format = formatFor(language);

  function painted(args: WordArgs): Record<string, FluentVariable> {
    const result: Record<string, FluentVariable> = { ...args };
    if (typeof args['day'] === 'string' && /^\d{4}-\d\d-\d\d$/.test(args['day'])) {
      result['day'] = format.day(args['day']);
    }
    if (typeof args['time'] === 'number') result['time'] = format.time(args['time']);
    return result;
  }
  function t(key: Key, args: WordArgs = {}): string {
    const message = bundle.getMessage(key);
    // An unknown key can only come from a newer core: the key itself says more than nothing.
    if (!message?.value) return key;
    return bundle.formatPattern(message.value, painted(args), []);
  }
  return { language, format, t, line: ({ key, args }) => t(key, args) };
}

export const swedish = (): Words => createWords('sv', sv);

export async function loadWords(
  language: Language,
  loadMore: (language: Language) => Promise<string> = async () => '',
): Promise<Words> {
  if (language === 'en') guardOne('en');
  const [base, more] = await Promise.all([
    language === 'sv' ? sv : import('./en.ftl?raw').then((en) => en.default),
    loadMore(language).catch(() => ''),
  ]);
  return createWords(language, base, more);
}
