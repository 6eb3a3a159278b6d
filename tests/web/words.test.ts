// The words: every key in both languages, with the same arguments, and each of the core's with the arguments
// it promises.
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import appEn from '../../web/src/i18n/app.en.ftl?raw';
import appSv from '../../web/src/i18n/app.sv.ftl?raw';
import en from '../../web/src/i18n/en.ftl?raw';
import { keysOf, print, textOf } from '../../web/src/i18n/keys_gen.mjs';
import kontoEn from '../../web/src/i18n/konto.en.ftl?raw';
import kontoSv from '../../web/src/i18n/konto.sv.ftl?raw';
import '../../web/src/i18n/find_words';
import '../../web/src/i18n/learn_words';
import '../../web/src/i18n/meet_words';
import '../../web/src/i18n/mer_words';
import '../../web/src/i18n/rooms_words';
import sv from '../../web/src/i18n/sv.ftl?raw';
import { createWords, type Key, loadWords } from '../../web/src/i18n/words';

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const read = (name: string) => file(`web/src/i18n/${name}`);
const texts = { sv: textOf(read, 'sv'), en: textOf(read, 'en') };
const languages = { sv: keysOf(texts.sv), en: keysOf(texts.en) };

/** Key → arguments, as the core's header promises them: `"history-since", // … {$day}`. */
function coreKeys(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [, key = '', comment = ''] of file('core/view/message_keys.h').matchAll(
    /^ {4}"([a-z-]+)",(?: *\/\/ *(.*))?$/gm,
  )) {
    found.set(key, new Set(Array.from(comment.matchAll(/\{\$([a-z]+)\}/g), (match) => match[1] ?? '')));
  }
  return found;
}

describe.each(Object.entries(languages))('words in %s', (language, keys) => {
  it('has every key the core can hand over, with each of its arguments', () => {
    const core = coreKeys();
    expect(core.size).toBeGreaterThan(60);
    for (const [key, args] of core) {
      expect(keys.has(key), key).toBe(true);
      for (const arg of args) expect([...(keys.get(key) ?? [])], key).toContain(arg);
    }
  });

  it('paints every key without an argument left over and without an exclamation mark', async () => {
    const words = await loadWords(language as 'sv' | 'en');
    for (const [key, args] of keys) {
      const values = Object.fromEntries([...args].map((arg) => [arg, arg === 'day' ? '2026-05-03' : 2]));
      const text = words.t(key as Key, values);
      expect(text, key).not.toMatch(/[{}!]|undefined/);
      expect(text.trim(), key).not.toBe('');
    }
  });

  it('parses whole: no message is lost to a misprint', () => {
    const parsed = new FluentResource(texts[language as 'sv' | 'en']).body.map((entry) => entry.id);
    expect(parsed).toEqual([...keys.keys()]);
  });
});

describe('the words that come with the place where one connects, and those without Element', () => {
  const pairs = { konto: [kontoSv, kontoEn], app: [appSv, appEn] } as const;
  it.each(Object.entries(pairs))('%s: both languages have the same keys and arguments', (_, [sv, en]) => {
    expect([...keysOf(en)]).toEqual([...keysOf(sv)]);
    for (const text of [sv, en])
      expect(new FluentResource(text).body.map((entry) => entry.id)).toEqual([...keysOf(text).keys()]);
  });

  it('paints every one without an exclamation mark', () => {
    for (const ftl of [kontoSv, kontoEn])
      for (const [key, args] of keysOf(ftl)) {
        const text = createWords('sv', ftl).t(
          key as Key,
          Object.fromEntries([...args].map((arg) => [arg, 2])),
        );
        expect(text, key).not.toMatch(/[{}!]|undefined/);
      }
  });

  it('puts the app’s words in the place of Element’s, and only words that are there', () => {
    for (const [text, more] of [
      [sv, appSv],
      [en, appEn],
    ] as const) {
      for (const key of keysOf(more).keys()) expect(keysOf(text).has(key), key).toBe(true);
      const words = createWords('sv', text, more);
      for (const key of keysOf(more).keys()) expect(words.t(key as Key)).not.toContain('Element');
    }
  });
});

describe('words', () => {
  it('has the same keys with the same arguments in both languages', () => {
    expect([...languages.en.keys()]).toEqual([...languages.sv.keys()]);
    for (const [key, args] of languages.sv) expect(languages.en.get(key), key).toEqual(args);
  });

  it('has its types printed from the files of today, by keys_gen.mjs', () => {
    expect(file('web/src/i18n/keys.gen.ts')).toBe(print(read));
  });

  it('writes days, times and plurals as people do', async () => {
    const words = await loadWords('sv');
    expect(words.t('history-since', { day: '2026-05-03' })).toBe('Visar allt från och med 3 maj 2026.');
    expect(words.t('row-paced', { time: Date.parse('2026-11-24T13:30:00Z') })).toBe(
      'Inte skickat än. Skickas kl. 14.30, för att inte stå i vägen för chatten.',
    );
    expect(words.t('who-members-servers', { count: 46, servers: 9 })).toBe('46 medlemmar på 9 servrar.');
    expect(words.t('who-members', { count: 1 })).toBe('1 medlem.');
    expect(words.t('who-members', { count: 1200 })).toBe('1\u00A0200 medlemmar.');
    expect(words.t('history-unreadable', { count: 1 })).toBe(
      'En vecka går inte att läsa för den som gick med senare.',
    );
  });

  it('turns the visible hyphenation point into a soft hyphen', () => {
    expect(createWords('sv', 'place-mer = gräns‧över').t('place-mer')).toBe('gräns\u00ADöver');
  });

  it('shows the key itself when a newer core says something unknown', () => {
    expect(createWords('sv', sv).line({ key: 'said-later' as 'said-logged', args: {} })).toBe('said-later');
  });

  it('keeps what is announced within 120 characters', () => {
    for (const language of ['sv', 'en'] as const) {
      const words = createWords(language, texts[language]);
      for (const key of languages[language].keys()) {
        if (key.startsWith('said-') || key.startsWith('search-')) {
          expect(
            words.t(key as Key, { count: 100, length: 5000, most: 4000 }).length,
            key,
          ).toBeLessThanOrEqual(120);
        }
      }
    }
  });
});
