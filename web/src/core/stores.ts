// The device's two stores of bytes: "own" (what only this device has) and "cache" (what can be fetched
// again). Promises an answer to everything within a time limit and never throws; refuses nothing, but says
// what the device refused.
// SPDX-License-Identifier: EUPL-1.2
import type { StoreAction } from '../ports';
import type { MessagePayload, StoreRecord } from './protocol.gen';

type Held = Extract<MessagePayload, { kind: 'loaded' }>;

export interface Stores {
  /** All that is kept for a room. available false: this device refuses, or does not answer. */
  load(room: string): Promise<Held>;
  perform(action: StoreAction): Promise<MessagePayload>;
  /** Throws away what can be fetched again, when it is suspected of having killed the core. */
  dropCache(): Promise<void>;
}

/** Some browsers neither open nor refuse: after this the device counts as one that saves nothing. */
const openWithinMs = 2_000;
const writeWithinMs = 10_000;
const names = ['own', 'cache'] as const;
const storeName = (name: string) => (name === 'cache' ? 'cache' : 'own');
/**
 * A cache key belongs to a room when the room's id is in it; the notebook's id is empty and so is its cache.
 */
const concerns = (key: string, room: string) => room !== '' && key.includes(room);

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('no answer', 'TimeoutError')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
/** Quota errors arrive on the transaction, not on the request. */
function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
  });
}

/** gone: the database is no longer open (another tab wants a newer version, or the browser closed it). */
async function openDatabase(gone: () => void): Promise<IDBDatabase> {
  // The call itself throws where storage is forbidden.
  const request = indexedDB.open('smasteg', 1);
  request.onupgradeneeded = () => {
    for (const name of names) request.result.createObjectStore(name);
  };
  const database = await asked(request);
  database.onversionchange = () => {
    database.close();
    gone();
  };
  database.onclose = gone;
  return database;
}

/** The rooms of that person of which this device keeps a log: their ids, and its bytes. Writes nothing. */
export async function keptRooms(self: string): Promise<Map<string, string>> {
  const database = await within(
    openWithinMs,
    openDatabase(() => undefined),
  );
  try {
    const prefix = `snapshot/${self}/`;
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const store = database.transaction('cache', 'readonly').objectStore('cache');
    const [keys, values] = await within(
      openWithinMs,
      Promise.all([asked(store.getAllKeys(range)), asked<string[]>(store.getAll(range))]),
    );
    return new Map(keys.map((key, i) => [String(key).slice(prefix.length, -1), values[i] ?? '']));
  } finally {
    database.close();
  }
}

export function openStores(): Stores {
  let opened: Promise<IDBDatabase> | undefined;
  let silent = false;

  function open(): Promise<IDBDatabase> {
    if (silent) return Promise.reject(new DOMException('no answer', 'TimeoutError'));
    opened ??= openDatabase(() => {
      opened = undefined;
    });
    const attempt = opened;
    return within(openWithinMs, attempt).catch((error: unknown) => {
      if (opened === attempt) opened = undefined;
      silent ||= error instanceof DOMException && error.name === 'TimeoutError';
      throw error;
    });
  }

  async function readAll(room: string): Promise<StoreRecord[]> {
    const transaction = (await open()).transaction(names, 'readonly');
    const held = await Promise.all(
      names.map(async (store) => {
        const [keys, values] = await Promise.all([
          asked(transaction.objectStore(store).getAllKeys()),
          asked<string[]>(transaction.objectStore(store).getAll()),
        ]);
        return keys.map((key, i) => ({ store, key: String(key), bytes: values[i] ?? '' }));
      }),
    );
    return held.flat().filter(({ store, key }) => store === 'own' || concerns(key, room));
  }

  return {
    async load(room) {
      try {
        const records = await within(openWithinMs, readAll(room));
        return { kind: 'loaded', available: true, records };
      } catch {
        return { kind: 'loaded', available: false, records: [] };
      }
    },
    async perform(action) {
      try {
        const name = storeName(action.store);
        // Surviving a killed process is enough and much faster than surviving a power cut.
        const transaction = (await open()).transaction(name, 'readwrite', { durability: 'relaxed' });
        const store = transaction.objectStore(name);
        if (action.kind === 'put') store.put(action.bytes, action.key);
        else store.delete(action.key);
        await within(writeWithinMs, done(transaction));
        return { kind: 'stored', request: action.request };
      } catch (error) {
        const { name, message } = error as Error;
        return { kind: 'failed', request: action.request, code: name, detail: message, retryAfterMs: 0 };
      }
    },
    async dropCache() {
      try {
        await asked((await open()).transaction('cache', 'readwrite').objectStore('cache').clear());
      } catch {
        // Then there is no cache to be afraid of either.
      }
    },
  };
}
