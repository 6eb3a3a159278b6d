// The app's screens around a core that behaves: in a room, in Swedish.
// SPDX-License-Identifier: EUPL-1.2
import { render } from 'preact';
import { afterEach, beforeEach, vi } from 'vitest';
import { createSession } from '../../web/src/core/session';
import { mount } from '../../web/src/mount';
import type { FakeCore } from './fake_core';

/** Gives the element that they are in. */
export function mountInRoom(core: FakeCore, self = '@jag:example.org'): HTMLElement {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  mount(root, {
    session: createSession(core, '!rum:example.org', { self, language: 'sv' }),
    language: 'sv',
    theme: null,
    inRoom: true,
    places: 'memory',
  });
  return root;
}

/** Each test of the file begins with a device that keeps nothing and a server whose files are empty. */
export function onAPageOfItsOwn(root: () => HTMLElement): void {
  beforeEach(() => {
    localStorage.clear();
    vi.stubGlobal('fetch', async () => new Response('{}'));
  });
  afterEach(() => {
    // What is still on its way paints nothing where no page is any more.
    render(null, root());
    document.body.replaceChildren();
    vi.unstubAllGlobals();
  });
}
