// What tests/ sees of soak.mjs.
// SPDX-License-Identifier: EUPL-1.2
import type { Page } from '@playwright/test';

export interface Soaked {
  kills: number;
  changed: number;
  broken: string[];
  mixed: string[];
  updateMs: number;
}
export function soakUpdates(options: {
  kills: number;
  seed: number;
  tell?: (line: string) => void;
}): Promise<Soaked>;
export function startBrowser(
  profile: string,
): Promise<{ page: Page; kill(): Promise<void>; end(): Promise<void> }>;
