// What tests/ sees of versions.mjs.
// SPDX-License-Identifier: EUPL-1.2
export interface Site {
  address: string;
  show(dir: string): void;
  down(is: boolean): void;
  stop(): Promise<void>;
}
export function makeVersions(): Promise<{ one: string; two: string }>;
export function publishAt(base?: string, options?: { bare?: boolean }): Promise<Site>;
