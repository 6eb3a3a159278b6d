// What tests/ sees of browsers.mjs.
// SPDX-License-Identifier: EUPL-1.2
export function chromiumPath(): string | undefined;
export function firefoxPath(): string | undefined;
export function webkitDriverPath(): string | undefined;
export function xvfbPath(): string | undefined;
