// @vitest-environment happy-dom
// "Ta med dig": what is asked of the core for which choice, what is saved, and what is said.
// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSession } from '../../web/src/core/session';
import { mount } from '../../web/src/mount';
import { FakeCore } from './fake_core';

let root: HTMLElement;
let saved: { name: string; blob: Blob }[];
const until = (test: () => void) => vi.waitFor(test, { timeout: 2_000, interval: 5 });
const labelled = (words: string) =>
  [...root.querySelectorAll('label')].find((each) => each.textContent?.includes(words)) as HTMLLabelElement;
async function choose(words: string): Promise<void> {
  labelled(words).querySelector('input')?.click();
  // Painted in a microtask; what is pressed after that knows of it.
  await new Promise((resolve) => setTimeout(resolve));
}
const button = (name: string) =>
  [...root.querySelectorAll<HTMLElement>('button, a')].find((each) => each.textContent?.trim() === name);
const file = { fileName: 'smasteg-2026-11-24.csv', mediaType: 'text/csv', text: 'id\r\n', steps: 2 };

async function openMer(inRoom = true): Promise<FakeCore> {
  const core = new FakeCore(inRoom);
  core.exported = file;
  root = document.createElement('div');
  document.body.replaceChildren(root);
  const room = inRoom ? '!rum:example.org' : '';
  mount(root, {
    session: createSession(core, room, { self: inRoom ? '@jag:example.org' : '', language: 'sv' }),
    language: 'sv',
    theme: null,
    inRoom,
    places: 'memory',
  });
  await until(() => expect(button('Mer')).toBeDefined());
  button('Mer')?.click();
  await until(() => expect(button('Spara fil')).toBeDefined());
  return core;
}
/** What the core was asked for. */
async function save(core: FakeCore) {
  const before = core.asked.filter(({ name }) => name === 'export').length;
  button('Spara fil')?.click();
  await until(() => expect(core.asked.filter(({ name }) => name === 'export')).toHaveLength(before + 1));
  const asked = core.asked.filter(({ name }) => name === 'export').at(-1);
  return { ...asked?.query };
}

beforeEach(() => {
  localStorage.clear();
  saved = [];
  vi.stubGlobal('fetch', async () => new Response('{}'));
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const address = `blob:${blobs.size}`;
    blobs.set(address, blob as Blob);
    return address;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    if (this.download !== '') saved.push({ name: this.download, blob: blobs.get(this.href) as Blob });
    else this.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  });
});
afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('Ta med dig', () => {
  it('saves the room’s steps as text unless one chooses otherwise', async () => {
    const core = await openMer();
    expect(await save(core)).toMatchObject({
      format: 'markdown',
      scope: 'room',
      language: 'sv',
      named: false,
    });
    await until(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.name).toBe(file.fileName);
    expect(saved[0]?.blob.type).toBe('text/csv');
    expect(await saved[0]?.blob.text()).toBe(file.text);
    await until(() => expect(root.textContent).toContain('Filen är klar, med 2 steg.'));
  });

  it('takes private steps and names only when one says so, each where it belongs', async () => {
    const core = await openMer();
    await choose('Ta med det som bara finns på den här enheten');
    await choose('Tabell');
    expect(await save(core)).toMatchObject({ format: 'csv', scope: 'all', named: false });
    await choose('Bara steg som får lämna rummet');
    await until(() => expect(labelled('Skriv mitt namn vid mina egna steg')).toBeDefined());
    expect(labelled('Ta med det som bara finns')).toBeUndefined();
    expect(await save(core)).toMatchObject({ scope: 'public', named: false });
    await choose('Skriv mitt namn');
    await choose('Data');
    expect(await save(core)).toMatchObject({ format: 'json', scope: 'public', named: true });
    await choose('Rummets steg');
    expect(await save(core)).toMatchObject({ scope: 'all', named: false });
  });

  it('says what the file holds before one saves it', async () => {
    await openMer();
    expect(root.textContent).toContain('det som alla i rummet har skrivit');
    await choose('Bara steg som får lämna rummet');
    await until(() => expect(root.textContent).toContain('utan andras namn'));
    expect(root.textContent).toContain('allmän handling');
  });

  it('outside of a room there is one’s own to save', async () => {
    const core = await openMer(false);
    expect(labelled('Rummets steg')).toBeUndefined();
    expect(await save(core)).toMatchObject({ scope: 'own' });
  });

  it('makes no empty file, and says when it could not', async () => {
    const core = await openMer();
    core.exported = { ...file, steps: 0 };
    await save(core);
    await until(() => expect(root.textContent).toContain('Det finns inga sådana steg än.'));
    core.stopped = true;
    button('Spara fil')?.click();
    await until(() => expect(root.textContent).toContain('Filen gick inte att göra.'));
    expect(saved).toHaveLength(0);
  });
});
