// A browser that refuses all storage: every getter and call throws, in every frame and worker.
// SPDX-License-Identifier: EUPL-1.2
import type { BrowserContext } from '@playwright/test';

function denyInPage(): void {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore']) {
    Object.defineProperty(window, name, { configurable: true, get: refuse });
  }
}

/** The core lives in a worker, which no page script reaches: its script is given a first line. */
export async function denyStorage(context: BrowserContext): Promise<void> {
  await context.addInitScript(denyInPage);
  await context.route('**/assets/worker-*.js', async (route) => {
    // The page's own look at the file, whether it is the one that was published.
    if (route.request().resourceType() === 'fetch') return route.continue();
    const answer = await route.fetch();
    const refuse = "get() { throw new DOMException('Insecure', 'SecurityError'); }";
    const first = `Object.defineProperty(self, 'indexedDB', { ${refuse} });\n`;
    return route.fulfill({ response: answer, body: first + (await answer.text()) });
  });
}
