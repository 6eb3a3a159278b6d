// @vitest-environment happy-dom
// Lärdomar: what a view is painted as, and what each tap asks of the core.
// SPDX-License-Identifier: EUPL-1.2
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import '../../web/src/i18n/learn_words';
import { FakeCore, line, row } from './fake_core';
import { madeExperiment as experiment, madeLesson as lesson } from './learn_made';
import { mountInRoom } from './mounted';

let root: HTMLElement;
const until = (test: () => void) => vi.waitFor(test, { timeout: 2_000, interval: 5 });
const button = (name: string) =>
  [...root.querySelectorAll<HTMLElement>('button, nav a, .acts a, summary')].find(
    (each) => each.textContent?.trim() === name,
  );
async function press(name: string): Promise<void> {
  await until(() => expect(button(name), name).toBeDefined());
  button(name)?.click();
}
const text = () => root.querySelector('main')?.textContent ?? '';
const asked = (core: FakeCore) =>
  core.heard.flatMap((message) =>
    message.kind === 'command' && message.name.startsWith('learn')
      ? [[message.name, message.args] as const]
      : [],
  );
function type(label: string, value: string): void {
  const name = [...root.querySelectorAll('label')].find((each) => each.textContent === label);
  const box = root.querySelector<HTMLTextAreaElement>(`#${CSS.escape(name?.htmlFor ?? '')}`);
  if (!box) throw new Error(`no box ${label}`);
  box.value = value;
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

async function open(part: Partial<FakeCore['learn']>): Promise<FakeCore> {
  const core = new FakeCore(true);
  core.learn = { ...core.learn, ...part };
  root = mountInRoom(core, '@anna:x');
  await press('Lärdomar');
  await until(() => expect(root.querySelector('h1')?.textContent).toBe('Lärdomar'));
  await until(() => expect(text()).toContain('Veckobrev'));
  return core;
}

beforeEach(() => localStorage.clear());
afterEach(() => render(null, root));

it('shows one that turned out differently as one that held, with its lesson and its way on', async () => {
  await open({ experiments: [experiment({ state: 'over', canClose: false, lessons: [lesson({})] })] });
  expect(text()).toContain('Avslutade');
  expect(text()).toContain('Det blev inte som vi trodde. Fråga först.');
  await press('Ett varv till');
  await until(() => expect(text()).toContain('Utgår från: Kortare brev'));
  const written = () => [...root.querySelectorAll('textarea')].map(({ value }) => value);
  await until(() => expect(written()).toContain('att fler förstår'));
});

it('ends one by a lesson, with how it turned out', async () => {
  const core = await open({ experiments: [experiment({})] });
  type('Lärdom', 'Fråga först.');
  await press('Dela lärdomen');
  await until(() => expect(asked(core)).toHaveLength(1));
  expect(asked(core)[0]).toMatchObject(['learnClose', { id: '$e', text: 'Fråga först.', option: 0 }]);
});

it('thanks in one tap, and says by whom a lesson was thanked for', async () => {
  const thanked = lesson({ id: '$m', mine: true, thankedBy: ['Bo', 'Cia'], thankedByMore: true });
  const core = await open({ lessons: [lesson({}), thanked] });
  expect(text()).toContain('\u2068Bo\u2069, \u2068Cia\u2069 och fler tackar.');
  expect([...root.querySelectorAll('button')].filter((each) => each.textContent === 'Tacka')).toHaveLength(1);
  await press('Tacka');
  await until(() => expect(asked(core)).toHaveLength(1));
  expect(asked(core)[0]).toMatchObject(['learnThank', { id: '$l' }]);
});

it('says what did not reach the room, and sends it again', async () => {
  const failed = experiment({ id: 'learn/experiment/x', state: 'sending', canClose: false });
  const core = await open({ experiments: [{ ...failed, note: line('note-told-forbidden') }] });
  expect(text()).toContain('Du får inte skriva i det här rummet just nu.');
  await press('Skicka igen');
  await until(() => expect(asked(core)).toHaveLength(1));
  expect(asked(core)[0]).toMatchObject(['learnRetry', { id: 'learn/experiment/x' }]);
});

it('tells of experiments that this device has not read', async () => {
  await open({ unseen: 2 });
  expect(text()).toContain('2 äldre experiment är inte hämtade hit.');
});

it('goes from one link of the chain to the next in two interactions at most, writing apart', async () => {
  let count = 0;
  addEventListener('click', () => (count += 1), { capture: true });
  const since = async (act: () => Promise<void>) => {
    const before = count;
    await act();
    return count - before;
  };
  const core = await open({ experiments: [experiment({})], lessons: [lesson({ id: '$m' })] });
  core.rows = [row({ id: 'a', text: 'Ringde tre kommuner' })];
  core.change();

  const toLesson = await since(async () => {
    await press('Vad lärde vi oss?');
    type('Lärdom', 'Fråga först.');
    await press('Dela lärdomen');
  });
  await until(() => expect(asked(core)).toHaveLength(1));
  expect(asked(core)[0]).toMatchObject(['learnClose', { id: '$e' }]);
  const toThanks = await since(() => press('Tacka'));
  await until(() => expect(asked(core)).toHaveLength(2));
  expect(asked(core)[1]).toMatchObject(['learnThank', { id: '$m' }]);

  // From a step: the form is there, with what it starts from, and the boxes are what is left.
  await press('Steg');
  await until(() => expect(button('Lär av det')).toBeDefined());
  const toExperiment = await since(async () => {
    await press('Lär av det');
    const choice = () =>
      [...root.querySelectorAll('label')].find((each) => each.textContent === 'Börja ett experiment');
    await until(() => expect(choice()).toBeDefined());
    choice()?.querySelector('input')?.click();
  });
  await until(() => expect(text()).toContain('Utgår från: Ringde tre kommuner'));
  expect(button('Sätt i gång')).toBeDefined();
  expect(Math.max(toExperiment, toLesson, toThanks)).toBeLessThanOrEqual(2);
  expect(toThanks).toBe(1);
});
