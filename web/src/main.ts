// The offline app: the private notebook, composed.
// SPDX-License-Identifier: EUPL-1.2
import './styles/tokens.css';
import './styles/smasteg.css';
import { createSession } from './core/session';
import { startCore } from './core/start';
import { mount } from './mount';
import type { Language } from './ports';

const language: Language = 'sv';
const root = document.getElementById('smasteg');
if (root) {
  const core = await startCore('', '');
  mount(root, {
    session: createSession(core, '', { self: '', language }),
    language,
    theme: null,
    inRoom: false,
    places: 'hash',
  });
}
