// The test every spec starts from: nothing may be refused by the Content-Security-Policy, nothing may fail in
// the console of any frame or worker, and nothing may be asked of another origin.
// SPDX-License-Identifier: EUPL-1.2
import { type BrowserContext, test as base } from '@playwright/test';

export { expect } from '@playwright/test';

export interface Watch {
  /** What a test provokes by itself, such as a file that is not there. */
  allow(pattern: RegExp): void;
  readonly found: readonly string[];
}

const notOurs = [
  // Chromium's word on Element's own sandbox: scripts and same origin together. Not ours to change.
  /allow-scripts and allow-same-origin/,
  // The host's library tells its console what the widget asked for in vain. Without a network is a state of
  // the trial room (widget/host/person.ts), which only a test brings about; what the widget makes of it is
  // tested.
  /^console: error (sending event|getting the relations):? +Error: fetch failed/,
];

function watchContext(context: BrowserContext, origin: string): Watch {
  const found: string[] = [];
  const allowed: RegExp[] = [...notOurs];
  context.on('console', (message) => {
    if (message.type() === 'error') found.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => found.push(`error: ${String(error.error())}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (['data:', 'blob:', 'about:'].includes(url.protocol) || url.origin === origin) return;
    found.push(`foreign request: ${url.href}`);
  });
  return {
    allow: (pattern) => allowed.push(pattern),
    get found() {
      return found.filter((one) => !allowed.some((pattern) => pattern.test(one)));
    },
  };
}

/** Runs in every frame before its scripts. */
function tellViolations(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective, blockedURI, sample } = event;
    console.error(`violation: ${effectiveDirective} ${blockedURI} ${sample}`);
  });
}

export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ context, baseURL }, use) => {
      const watch = watchContext(context, new URL(baseURL ?? '').origin);
      await context.addInitScript(tellViolations);
      await use(watch);
      base.expect(watch.found, 'violations, errors and foreign requests').toEqual([]);
    },
    { auto: true },
  ],
});
