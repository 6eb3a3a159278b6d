// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// Where the browsers lie that the tests and the figures drive: a variable of one's own first, then where
// Debian puts them; undefined when there is none. Starts nothing and installs nothing.
import { existsSync } from 'node:fs';

const place = (variable, debian) => process.env[variable] || (existsSync(debian) ? debian : undefined);

export const chromiumPath = () => place('SMASTEG_CHROMIUM', '/usr/bin/chromium');
export const firefoxPath = () => place('SMASTEG_FIREFOX', '/usr/bin/firefox-esr');
/** WebKitGTK is driven by a program of its own, which finds the browser that it was built with. */
export const webkitDriverPath = () => place('SMASTEG_WEBKIT_DRIVER', '/usr/bin/WebKitWebDriver');
export const xvfbPath = () => place('SMASTEG_XVFB', '/usr/bin/Xvfb');
