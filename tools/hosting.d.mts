// What tests/ sees of hosting.mjs.
// SPDX-License-Identifier: EUPL-1.2
interface Place {
  base?: string;
  root?: string;
  host?: string;
}
export function nginx(options?: Place): string;
export function caddy(options?: Place): string;
