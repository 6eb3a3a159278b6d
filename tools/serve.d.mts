// What tests/ sees of serve.mjs.
// SPDX-License-Identifier: EUPL-1.2
export interface Served {
  address: string;
  stop(): Promise<void>;
}
export function serveDist(policy?: Record<string, string[]>): Promise<Served>;
export function serveFolder(dir: string): Promise<Served>;
