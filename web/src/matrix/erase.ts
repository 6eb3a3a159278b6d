// Takes away from this device what belongs to an account: its keys, who is signed in, and what the core keeps
// under its name. Runs before anything has opened the stores (main.ts), so nothing writes after it; whatever
// is interrupted is done again at the next start. Knows nothing of the library.
// SPDX-License-Identifier: EUPL-1.2
import { database, keysPrefix } from './keep';

/** Another tab may hold it open: then it goes when that tab does. */
function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

/** The encryption keys alone: of a device that the server does not know any more. */
export async function eraseKeys(): Promise<void> {
  await deleteDatabase(`${keysPrefix}::matrix-sdk-crypto`);
  await deleteDatabase(`${keysPrefix}::matrix-sdk-crypto-meta`);
}

/** Every key of both stores begins with its kind and the person (docs/adr/013). */
const isOf = (key: string, user: string) => key.split('/')[1] === user;

function eraseRecords(user: string): Promise<void> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('smasteg', 1);
    // Not there: nothing to erase, and nothing to be made.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = () => resolve();
    opening.onsuccess = () => {
      const opened = opening.result;
      const transaction = opened.transaction(['own', 'cache'], 'readwrite');
      for (const name of ['own', 'cache']) {
        const store = transaction.objectStore(name);
        const keys = store.getAllKeys();
        keys.onsuccess = () => {
          for (const key of keys.result) if (isOf(String(key), user)) store.delete(key);
        };
      }
      transaction.oncomplete = transaction.onabort = () => {
        opened.close();
        resolve();
      };
    };
  });
}

export async function eraseAccount(user: string): Promise<void> {
  for (const key of Object.keys(localStorage))
    if (/^smasteg\.(draft|caret|change|seen)\./.test(key) && key.includes(`.${user}/`))
      localStorage.removeItem(key);
  await eraseRecords(user);
  await eraseKeys();
  await deleteDatabase(database);
}
