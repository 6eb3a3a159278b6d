// The page at /widget/install/: the line that adds this Småsteg to a room. Shares no code with the widget but
// types, styles and the line itself: each file shared would be one more in the widget's first load.
// SPDX-License-Identifier: EUPL-1.2
import '../../web/src/styles/tokens.css';
import './install.css';
import { render } from 'preact';
import { newWidgetId } from '../src/address';
import { Page } from './page';

const language = /^sv\b/i.test(navigator.language) ? 'sv' : 'en';
const here = new URL('../', location.href).href;

const root = document.getElementById('install');
if (root) render(<Page first={language} here={here} id={newWidgetId()} />, root);
