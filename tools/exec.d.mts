// What tests/ sees of exec.mjs.
// SPDX-License-Identifier: EUPL-1.2
export function freePort(): Promise<number>;
