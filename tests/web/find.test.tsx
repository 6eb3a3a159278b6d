// @vitest-environment happy-dom
// Filters: what is there to choose, what is chosen, what is said, and where the focus goes.
// SPDX-License-Identifier: EUPL-1.2
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { busyRoom, type FakeCore } from './fake_core';
import { mountInRoom } from './mounted';

let root: HTMLElement;
const all = <T extends HTMLElement>(selector: string) => [...root.querySelectorAll<T>(selector)];
const one = <T extends HTMLElement>(selector: string) => root.querySelector<T>(selector) as T;
const button = (name: string) =>
  all('button').find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent)?.trim() === name,
  ) as HTMLElement;
const until = (test: () => void) => vi.waitFor(test, { timeout: 2_000, interval: 5 });
const said = () => one('search [aria-live]').textContent;
const select = (title: string) => {
  const label = all<HTMLLabelElement>('label').find((each) => each.textContent === title);
  return document.getElementById(label?.htmlFor ?? '') as HTMLSelectElement;
};
function choose(title: string, value: string): void {
  select(title).value = value;
  select(title).dispatchEvent(new Event('change', { bubbles: true }));
}
const asked = (core: FakeCore) =>
  core.asked.flatMap(({ name, query }) => (name === 'found' ? [JSON.parse(query.text)] : []));

async function open(core: FakeCore): Promise<void> {
  core.filters = {
    principles: ['otg-2', 'otg-6'],
    kinds: ['private', 'room'],
    people: [
      { id: 'me', name: '' },
      { id: '@o:x', name: 'Örjan' },
      { id: '@a:x', name: 'Anna' },
    ],
    tags: ['samtal'],
  };
  root = mountInRoom(core);
  await until(() => expect(one('input[type=search]')).not.toBeNull());
  button('Filtrera').click();
  await until(() => expect(select('Princip')).toBeTruthy());
}

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal('fetch', async () => new Response('{}'));
});
afterEach(() => {
  render(null, root);
});

describe('filters', () => {
  it('offers what steps have, people by their names', async () => {
    await open(busyRoom());
    const names = (title: string) => [...select(title).options].map(({ text }) => text);
    expect(names('Princip')).toEqual(['Alla', 'Göra saker i praktiken', 'Arbeta gränsöverskridande']);
    expect(names('Vem som ser')).toEqual(['Alla', 'Bara jag', 'Rummet']);
    expect(names('Person')).toEqual(['Alla', 'Du', 'Anna', 'Örjan']);
    expect(names('Tagg')).toEqual(['Alla', '#samtal']);
    expect(button('Filtrera').getAttribute('aria-expanded')).toBe('true');
    button('Filtrera').click();
    await until(() => expect(one<HTMLFieldSetElement>('fieldset.filters').hidden).toBe(true));
  });

  it('asks the core for what is chosen, and says how many', async () => {
    const core = busyRoom();
    await open(core);
    const count = core.rows.filter(({ principles }) => principles.includes('otg-6')).length;
    choose('Princip', 'otg-6');
    await until(() => expect(said()).toBe(`${count} steg`));
    expect(all('ul.steps > li')).toHaveLength(count);
    expect(asked(core).at(-1)).toMatchObject({ principle: 'otg-6', words: '' });
    choose('Tid', 'week');
    await until(() => expect(asked(core).at(-1)).toMatchObject({ principle: 'otg-6', when: 'week' }));
    choose('Tid', 'days');
    await until(() => expect(select('Från och med')).toBeTruthy());
    choose('Från och med', '2026-11-01');
    await until(() => expect(asked(core).at(-1)).toMatchObject({ when: '', from: '2026-11-01', to: '' }));
    expect(button('Ta bort filtret Från 1 november 2026')).toBeTruthy();
  });

  it('takes a filter away, and the focus goes on to the next', async () => {
    const core = busyRoom();
    await open(core);
    choose('Princip', 'otg-6');
    choose('Person', 'me');
    await until(() => expect(button('Ta bort filtret Du')).toBeTruthy());
    button('Ta bort filtret Arbeta gränsöverskridande').click();
    await until(() => expect(document.activeElement === button('Ta bort filtret Du')).toBe(true));
    expect(button('Rensa filter')).toBeFalsy();
    button('Ta bort filtret Du').click();
    await until(() => expect(document.activeElement === button('Filtrera')).toBe(true));
    await until(() => expect(said()).toBe(''));
    expect(all('ul.steps > li')).toHaveLength(core.rows.length);
  });

  it('takes all away at once', async () => {
    const core = busyRoom();
    await open(core);
    choose('Princip', 'otg-6');
    choose('Person', 'me');
    await until(() => expect(button('Rensa filter')).toBeTruthy());
    button('Rensa filter').click();
    await until(() => expect(said()).toBe(''));
    expect(select('Princip').value).toBe('');
    expect(document.activeElement === button('Filtrera')).toBe(true);
  });

  it('shows all and says so where the second part of the core cannot be had', async () => {
    const core = busyRoom();
    await open(core);
    const view = core.view.bind(core);
    vi.spyOn(core, 'view').mockImplementation(async (name, query) => {
      if (name === 'found') throw new Error('not-loaded: offline');
      return view(name, query);
    });
    choose('Princip', 'otg-6');
    await until(() => expect(one('.error[role=status]').textContent).toContain('Alla steg visas'));
    expect(all('ul.steps > li')).toHaveLength(core.rows.length);
  });

  it('looks for words among what is chosen', async () => {
    const core = busyRoom();
    await open(core);
    choose('Person', 'me');
    const box = one<HTMLInputElement>('input[type=search]');
    box.value = 'jur';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => expect(asked(core).at(-1)).toMatchObject({ person: 'me', words: 'jur' }));
  });
});
