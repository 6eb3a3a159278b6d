// What is found: forms of a word, compounds, misspellings; and that nothing of a dropped step stays.
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Found, WordIndex } from '../../web/src/find/word_index';

function indexOf(...texts: string[]): WordIndex {
  const index = new WordIndex();
  for (const [n, text] of texts.entries()) index.put(n, text);
  return index;
}
const fits = (query: string, ...texts: string[]) => indexOf(...texts).find(query)?.fits;
const all = ({ fits: one, similar }: Found) => [...one, ...similar].sort((a, b) => a - b);

/** Looked for as the one, written as the other. */
const forms = `
ringde ringer
mötet möten
mötena möte
böcker bok
skrev skriver
gick går
bjöd bjuder
kollegan kollegor
upphandlingarna upphandling
barnen barn
hjälpte hjälper
lärde lära
läst läser
gjorde gör
tog tagit
föreslog föreslår
beslutet beslut
rummet rum
bestämde bestämmer
regler regel
bättre bra
städer stad
deltog deltar
gemensamt gemensamma
kommunens kommuner
träffades träffas
nytt nya
myndigheterna myndighet
idén idéer
protokollet protokoll
skickade skickat
delningen delning
`
  .trim()
  .split('\n')
  .map((line) => line.split(' ') as [string, string]);

describe('forms', () => {
  it.each(forms)('“%s” finds “%s”, and the other way round', (one, other) => {
    expect(fits(one, `Vi ${other} i dag`)).toEqual([0]);
    expect(fits(other, `Vi ${one} i dag`)).toEqual([0]);
  });

  it('does not take other words for forms', () => {
    for (const [one, other] of [
      ['fråga', 'frakt'],
      ['mall', 'mål'],
      ['rapport', 'support'],
      ['kaffe', 'kamera'],
    ] as const)
      expect(fits(one, other), one).toEqual([]);
  });
});

describe('compounds', () => {
  it('finds a word in what begins with it, and in what ends with it', () => {
    const texts = ['Ringde upphandlingsenheten', 'Frågade en enhet', 'Visade upphandling'];
    expect(fits('upphandling', ...texts)).toEqual([0, 2]);
    expect(fits('enhet', ...texts)).toEqual([0, 1]);
    expect(fits('enheterna', ...texts)).toEqual([0, 1]);
    expect(fits('möte', 'Bokade veckomötet', 'En vecka')).toEqual([0]);
    expect(fits('böcker', 'Läste en handbok', 'En hand')).toEqual([0]);
  });

  it('does not find a unit in openness: it is at most like it', () => {
    expect(indexOf('Arbetade med öppenhet', 'En öppen enhet').find('enhet')).toEqual({
      fits: [1],
      similar: [0],
    });
  });

  it('shows what a compound is made of as similar', () => {
    const texts = ['Läste om upphandling', 'Frågade enheten', 'Ringde upphandlingsenheten', 'Åt lunch'];
    expect(indexOf(...texts).find('upphandlingsenheten')).toEqual({ fits: [2], similar: [0, 1] });
  });
});

describe('misspellings', () => {
  it.each([
    ['upphandilng', 'upphandling'],
    ['uphandling', 'upphandlingen'],
    ['koleger', 'kollegor'],
    ['motet', 'mötet'],
    ['blanktt', 'blankett'],
    ['ringed', 'ringde'],
    ['medborgrae', 'medborgare'],
  ])('“%s” is like “%s”', (query, written) => {
    expect(indexOf(`Om ${written} i dag`, 'Något annat').find(query)).toEqual({ fits: [], similar: [0] });
  });

  it('leaves short words and numbers as they are', () => {
    expect(indexOf('kl 10').find('11')).toEqual({ fits: [], similar: [] });
    expect(indexOf('en ko').find('bo')).toEqual({ fits: [], similar: [] });
  });
});

describe('WordIndex', () => {
  it('wants every word of the query, in any order and case', () => {
    const texts = ['Ringde en jurist om MALLEN', 'Ringde en snickare', 'Juristens mall'];
    expect(fits('mall JURIST', ...texts)).toEqual([0, 2]);
    expect(fits('ringer jurister', ...texts)).toEqual([0]);
  });

  it('finds a name and a tag, and while one is writing', () => {
    expect(fits('anna', 'Ringde\nAnna Ek\n@anna:hs')).toEqual([0]);
    expect(fits('#samtal', 'Ringde #Samtal\n\n')).toEqual([0]);
    expect(fits('desi', 'Ringde designern')).toEqual([0]);
  });

  it('knows no words in signs alone', () => {
    expect(indexOf('👍').find(' 👍 !')).toBeNull();
    expect(indexOf('👍').find('')).toBeNull();
  });

  it('has nothing left of a text that is gone or reads otherwise now', () => {
    const index = indexOf('Ringde designern', 'Ringde juristen');
    index.put(0, 'Mejlade designern');
    expect(index.find('ringde')).toEqual({ fits: [1], similar: [] });
    index.drop(1);
    index.drop(1);
    expect(index.find('ringde')).toEqual({ fits: [], similar: [] });
    expect(JSON.stringify([...Object.values(index)].map((each) => [...(each.keys?.() ?? [])]))).not.toContain(
      'jurist',
    );
    index.clear();
    expect(index.size).toBe(0);
    expect(index.find('designern')).toEqual({ fits: [], similar: [] });
  });

  const word = fc.constantFrom(
    'mötet',
    'möten',
    'ringde',
    'ring',
    'kollegor',
    'it',
    'tolk',
    'öppenhet',
    'a',
    '7',
  );
  const text = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));

  it('has the same in it, in whatever order things came and went', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(6), fc.option(text)), { maxLength: 30 }),
        word,
        (changes, query) => {
          const index = new WordIndex();
          const kept = new Map<number, string>();
          for (const [n, each] of changes) {
            if (each === null) index.drop(n);
            else index.put(n, each);
            if (each === null) kept.delete(n);
            else kept.set(n, each);
          }
          const fresh = new WordIndex();
          for (const [n, each] of kept) fresh.put(n, each);
          expect(index.find(query)).toEqual(fresh.find(query));
        },
      ),
    );
  });

  it('finds all that the plain filter would', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), word, fc.nat(3), (texts, whole, cut) => {
        const query = whole.slice(cut) || whole;
        const plain = texts.flatMap((each, n) => (each.includes(query) ? [n] : []));
        const found = indexOf(...texts).find(query);
        expect(found && all(found)).toEqual(expect.arrayContaining(plain));
      }),
    );
  });
});
