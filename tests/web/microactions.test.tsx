// @vitest-environment happy-dom
// "Vad hinner jag?": what is fetched and shown, what begins a step, and that nothing one wrote is lost.
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft } from '../../web/src/core/protocol.gen';
import { createSession } from '../../web/src/core/session';
import { begunAt, type Microaction, microactionsIn, minuteChoices } from '../../web/src/microactions';
import { mount } from '../../web/src/mount';
import { FakeCore } from './fake_core';
import { mountInRoom } from './mounted';

const content = readFileSync(join(import.meta.dirname, '../../content/microactions.json'), 'utf8');
const all: Microaction[] = microactionsIn(JSON.parse(content));

let root: HTMLElement = document.createElement('div');
const one = <T extends HTMLElement>(selector: string) => root.querySelector<T>(selector) as T;
const every = <T extends HTMLElement>(selector: string) => [...root.querySelectorAll<T>(selector)];
const until = (test: () => void) => vi.waitFor(test, { timeout: 2_000, interval: 5 });
const box = () => one<HTMLTextAreaElement>('form.card textarea');
const ideas = () => every('ul.micro > li');
const button = (name: string, within: ParentNode = root) =>
  [...within.querySelectorAll<HTMLElement>('button, a')].find(
    (each) => each.textContent?.trim() === name,
  ) as HTMLElement;
const time = (minutes: number) => one<HTMLInputElement>(`input[aria-label="${minutes} minuter"]`);

/** What lies behind the address of the file; null: not to be had. */
let served: string | null;
let fetched: number;

async function openMer(core = new FakeCore(true)): Promise<FakeCore> {
  root = mountInRoom(core);
  await until(() => expect(box()).not.toBeNull());
  return core;
}
async function toMer(): Promise<void> {
  button('Mer').click();
  await until(() => expect(time(5)).not.toBeNull());
}
async function choose(minutes: number): Promise<void> {
  await toMer();
  time(minutes).click();
  await until(() => expect(ideas()).toHaveLength(4));
}
const begin = (at: number) => button('Börja med det här', ideas()[at]).click();
const ideaOf = (at: number) => {
  const text = ideas()[at]?.querySelector('p')?.textContent;
  return all.find((each) => each.text.sv === text) as Microaction;
};
function write(text: string): void {
  box().value = text;
  box().dispatchEvent(new Event('input', { bubbles: true }));
}

beforeEach(() => {
  localStorage.clear();
  served = content;
  fetched = 0;
  vi.stubGlobal('fetch', async (address: string) => {
    if (!String(address).includes('microactions')) return new Response('{}');
    fetched += 1;
    return served === null ? new Response('', { status: 404 }) : new Response(served);
  });
});
afterEach(() => {
  // What is still on its way paints nothing where no page is any more.
  render(null, root);
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe('the file', () => {
  it('is read whole, in both languages', () => {
    expect(all).toHaveLength((JSON.parse(content) as { microactions: unknown[] }).microactions.length);
    for (const { text, did, minutes } of all) {
      expect(text.en).not.toBe(text.sv);
      expect(did.en).not.toBe('');
      expect(minuteChoices).toContain(minutes);
    }
  });

  it.each<[string, unknown, number]>([
    ['no object', null, 0],
    ['no list', { microactions: 'många' }, 0],
    ['what is no microaction', { microactions: [null, 7, {}, { text_sv: 'Ring.' }] }, 0],
    [
      'one in Swedish alone',
      { microactions: [{ id: 'a', text_sv: 'Ring.', did_sv: 'Ringde.', minutes: 2 }] },
      1,
    ],
  ])('%s is read for what it is', (_, file, count) => {
    const read = microactionsIn(file);
    expect(read).toHaveLength(count);
    for (const { text } of read) expect(text.en).toBe(text.sv);
  });

  it('is begun at another place each day, with nothing lost', () => {
    const list = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(begunAt(list, 0, 4)).toEqual(list);
    expect(begunAt(list, 1, 4)).toEqual(['e', 'f', 'a', 'b', 'c', 'd']);
    expect(begunAt([], 3, 4)).toEqual([]);
    for (let day = 0; day < 9; day += 1) expect(begunAt(list, day, 4).toSorted()).toEqual(list);
  });
});

// First: once it is here, nobody asks for it again.
describe('a file that cannot be had', () => {
  it('is not asked for before a time is chosen; it is said, and is tried again', async () => {
    served = null;
    await openMer();
    await toMer();
    expect(fetched).toBe(0);
    time(2).click();
    await until(() => expect(one('main').textContent).toContain('Texterna gick inte att hämta.'));
    served = '{}';
    button('Försök igen').click();
    await until(() => expect(fetched).toBe(2));
    await until(() => expect(button('Försök igen')).toBeTruthy());
    served = content;
    button('Försök igen').click();
    await until(() => expect(ideas()).toHaveLength(4));
    expect(button('Försök igen')).toBeUndefined();
  });
});

describe('what there is time for', () => {
  it('shows nothing before a time is chosen, then what fits it, of the file that is here', async () => {
    await openMer();
    await toMer();
    expect(ideas()).toHaveLength(0);
    for (const minutes of minuteChoices) {
      time(minutes).click();
      await until(() => expect(ideaOf(0)?.minutes).toBe(minutes));
    }
    expect(fetched).toBe(0);
  });

  it('names each button by what it begins, and each idea by its principle', async () => {
    await openMer();
    await choose(5);
    for (const idea of ideas()) {
      const start = button('Börja med det här', idea);
      const named = start.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const words = named.map((id) => document.getElementById(id)?.textContent);
      expect(words).toEqual(['Börja med det här', idea.querySelector('p')?.textContent]);
      expect(idea.querySelector('.meta')?.textContent).toBeTruthy();
    }
  });

  it('shows more below, and the focus reads on there; all of them in the end', async () => {
    await openMer();
    await choose(30);
    button('Visa fler').click();
    await until(() => expect(document.activeElement === ideas()[4]).toBe(true));
    while (button('Visa fler')) {
      const before = ideas().length;
      button('Visa fler').click();
      await until(() => expect(ideas().length).toBeGreaterThan(before));
    }
    const texts = ideas().map((idea) => idea.querySelector('p')?.textContent);
    const expected = all.filter(({ minutes }) => minutes === 30).map(({ text }) => text.sv);
    expect(texts.toSorted()).toEqual(expected.toSorted());
  });

  it('says a choice once', async () => {
    await openMer();
    await choose(2);
    const status = one('main [role=status]');
    const said: (string | null)[] = [];
    new MutationObserver(() => said.push(status.textContent)).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    time(30).click();
    await until(() => expect(said).toEqual(['Små steg på 30 minuter.']));
  });
});

describe('a step from it', () => {
  it('stands in the box with its principle, and is kept', async () => {
    const core = await openMer();
    await choose(5);
    const chosen = ideaOf(2);
    begin(2);
    await until(() => expect(box()?.value).toBe(chosen.did.sv));
    const checked = every<HTMLInputElement>('form.card input[type=checkbox]').filter((each) => each.checked);
    const title = core.composer.principles.find(({ id }) => id === chosen.principle)?.titleSv;
    await until(() => expect(checked.map((each) => each.getAttribute('aria-label'))).toEqual([title]));
    await until(() => expect(core.composer.draft.text).toBe(chosen.did.sv));
    expect(localStorage.getItem('smasteg.draft.@jag:example.org/!rum:example.org')).toContain(chosen.did.sv);
  });

  it('asks before it takes the place of something that one wrote', async () => {
    await openMer();
    write('Satt i receptionen');
    await choose(2);
    begin(0);
    await until(() => expect(one('[role=group].begun')).not.toBeNull());
    const note = one('[role=group].begun');
    expect(document.activeElement === note).toBe(true);
    expect(note.textContent).toContain('Satt i receptionen');
    button('Fortsätt på det', note).click();
    await until(() => expect(box()?.value).toBe('Satt i receptionen'));

    await choose(2);
    const chosen = ideaOf(1);
    begin(1);
    await until(() => expect(one('[role=group].begun')).not.toBeNull());
    button('Byt ut mot det här').click();
    await until(() => expect(box()?.value).toBe(chosen.did.sv));
  });

  it('takes the place of one of ours that nobody has touched', async () => {
    await openMer();
    await choose(2);
    begin(0);
    await until(() => expect(box()?.value).toBeTruthy());
    await choose(30);
    const chosen = ideaOf(3);
    begin(3);
    await until(() => expect(box()?.value).toBe(chosen.did.sv));
  });

  it('sees what only the core has kept', async () => {
    const core = new FakeCore(true);
    const draft: Draft = { text: 'Från förra gången', principles: [], visibility: '', from: '' };
    core.composer.draft = draft;
    location.hash = '#/mer';
    root = document.createElement('div');
    document.body.replaceChildren(root);
    mount(root, {
      session: createSession(core, '!rum:example.org', { self: '@jag:example.org', language: 'sv' }),
      language: 'sv',
      theme: null,
      inRoom: true,
      places: 'hash',
    });
    await until(() => expect(time(2)).not.toBeNull());
    time(2).click();
    await until(() => expect(ideas()).toHaveLength(4));
    begin(0);
    await until(() => expect(one('[role=group].begun')?.textContent).toContain('Från förra gången'));
    location.hash = '';
  });
});
