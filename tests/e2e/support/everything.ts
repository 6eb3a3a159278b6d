// What a browser keeps for an address, for tests of what is left.
// SPDX-License-Identifier: EUPL-1.2
import type { Page } from '@playwright/test';

/** All that is kept for this address, as one text. */
export async function everything(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const parts: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store);
        for (const request of [all.getAllKeys(), all.getAll()])
          parts.push(
            await new Promise((resolve) => {
              request.onsuccess = () => resolve(JSON.stringify(request.result));
            }),
          );
      }
      database.close();
    }
    for (const name of await caches.keys()) parts.push(name);
    parts.push(document.cookie, location.href);
    return parts.join('\n');
  });
}
