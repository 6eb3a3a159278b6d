// @vitest-environment happy-dom
// "Mer" is fetched when it is asked for or ahead of that; whichever comes first, it is shown.
// SPDX-License-Identifier: EUPL-1.2
import { options } from 'preact';
import { expect, it, vi } from 'vitest';
import { createSession } from '../../web/src/core/session';
import { mount } from '../../web/src/mount';
import { FakeCore } from './fake_core';

const net = vi.hoisted(() => {
  let open = () => {};
  const arrived = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { arrived, open };
});
vi.mock('../../web/src/ui/mer/places', async (original) => {
  await net.arrived;
  return original();
});

/** Effects run when the test says so, as if the screen had been busy until then. */
function holdEffects(): () => void {
  let held: (() => void)[] = [];
  Object.assign(options, { requestAnimationFrame: (effects: () => void) => held.push(effects) });
  return () => {
    const now = held;
    held = [];
    for (const effects of now) effects();
  };
}

it('is shown also when it has come between its first painting and its first effect', async () => {
  vi.stubGlobal('fetch', async () => new Response('{}'));
  const runEffects = holdEffects();
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  mount(root, {
    session: createSession(new FakeCore(false), '', { self: '', language: 'sv' }),
    language: 'sv',
    theme: null,
    inRoom: false,
    places: 'memory',
  });
  const go = async (place: string) => {
    const link = () => [...root.querySelectorAll('nav a')].find((each) => each.textContent === place);
    await vi.waitFor(() => expect(link()).toBeDefined());
    link()?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    await vi.waitFor(() => expect(root.querySelector('h1')?.textContent).toBe(place));
  };
  await go('Mer');
  runEffects();
  await go('Steg');
  await go('Mer');
  net.open();
  await import('../../web/src/ui/mer/places');
  runEffects();
  await vi.waitFor(() => expect(root.textContent).toContain('Språk'));
});
