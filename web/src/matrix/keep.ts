// Who is signed in here, with the key that the server gave: one record in a database of its own, apart from
// the core's stores, so that it can be thrown away as one. Rejects where the device refuses.
// SPDX-License-Identifier: EUPL-1.2

export interface Kept {
  /** Where the server's API is. */
  url: string;
  user: string;
  device: string;
  token: string;
  /** Where an OAuth 2 server gave it: the token lasts for minutes, and this brings the next. */
  oauth?: {
    /** As what the app is registered there. */
    client: string;
    /** "" = none was given. */
    refresh: string;
    /** When the token ends, by this device's clock; 0 = not said. */
    until: number;
  };
  /** The server asks for the password again ("soft"), or does not know this device any more ("gone"). */
  out?: 'soft' | 'gone';
}

export const database = 'smasteg-account';
/** matrix-js-sdk writes two databases under this name. */
export const keysPrefix = 'smasteg-keys';
const store = 'kept';
const key = 'account';

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open(database, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store);
  const opened = await asked(opening);
  try {
    const transaction = opened.transaction(store, mode);
    const ended = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      // A full device says so of the transaction, not of the request.
      transaction.onabort = () => reject(transaction.error);
    });
    const [result] = await Promise.all([asked(work(transaction.objectStore(store))), ended]);
    return result;
  } finally {
    opened.close();
  }
}

export async function readKept(): Promise<Kept | null> {
  const kept: unknown = await within('readonly', (store) => store.get(key));
  return (kept as Kept | undefined) ?? null;
}

export async function writeKept(kept: Kept): Promise<void> {
  await within('readwrite', (store) => store.put(kept, key));
}
