// @vitest-environment happy-dom
// The pictures of Lärdomar: what is drawn, what stands in the table and what is saved are the same numbers.
// SPDX-License-Identifier: EUPL-1.2
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PicturedDay, PicturedNode, PicturesView } from '../../web/src/core/protocol.gen';
import '../../web/src/i18n/learn_words';
import { csvOf, leafOf } from '../../web/src/ui/lardomar/pictures/save';
import { paintStones, stoneOf, stonesOf } from '../../web/src/ui/lardomar/pictures/stone_rows';
import { textWidth, wrapped } from '../../web/src/ui/lardomar/pictures/text';
import { FakeCore, noPictures } from './fake_core';
import { mountInRoom } from './mounted';

const holidays: Record<string, string> = { '2026-01-01': 'new-year', '2026-04-05': 'easter-sunday' };
const steps: Record<string, [number, number]> = {
  '2026-02-03': [1, 1],
  '2026-03-10': [4, 0],
  '2026-04-05': [2, 1],
  '2026-11-24': [3, 2],
};
const days: PicturedDay[] = Array.from({ length: 365 }, (_, i) => {
  const date = new Date(Date.UTC(2026, 0, 1 + i));
  const day = date.toISOString().slice(0, 10);
  const [room, mine] = steps[day] ?? [0, 0];
  const rest = holidays[day] ?? (date.getUTCDay() % 6 === 0 ? 'weekend' : '');
  return { day, room, mine, rest };
});
const node = (part: Partial<PicturedNode>): PicturedNode => ({
  after: 0,
  depth: 0,
  organisation: 'Malmö stad',
  day: '2026-11-03',
  mine: false,
  ...part,
});
const filled: PicturesView = {
  ...noPictures,
  steps: 10,
  cells: [3, 0, 1, 0, 0, 7, 0],
  others: 2,
  days,
  ideas: [
    {
      nodes: [
        node({}),
        node({ organisation: 'Skatteverket', depth: 1, mine: true, day: '2026-11-05' }),
        node({ organisation: `=${'Ö'.repeat(300)}`, depth: 2, after: 1, day: '2026-11-20' }),
      ],
      more: 0,
      steps: 3,
      organisations: 3,
      days: 17,
    },
    {
      nodes: [node({ organisation: '', day: '' }), node({ depth: 1 })],
      more: 1,
      steps: 2,
      organisations: 1,
      days: 0,
    },
  ],
  balance: [
    {
      of: 'profession',
      told: 13,
      shown: [{ word: 'Jurist', people: 6 }],
      others: 7,
      otherWords: ['it', 'lärare'],
    },
    { of: 'organisation', told: 0, shown: [], others: 0, otherWords: [] },
    { of: 'sector', told: 5, shown: [{ word: 'Kommun', people: 5 }], others: 0, otherWords: [] },
  ],
};

let root: HTMLElement;
const until = (test: () => void) => vi.waitFor(test, { timeout: 10_000, interval: 5 });
// The first waits for the chunk.
vi.setConfig({ testTimeout: 20_000 });
async function press(name: string): Promise<void> {
  const find = () =>
    [...root.querySelectorAll<HTMLElement>('button, nav a')].find(
      (each) => each.textContent?.trim() === name,
    );
  await until(() => expect(find(), name).toBeDefined());
  find()?.click();
}
async function open(view: PicturesView): Promise<FakeCore> {
  const core = new FakeCore(true);
  core.pictures = view;
  root = mountInRoom(core, '@anna:x');
  await press('Lärdomar');
  await press('Visa bilderna');
  await until(() => expect(root.querySelector('.pictures h3')).not.toBeNull());
  return core;
}
const part = (title: string): HTMLElement => {
  const found = [...root.querySelectorAll<HTMLElement>('.pictures section')].find(
    (each) => each.querySelector('h3')?.textContent === title,
  );
  if (!found) throw new Error(`no picture ${title}`);
  return found;
};
const cells = (of: Element) =>
  [...of.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent ?? ''));
const painted = (of: Element, attribute: string) =>
  [...of.querySelectorAll(`svg.picture [${attribute}]`)].map((each) => each.getAttribute(attribute));

beforeEach(() => localStorage.clear());
afterEach(() => {
  render(null, root);
  vi.restoreAllMocks();
});

it('draws as many stones as the table says steps, and only of what happened', async () => {
  await open(filled);
  const principles = part('Steg per princip');
  expect(cells(principles)).toEqual([
    ['Arbeta öppet och positivt', '3'],
    ['Experimentera och iterera', '1'],
    ['Arbeta gränsöverskridande', '7'],
    ['Utan princip', '2'],
  ]);
  expect(painted(principles, 'data-stones')).toEqual(['3', '1', '7', '2']);
  const rows = [...principles.querySelectorAll('[data-stones]')];
  expect(rows.map((each) => each.querySelectorAll('ellipse').length)).toEqual([3, 1, 7, 2]);
  expect(principles.querySelector('svg.picture')?.getAttribute('aria-label')).toContain('10 steg i rummet');
});

it('leaves a print on each day with steps, a roof on a holiday, and no word of the other days', async () => {
  await open(filled);
  const year = part('Rummets stig 2026');
  expect(cells(year)).toEqual([
    ['2026-01-01', '0', 'Nyårsdagen'],
    ['2026-02-03', '1', ''],
    ['2026-03-10', '4', ''],
    ['2026-04-05', '2', 'Påskdagen'],
    ['2026-11-24', '3', ''],
  ]);
  expect(painted(year, 'data-day')).toEqual(Object.keys(steps));
  expect(painted(year, 'data-steps')).toEqual(['1', '4', '2', '3']);
  expect(painted(year, 'data-rest')).toEqual(['new-year', 'easter-sunday']);
  [...year.querySelectorAll<HTMLInputElement>('input[type=radio]')][1]?.click();
  await until(() => expect(painted(part('Din stig 2026'), 'data-steps')).toEqual(['1', '1', '2']));
  expect(part('Din stig 2026').textContent).toContain('4 steg av dig 2026. Bara du ser din stig.');
});

it('draws each idea by organisation, with what is missing and what has no place', async () => {
  await open(filled);
  const ideas = part('Så sprids idéer');
  const long = `=${'Ö'.repeat(300)}`;
  expect(cells(ideas)).toEqual([
    ['1', '2026-11-03', 'Malmö stad', '–'],
    ['1', '2026-11-05', 'Skatteverket (du)', 'Malmö stad'],
    ['1', '2026-11-20', long, 'Skatteverket (du)'],
    ['2', '', 'Ett steg som inte finns här', '–'],
    ['2', '2026-11-03', 'Malmö stad', 'Ett steg som inte finns här'],
  ]);
  expect(painted(ideas, 'data-node')).toHaveLength(5);
  const text = [...ideas.querySelectorAll('svg.picture tspan')].map((each) => each.textContent).join('');
  expect(text).toContain(long);
  expect(text.replaceAll(/\s/g, '')).toContain('Ettstegblev3,i3organisationer,på17dagar.');
  expect(text).toContain('Ett steg till ryms inte');
});

it('says the breadth of the room in the numbers that the core lets out, and in words', async () => {
  await open(filled);
  expect(cells(part('Rummets bredd'))).toEqual([
    ['Yrken', 'Jurist', '6'],
    ['Yrken', 'Andra: it och lärare', '7'],
    ['Sektorer', 'Kommun', '5'],
  ]);
  expect(painted(part('Rummets bredd'), 'data-stones')).toEqual(['6', '7', '5']);
});

it('teaches where there is nothing yet, and asks for another time', async () => {
  const core = await open({ ...noPictures, days });
  expect(part('Så sprids idéer').textContent).toContain('från organisation till organisation');
  expect(part('Rummets bredd').textContent).toContain('När fem i rummet');
  [...part('Steg per princip').querySelectorAll<HTMLInputElement>('input')][2]?.click();
  await until(() =>
    expect(core.asked.filter(({ name }) => name === 'learnPictures').at(-1)?.query.text).toBe(
      '{"period":"days30","year":0}',
    ),
  );
});

it('saves as data what stands in the table', async () => {
  await open(filled);
  const saved: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved.push(blob as Blob);
    return 'blob:x';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  [...part('Steg per princip').querySelectorAll('button')].at(-1)?.click();
  expect(await saved[0]?.text()).toBe(
    'Princip,Steg\r\nArbeta öppet och positivt,3\r\nExperimentera och iterera,1\r\n' +
      'Arbeta gränsöverskridande,7\r\nUtan princip,2\r\n',
  );
  expect(root.querySelector('.pictures [role=status]')?.textContent).toBe('Tabellen är sparad.');
});

it('writes a cell that no spreadsheet takes for a formula', () => {
  const rows = [
    ['=1+1', 'a "b", c', 7],
    ['@x', '-', '–'],
  ];
  expect(csvOf({ columns: ['a'], rows })).toBe('a\r\n\'=1+1,"a ""b"", c",7\r\n\'@x,\'-,–\r\n');
});

it('chooses what a stone stands for by the room that there is', () => {
  expect([1, 20, 21, 41, 101, 1000].map((most) => stoneOf(most, 20))).toEqual([1, 1, 2, 5, 10, 50]);
  expect(stonesOf(7, 5)).toHaveLength(2);
  expect(stonesOf(10, 5)).toEqual([1, 1]);
});

it('breaks a text into lines that fit, and loses nothing of it', () => {
  const text = `Västra Götalandsregionen ${'x'.repeat(4000)} slut`;
  const lines = wrapped(text, 120, 15);
  expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  for (const line of lines) expect(textWidth(line, 15)).toBeLessThanOrEqual(120);
  expect(wrapped('', 120, 15)).toEqual([]);
});

it('makes a leaf with its ground, title and colours in it, at no width of the screen', () => {
  document.documentElement.style.setProperty('--sm-canvas', '#ffffff');
  const paint = vi.fn(paintStones([{ label: 'A & <b>', number: 3 }], String, String));
  const { svg, height } = leafOf(
    { title: 'Titel', caption: 'Text', paint, table: { columns: [], rows: [] }, file: 'f' },
    'Gjord med Småsteg',
    'sv',
  );
  expect(paint).toHaveBeenCalledWith(704);
  expect(svg).toContain('fill="#ffffff"');
  expect(svg).not.toContain('var(');
  expect(svg).toContain('Gjord med Småsteg');
  expect(svg).toContain('A &amp; &lt;b&gt;');
  expect(height).toBeGreaterThan(150);
});
