// The microactions and the opening questions as content: their form, how they are spread, and how they speak.
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages, readJson, root } from './deck';
import { english, looseNumber, scolding, wrongEnglishSigns, wrongSigns } from './language';
import { faults } from './schema';

interface Both {
  text_sv: string;
  text_en: string;
}
interface Microaction extends Both {
  id: string;
  principle: string;
  minutes: number;
  did_sv: string;
  did_en: string;
}
interface Question extends Both {
  id: string;
}
interface Head {
  id: string;
  title_sv: string;
  title_en: string;
  licence: string;
}

const file = readJson('content/microactions.json') as Head & { microactions: Microaction[] };
const asked = readJson('content/opening_questions.json') as Head & { questions: Question[] };
const { microactions } = file;
const { questions } = asked;
const principles = ['otg-1', 'otg-2', 'otg-3', 'otg-4', 'otg-5', 'otg-6', 'otg-7'];

const firstWord = (text: string) => text.split(' ')[0] ?? '';
const letters = (text: string) => [...text].length;
/** The same thing said twice: its words of more than three letters, whatever their order. */
const gist = (text: string) => [...new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? [])].sort().join(' ');
const twice = (texts: string[]) => texts.filter((text, at) => texts.indexOf(text) !== at);

describe.each([
  ['microactions', file, microactions as (Both & { id: string })[]],
  ['opening_questions', asked, questions as (Both & { id: string })[]],
] as const)('content/%s.json', (name, whole, all) => {
  it('fits its schema, and is free to use', () => {
    expect(faults(whole, readJson(`content/${name}.schema.json`) as Record<string, unknown>)).toEqual([]);
    expect(whole.licence).toBe('CC0-1.0');
    expect(whole.title_en).toBeTruthy();
  });

  it('says everything in both languages, and nothing twice', () => {
    expect(twice(all.map(({ id }) => id))).toEqual([]);
    for (const language of languages) {
      const texts = all.map((each) => each[`text_${language}`]);
      expect(texts.filter((text) => !text?.trim())).toEqual([]);
      expect(twice(texts.map(gist)), language).toEqual([]);
    }
  });

  it('is klarspråk: plain words, Swedish signs, no scolding and no exclamation marks', () => {
    const texts = (language: 'sv' | 'en') =>
      all.flatMap((each) =>
        Object.entries(each).flatMap(([key, text]) =>
          key.endsWith(`_${language}`) ? [{ where: each.id, text: String(text) }] : [],
        ),
      );
    for (const { where, text } of texts('sv')) {
      expect(text, where).not.toMatch(english);
      expect(text, where).not.toMatch(wrongSigns);
      expect(text, where).not.toMatch(looseNumber);
    }
    for (const { where, text } of texts('en')) expect(text, where).not.toMatch(wrongEnglishSigns);
    for (const { where, text } of [...texts('sv'), ...texts('en')]) {
      expect(text, where).not.toMatch(scolding);
      expect(text, where).not.toContain('!');
      expect(text, where).toMatch(/^\p{Lu}.*[.?]$/u);
      expect(letters(text), where).toBeLessThanOrEqual(110);
    }
  });
});

describe('the microactions', () => {
  it('are spread: twelve a principle, and enough of each length', () => {
    expect(microactions.length).toBeGreaterThanOrEqual(70);
    for (const principle of principles) {
      const its = microactions.filter((each) => each.principle === principle);
      expect(its.length, principle).toBeGreaterThanOrEqual(10);
      for (const minutes of [2, 5, 30])
        expect(its.filter((each) => each.minutes === minutes).length, principle).toBeGreaterThanOrEqual(3);
    }
    const counts = principles.map((id) => microactions.filter(({ principle }) => principle === id).length);
    expect(counts.reduce((sum, count) => sum + count)).toBe(microactions.length);
  });

  it('lie in the file so that neighbours of one length are of different principles', () => {
    for (const minutes of [2, 5, 30]) {
      const its = microactions.filter((each) => each.minutes === minutes);
      for (const [at, { id, principle }] of its.entries())
        for (const next of its.slice(at + 1, at + 4)) expect(next.principle, id).not.toBe(principle);
    }
  });

  it('are of many kinds: no verb begins too many of them', () => {
    const verbs = microactions.map(({ text_sv }) => firstWord(text_sv));
    expect(new Set(verbs).size).toBeGreaterThanOrEqual(35);
    for (const verb of verbs)
      expect(verbs.filter((each) => each === verb).length, verb).toBeLessThanOrEqual(10);
  });

  it('speak to you, and the step that one becomes speaks of me', () => {
    for (const { id, text_sv, did_sv, text_en, did_en } of microactions) {
      expect(text_sv, id).not.toMatch(/\b(?:jag|mig|min|mitt|mina)\b/iu);
      expect(did_sv, id).not.toMatch(/(?<!\p{L})(?:du|dig|din|ditt|dina|ni|er|ert|era)(?!\p{L})/iu);
      expect(text_en, id).not.toMatch(/\b(?:I|my|myself)\b/u);
      expect(did_en, id).not.toMatch(/\b(?:you|your|yourself)\b/iu);
      expect(firstWord(did_sv), `${id}: it is done then`).not.toBe(firstWord(text_sv));
      expect(did_sv, id).toMatch(/\.$/u);
    }
  });

  it('can be done where nothing can be installed, and with no one’s personal data', () => {
    for (const { id, text_sv } of microactions)
      expect(text_sv, id).not.toMatch(/installera|ladda ner|appen|sociala medier|personnummer|diagnos/iu);
  });
});

describe('the opening questions', () => {
  it('are at least forty, each one question', () => {
    expect(questions.length).toBeGreaterThanOrEqual(40);
    for (const { id, text_sv, text_en } of questions) {
      expect(text_sv.match(/\?/g), id).toHaveLength(1);
      expect(text_en.match(/\?/g), id).toHaveLength(1);
      expect(text_sv, id).toMatch(/\?$/u);
    }
  });

  it('stay at work: nothing of family, health, faith, money or politics', () => {
    const prying =
      /familj|\bbarn|\bgift\b|partner|sjuk|hälsa|religion|\btro\b|politi|\bparti|\blön\b|ålder|ursprung/iu;
    const pryingEnglish =
      /famil|\bchild|\bkids|married|partner|\bill\b|health|religio|politic|\bparty\b|salary|\bage\b|origin/iu;
    for (const { id, text_sv, text_en } of questions) {
      expect(text_sv, id).not.toMatch(prying);
      expect(text_en, id).not.toMatch(pryingEnglish);
    }
  });

  it('are asked in many ways', () => {
    const openings = questions.map(({ text_sv }) => text_sv.split(' ').slice(0, 2).join(' '));
    for (const opening of openings)
      expect(openings.filter((each) => each === opening).length, opening).toBeLessThanOrEqual(8);
  });
});

it('what docs/content.md shows fits the schemas, and its figures are true', () => {
  const text = readFileSync(join(root, 'docs/content.md'), 'utf8');
  const shown = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => JSON.parse(json ?? ''));
  const schemas = ['microactions', 'opening_questions'].map((name) =>
    readJson(`content/${name}.schema.json`),
  ) as Record<string, unknown>[];
  expect(shown.map((each, at) => faults(each, schemas[at] ?? {}))).toEqual([[], []]);
  expect(text).toContain(`${microactions.length} small things to do`);
  expect(text).toContain(`${questions.length} questions to start with`);
});

describe('what is measured', () => {
  it('finds what scolds, what is twice and what does not fit', () => {
    expect('Du måste ringa i dag.').toMatch(scolding);
    expect('Gör det som du har glömt.').toMatch(scolding);
    expect(twice(['Ring någon annan.', 'Någon annan, ring.'].map(gist))).toHaveLength(1);
    const schema = readJson('content/microactions.schema.json') as Record<string, unknown>;
    const broken = structuredClone(file);
    Object.assign(broken.microactions[0] ?? {}, { minutes: 10 });
    Reflect.deleteProperty(broken.microactions[1] ?? {}, 'did_sv');
    expect(faults(broken, schema)).toEqual(['.microactions[0].minutes: enum', '.microactions[1]: required']);
  });
});
