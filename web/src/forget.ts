// What Småsteg keeps in this browser, as a whole: asks the browser not to clear it by itself, and clears it
// when a person wants that.
// SPDX-License-Identifier: EUPL-1.2

/** Some browsers neither agree nor refuse. */
const answerWithinMs = 3_000;

/** A core whose turn was taken hears of it, and is stopped, in less. */
const endedMs = 100;

const within = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
  Promise.race([work, new Promise<T>((resolve) => setTimeout(() => resolve(otherwise), answerWithinMs))]);

/** null: this browser does not say. */
export async function isKept(): Promise<boolean | null> {
  try {
    return await within<boolean | null>(navigator.storage.persisted(), null);
  } catch {
    return null;
  }
}

/** Some browsers ask the person; the others decide by how much the page is used. */
export async function askToKeep(): Promise<boolean> {
  try {
    return await within(navigator.storage.persist(), false);
  } catch {
    return false;
  }
}

/**
 * Every tab's core loses its turn (web/src/core/turn.ts) until this page goes: one that ends later, as with
 * the page that is loaded anew, would write once more what it has in mind.
 */
async function takeTurnsAway(): Promise<void> {
  const { locks } = navigator as { locks?: LockManager };
  const { held = [] } = (await locks?.query()) ?? {};
  const turns = held.map(({ name = '' }) => name).filter((name) => /^smasteg\/.*\//.test(name));
  const take = (name: string) =>
    new Promise<void>((resolve) => {
      const keep = () => new Promise<void>(() => resolve());
      locks?.request(name, { steal: true }, keep).catch(() => resolve());
    });
  await Promise.all(turns.map(take));
  await new Promise((resolve) => setTimeout(resolve, endedMs));
}

function deleteDatabase(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    // An open one closes when it hears of this (web/src/core/stores.ts).
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve(true);
    request.onerror = () => resolve(false);
  });
}

/** The core's, and those of an account: who is signed in, and the keys (web/src/matrix/keep.ts). */
async function deleteDatabases(): Promise<boolean> {
  const ours = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('smasteg'));
  const deleted = await Promise.all(ours.map(({ name = '' }) => deleteDatabase(name)));
  return deleted.every(Boolean);
}

function clearLocal(): void {
  for (const storage of [localStorage, sessionStorage])
    for (const key of Object.keys(storage)) if (key.startsWith('smasteg.')) storage.removeItem(key);
}

async function clearKept(): Promise<void> {
  const home = new URL('./', document.baseURI).href;
  for (const registration of (await navigator.serviceWorker?.getRegistrations()) ?? [])
    if (registration.scope === home) await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith(`smasteg ${home} `)) await caches.delete(name);
}

/** False: something could not be cleared. The page must be loaded anew at once, or it keeps things again. */
export async function forgetAll(): Promise<boolean> {
  await within(
    takeTurnsAway().catch(() => undefined),
    undefined,
  );
  const cleared = await Promise.allSettled([
    within(deleteDatabases(), false),
    Promise.resolve().then(clearLocal),
    clearKept(),
  ]);
  return cleared.every((one) => one.status === 'fulfilled' && one.value !== false);
}
