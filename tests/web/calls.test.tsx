// @vitest-environment happy-dom
// Calls: what a view is painted as, and what each tap asks of the core.
// SPDX-License-Identifier: EUPL-1.2
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LearnCall } from '../../web/src/core/protocol.gen';
import { FakeCore } from './fake_core';
import { madeCall as call, madeLesson as lesson } from './learn_made';
import { mountInRoom } from './mounted';

let root: HTMLElement;
const until = (test: () => void) => vi.waitFor(test, { timeout: 4_000, interval: 5 });
const text = () => root.querySelector('main')?.textContent ?? '';
const button = (name: string) =>
  [...root.querySelectorAll<HTMLElement>('button, nav a, summary')].find(
    (each) => each.textContent?.replace(/[\u2068\u2069]/g, '').trim() === name,
  );
async function press(name: string): Promise<void> {
  await until(() => expect(button(name), name).toBeDefined());
  button(name)?.click();
}
function box(label: string): HTMLTextAreaElement {
  const name = [...root.querySelectorAll('label')].find((each) => each.textContent === label);
  const found = root.querySelector<HTMLTextAreaElement>(`#${CSS.escape(name?.htmlFor ?? '')}`);
  if (!found) throw new Error(`no box ${label}`);
  return found;
}
function type(label: string, value: string): void {
  box(label).value = value;
  box(label).dispatchEvent(new Event('input', { bubbles: true }));
}
const asked = (core: FakeCore) =>
  core.heard.flatMap((message) =>
    message.kind === 'command' && message.name.startsWith('learn')
      ? [[message.name, message.args] as const]
      : [],
  );

async function open(calls: LearnCall[]): Promise<FakeCore> {
  const core = new FakeCore(true);
  core.calls = { ...core.calls, calls };
  root = mountInRoom(core, '@anna:x');
  await press('Träffas');
  await until(() => expect(text()).toContain('Fråga rummet'));
  return core;
}

beforeEach(() => localStorage.clear());
afterEach(() => render(null, root));

it('asks the room in two interactions, once, and empties the box when it is taken', async () => {
  const core = await open([]);
  type('Vad behöver du hjälp med?', 'Vem kan SQL?');
  await press('Fråga rummet');
  await press('Fråga rummet');
  await until(() => expect(text()).toContain('Rummet är tillfrågat.'));
  expect(asked(core)).toHaveLength(1);
  expect(asked(core)[0]).toMatchObject(['learnCall', { text: 'Vem kan SQL?' }]);
  await until(() => expect(box('Vad behöver du hjälp med?').value).toBe(''));
});

it('keeps what was written when the core says no', async () => {
  const core = await open([]);
  type('Vad behöver du hjälp med?', 'a'.repeat(4000));
  core.refuse = { key: 'said-learn-too-long', args: { length: 4000, most: 2000 } };
  await press('Fråga rummet');
  await until(() => expect(text()).toContain('Det är för långt'));
  expect(box('Vad behöver du hjälp med?').value).toHaveLength(4000);
});

it('says who could help and why, without a number, and writes to one before it is sent', async () => {
  const core = await open([call({})]);
  core.helpers = {
    rows: [
      { id: '@bo:x', name: 'Bo Ek', offer: 'klarspråk', step: '', day: '' },
      { id: '@eva:x', name: 'Eva', offer: '', step: 'Testade med äldre', day: '2026-11-23' },
    ],
  };
  await press('Vem kan hjälpa till?');
  await until(() => expect(text()).toContain('Kan: klarspråk'));
  expect(text()).toContain('Några kan kanske hjälpa till.');
  expect(text()).toContain('Testade med äldre');
  expect(core.asked.find(({ name }) => name === 'helpers')?.query).toMatchObject({ before: '$c' });
  await press('Fråga Bo Ek');
  await until(() => expect(box('Svara').value).toBe('Bo Ek, du kan klarspråk. Kan du hjälpa till?'));
  expect(document.activeElement).toBe(box('Svara'));
  await press('Fråga Eva');
  await until(() => expect(box('Svara').value).toContain('\nEva, du har loggat ”Testade med äldre”.'));
  expect(asked(core)).toEqual([]);
  await press('Skicka svaret');
  await until(() => expect(asked(core)).toHaveLength(1));
  expect(asked(core)[0]).toMatchObject(['learnAnswer', { id: '$c', from: '@bo:x @eva:x' }]);
});

it('ends one’s own call by a thanks in one tap, and lets nobody else end it', async () => {
  const core = await open([
    call({ mine: true, name: '', answers: [lesson({ id: '$a' })] }),
    call({ id: '$d', answers: [lesson({ id: '$b' })] }),
  ]);
  await until(() => expect(button('Tacka och avsluta')).toBeDefined());
  const thanks = [...root.querySelectorAll('button')].filter((each) => each.textContent?.startsWith('Tacka'));
  expect(thanks).toHaveLength(1);
  await press('Tacka och avsluta');
  await until(() => expect(asked(core)).toHaveLength(1));
  expect(asked(core)[0]).toMatchObject(['learnThank', { id: '$a' }]);
});

it('shows what is over apart, and what was typed in the chat without a box', async () => {
  await open([
    call({ id: '$t', canAnswer: false }),
    call({ id: '$o', state: 'over', text: 'Vem kan SQL?', answers: [lesson({ thankedBy: ['Cia'] })] }),
  ]);
  await until(() => expect(text()).toContain('Den är skriven i chatten. Svara där.'));
  expect(button('Svara')).toBeUndefined();
  expect(root.querySelector('.folds summary')?.textContent).toContain('Vem kan SQL?');
  expect(text()).toContain('\u2068Cia\u2069 tackar.');
});
