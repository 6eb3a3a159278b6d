// @vitest-environment happy-dom
// "Prova du också", and what led to a step and came of it: what is painted, and what is kept.
// SPDX-License-Identifier: EUPL-1.2
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LearnChain, LearnLink } from '../../web/src/core/protocol.gen';
import { readDraft } from '../../web/src/local';
import { FakeCore, row } from './fake_core';
import { mountInRoom } from './mounted';

const link = (part: Partial<LearnLink>): LearnLink => ({
  id: '$hers',
  kind: 'step',
  text: 'Läste ett brev högt',
  name: 'Bo Ek',
  mine: false,
  ...part,
});
const chain = (part: Partial<LearnChain>): LearnChain => ({
  id: '$hers',
  self: link({}),
  from: null,
  became: [],
  more: false,
  ...part,
});

let root: HTMLElement;
const until = (test: () => void) => vi.waitFor(test, { timeout: 4_000, interval: 5 });
const text = () => root.textContent ?? '';
const box = () => root.querySelector<HTMLTextAreaElement>('form.card textarea') as HTMLTextAreaElement;
const links = () => [...root.querySelectorAll('.chain a')].map((each) => each.textContent);
async function press(name: string): Promise<void> {
  const find = () =>
    [...root.querySelectorAll<HTMLElement>('button, a')].find((each) => each.textContent?.trim() === name);
  await until(() => expect(find(), name).toBeDefined());
  find()?.click();
}
function write(words: string): void {
  box().value = words;
  box().dispatchEvent(new Event('input', { bubbles: true }));
}

async function open(): Promise<FakeCore> {
  const core = new FakeCore(true);
  core.rows = [
    row({ id: '$mine', mine: true, name: '', text: 'Läste mitt brev högt' }),
    row({ id: '$hers', name: 'Bo Ek', text: 'Läste ett brev högt', principles: ['otg-5'] }),
  ];
  const mine = link({ id: '$mine', text: 'Läste mitt brev högt', name: '', mine: true });
  core.chains = [
    chain({ became: [mine, link({ id: '$l', kind: 'lesson', text: 'Högt hörs det.' })], more: true }),
    chain({ id: '$mine', self: mine, from: link({}) }),
  ];
  root = mountInRoom(core);
  await until(() => expect(root.querySelectorAll('ul.steps > li')).toHaveLength(2));
  return core;
}

beforeEach(() => localStorage.clear());
afterEach(() => render(null, root));

it('puts the other’s words into the box, keeps them and whose they were, and sends nothing', async () => {
  const core = await open();
  await press('Prova du också');
  await until(() => expect(box().value).toBe('Läste ett brev högt'));
  expect(document.activeElement).toBe(box());
  await until(() => expect(text()).toContain('Inspirerat av \u2068Bo Ek\u2069:'));
  expect(readDraft('@jag:example.org', '!rum:example.org')).toMatchObject({
    from: '$hers',
    principles: ['otg-5'],
  });
  expect(core.heard.filter((each) => each.kind === 'command' && each.name === 'logStep')).toEqual([]);
  write('Läste tre brev högt');
  await press('Logga steg');
  await until(() => expect(core.heard.at(-1)).toMatchObject({ name: 'logStep', args: { from: '$hers' } }));
  await until(() => expect(text()).not.toContain('Strunta i det'));
});

it('writes nothing over what was begun, and takes back only what nobody has changed', async () => {
  await open();
  write('Ringde runt');
  await press('Prova du också');
  await until(() => expect(text()).toContain('Strunta i det'));
  expect(box().value).toBe('Ringde runt');
  await press('Strunta i det');
  await until(() => expect(text()).not.toContain('Strunta i det'));
  expect(box().value).toBe('Ringde runt');
  expect(document.activeElement).toBe(box());

  write('');
  await press('Prova du också');
  await press('Strunta i det');
  await until(() => expect(box().value).toBe(''));
  expect(readDraft('@jag:example.org', '!rum:example.org')).toBeNull();
});

it('says what led to a step and what came of it, and can be walked both ways', async () => {
  await open();
  await press('Prova du också');
  await until(() => expect(links()).toContain('Läste ett brev högt'));
  expect(links()).toEqual(['Läste ett brev högt', 'Läste mitt brev högt', 'Högt hörs det.']);
  expect(text()).toContain('och fler');
  await press('Läste mitt brev högt');
  await until(() => expect(root.querySelector('.quoted')?.textContent).toBe('Läste mitt brev högt'));
  await until(() => expect(links()).toEqual(['Läste ett brev högt']));
  await press('Läste ett brev högt');
  await until(() => expect(root.querySelector('.quoted')?.textContent).toBe('Läste ett brev högt'));
});

it('keeps what is being written when its source is gone', async () => {
  const core = await open();
  await press('Prova du också');
  await until(() => expect(text()).toContain('Strunta i det'));
  core.chains = [];
  core.change(['learn']);
  await until(() => expect(text()).toContain('Steget som gav idén syns inte här just nu.'));
  expect(box().value).toBe('Läste ett brev högt');
});
