// @vitest-environment happy-dom
// What is said of a text while it is written: principles marked as proposals, and a warning before a step
// that points out a person leaves for the room.
// SPDX-License-Identifier: EUPL-1.2
import { expect, it, vi } from 'vitest';
import { createSession } from '../../web/src/core/session';
import { mount } from '../../web/src/mount';
import { FakeCore, line } from './fake_core';
import { onAPageOfItsOwn } from './mounted';

let root: HTMLElement;
const box = () => root.querySelector('textarea') as HTMLTextAreaElement;
const until = (test: () => void) => vi.waitFor(test, { timeout: 2_000, interval: 5 });
const logged = (core: FakeCore) =>
  core.heard.filter((message) => message.kind === 'command' && message.name === 'logStep');

/** `late`: what the composer knows of the room comes when that has ended. */
async function open(inRoom = true, late = Promise.resolve()): Promise<FakeCore> {
  const core = new FakeCore(inRoom);
  const view = core.view.bind(core);
  core.view = async (name, ...rest) => {
    if (name === 'composer') await late;
    return view(name, ...rest);
  };
  core.hints = (text) => ({
    principles: text.includes('Skatteverket') ? ['otg-6', 'otg-1'] : [],
    sensitive: [
      ...(text.includes('@') ? [line('sensitive-email')] : []),
      ...(text.includes('070') ? [line('sensitive-phone')] : []),
    ],
  });
  root = document.createElement('div');
  document.body.replaceChildren(root);
  mount(root, {
    session: createSession(core, inRoom ? '!rum:x' : '', { self: '@jag:x', language: 'sv' }),
    language: 'sv',
    theme: null,
    inRoom,
    places: 'memory',
  });
  await until(() => expect(root.querySelector('textarea')).not.toBeNull());
  return core;
}
function write(text: string): void {
  box().value = text;
  box().dispatchEvent(new Event('input', { bubbles: true }));
}
const enter = () =>
  box().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
const warned = () => root.textContent?.includes('Det ser ut att stå') ?? false;

onAPageOfItsOwn(() => root);

it('marks what could fit where it stands, by a word of its own, until it is chosen', async () => {
  await open();
  write('Ringde Skatteverket');
  await until(() => expect(root.querySelectorAll('.proposal')).toHaveLength(2));
  const chips = [...root.querySelectorAll<HTMLInputElement>('fieldset input')];
  expect(chips).toHaveLength(7);
  const six = chips[5] as HTMLInputElement;
  expect(six.getAttribute('aria-label')).toBe('Arbeta gränsöverskridande');
  expect(document.getElementById(six.getAttribute('aria-describedby') ?? '')?.textContent).toBe('förslag');
  expect(six.checked).toBe(false);
  six.click();
  await until(() => expect(root.querySelectorAll('.proposal')).toHaveLength(1));
  write('Något helt annat');
  await until(() => expect(root.querySelectorAll('.proposal')).toHaveLength(0));
});

it('logs without principles where nobody took a proposal', async () => {
  const core = await open();
  write('Ringde Skatteverket');
  await until(() => expect(root.querySelectorAll('.proposal')).toHaveLength(2));
  enter();
  await until(() => expect(logged(core)[0]).toMatchObject({ args: { principles: [] } }));
});

it('holds a step that was never warned of, however fast, and sends it the second time', async () => {
  const core = await open();
  write('Mejlade anna@example.org');
  enter();
  enter();
  await until(() => expect(root.textContent).toContain('Det ser ut att stå en e-postadress i texten.'));
  await until(() => expect(root.textContent).toContain('Det är inte skickat.'));
  expect(logged(core)).toHaveLength(0);
  expect(box().value).toBe('Mejlade anna@example.org');
  enter();
  await until(() => expect(logged(core)).toHaveLength(1));
  await until(() => expect(warned()).toBe(false));
});

it('holds a step that was sent off before its warning came, though the core came after that', async () => {
  let come = () => {};
  const core = await open(true, new Promise((resolve) => (come = resolve)));
  write('Mejlade anna@example.org');
  enter();
  await until(() => expect(warned()).toBe(true));
  come();
  await until(() => expect(root.textContent).toContain('Det är inte skickat.'));
  expect(logged(core)).toHaveLength(0);
});

it('does not hold what was warned of while one wrote, but does when something more has come', async () => {
  const core = await open();
  write('Mejlade anna@example.org');
  await until(() => expect(warned()).toBe(true));
  // As long as it takes to read.
  await new Promise((resolve) => setTimeout(resolve, 1_600));
  enter();
  await until(() => expect(logged(core)).toHaveLength(1));
  write('Mejlade anna@example.org');
  await until(() => expect(warned()).toBe(true));
  write('Mejlade anna@example.org, ringde 070-123 45 67');
  enter();
  await until(() => expect(root.textContent).toContain('en e-postadress och ett telefonnummer'));
  expect(logged(core)).toHaveLength(1);
  enter();
  await until(() => expect(logged(core)).toHaveLength(2));
});

it('says nothing of what stays on the device', async () => {
  const core = await open(false);
  write('Mejlade anna@example.org');
  enter();
  await until(() => expect(logged(core)).toHaveLength(1));
  expect(warned()).toBe(false);
});
