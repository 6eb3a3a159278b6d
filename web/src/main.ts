// The offline app: the private notebook, composed.
// SPDX-License-Identifier: EUPL-1.2
import './styles/tokens.css';
import './styles/smasteg.css';
import type { ComponentType } from 'preact';
import { takeArrival } from './arrival';
import { createSession } from './core/session';
import { startCore } from './core/start';
import { mount } from './mount';
import { takeParcel } from './move/arrived';
import type { Language } from './ports';
import { signal } from './signal';
import { guardLater, wholeRoot } from './whole';

/** First what one writes with, then what lets one write the next time without a network. */
const peaceMs = 2_000;

const language: Language = 'sv';
const root = wholeRoot();
if (root) {
  const { text } = takeArrival();
  takeParcel();
  const above = signal<ComponentType | null>(null);
  const core = await startCore('', '');
  mount(root, {
    session: createSession(core, '', { self: '', language }),
    language,
    theme: null,
    inRoom: false,
    places: 'hash',
    shared: text,
    above,
  });
  setTimeout(async () => {
    guardLater();
    const { OfflineNotes } = await import('./offline/notes');
    above.value = OfflineNotes;
  }, peaceMs);
}
