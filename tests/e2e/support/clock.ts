// The product's own long waits (10 s, 40 s) without waiting: the browser's clock is ours. A worker's clock is
// not, so the core runs in the page, as it does wherever no worker can start.
// SPDX-License-Identifier: EUPL-1.2
import { expect, type Page } from '@playwright/test';

/** A Tuesday afternoon in week 48. */
export const tuesday = new Date('2026-11-24T14:30:00+01:00');

export async function ownClock(page: Page, time = tuesday): Promise<void> {
  await page.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new Error('no worker here');
      }
    } as unknown as typeof Worker;
  });
  await page.clock.install({ time });
}

/** Lets time go by, a second at a time, until it holds; fails after so many seconds. */
export async function passUntil(page: Page, seconds: number, holds: () => Promise<void>): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    try {
      await holds();
      return;
    } catch {
      await page.clock.runFor(1_000);
    }
  }
  await holds();
}

export const pass = (page: Page, seconds: number) => page.clock.runFor(seconds * 1_000);
export const soon = expect.configure({ timeout: 250 });
