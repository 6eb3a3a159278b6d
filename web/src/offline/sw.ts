// The app's service worker: keeps one version of the app on the device, whole or not at all, and starts it
// from there. Promises: what it has kept was checked, file by file, before the browser calls it installed; a
// page and all its files come from the same version; the next one waits until a person asks for it, or until
// no tab is open. Answers for the app's page and its files only: not for the widget, nor for other addresses.
// SPDX-License-Identifier: EUPL-1.2

/** What tools/finish.mjs writes above this: './' is the page. */
interface Published {
  version: string;
  files: Record<string, string>;
  /** What is fetched when somebody connects to an account, and kept from then on. */
  onUse: Record<string, string>;
}
type Waiting = Event & { waitUntil(work: Promise<unknown>): void };
type Asked = Event & { request: Request; respondWith(answer: Promise<Response>): void };
type Told = MessageEvent<string>;

// The page's types are compiled in here too; the worker's own scope is told apart by hand.
const scope = globalThis as unknown as {
  smasteg: Published;
  registration: ServiceWorkerRegistration;
  clients: { matchAll(of: object): Promise<{ postMessage(what: unknown): void }[]> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install', take: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', take: (event: Asked) => void): void;
  addEventListener(type: 'message', take: (event: Told & Waiting) => void): void;
};

const { version, files, onUse } = scope.smasteg;
const home = scope.registration.scope;
/** Another Småsteg may live beside this one on the same host. */
const ours = `smasteg ${home} `;
const addresses = new Set(Object.keys(files).map((path) => new URL(path, home).href));
const onUseAt = new Map(Object.entries(onUse).map(([path, hash]) => [new URL(path, home).href, hash]));

/** Checked by the browser. A copy in its own cache may be damaged: then once more, past that. */
async function published(address: string, integrity: string): Promise<Response> {
  const first = address === home || !/-[\w-]{8}\.\w+$/.test(address) ? 'no-cache' : 'default';
  const answer = await fetch(address, { integrity, cache: first }).catch(() =>
    fetch(address, { integrity, cache: 'reload' }),
  );
  if (!answer.ok || answer.redirected) throw new Error(`${answer.status} ${address}`);
  return answer;
}

/** Something came, and it was not what was published: that is worth telling. */
async function tellIfAltered(address: string): Promise<void> {
  const answer = await fetch(address, { cache: 'reload' });
  if (!answer.ok) return;
  for (const page of await scope.clients.matchAll({ type: 'window', includeUncontrolled: true }))
    page.postMessage({ altered: address });
}

async function keep(address: string, integrity: string): Promise<Response> {
  try {
    const answer = await published(address, integrity);
    const cache = await caches.open(ours + version);
    await cache.put(address, answer.clone());
    return answer;
  } catch (error) {
    await tellIfAltered(address).catch(() => undefined);
    throw error;
  }
}

/** With an account, a version is whole only with what that needs: the server will not have it for ever. */
async function isUsed(): Promise<boolean> {
  for (const name of await caches.keys()) {
    const kept = name.startsWith(ours) ? await (await caches.open(name)).keys() : [];
    if (kept.some(({ url }) => /\/matrix_sdk_[^/]+$/.test(url))) return true;
  }
  return false;
}

async function fill(): Promise<void> {
  const all = (await isUsed()) ? { ...files, ...onUse } : files;
  await Promise.all(Object.entries(all).map(([path, hash]) => keep(new URL(path, home).href, hash)));
}

/** Filling and forgetting take turns: a version that comes back may have the name of one that goes. */
const oneAtATime = (work: () => Promise<void>): Promise<void> =>
  navigator.locks ? navigator.locks.request(ours, work) : work();

/** The other versions, when none is on its way. Their tabs have been loaded anew by then. */
async function forgetOthers(): Promise<void> {
  if (!navigator.locks || scope.registration.installing || scope.registration.waiting) return;
  for (const name of await caches.keys())
    if (name.startsWith(ours) && name !== ours + version) await caches.delete(name);
}

/** First of this version; what an older one's tab still asks for is named by its hash and lies in its own. */
async function kept(address: string): Promise<Response | undefined> {
  const mine = await (await caches.open(ours + version)).match(address);
  if (mine || !/\/(?:assets|content)\/[^/]+$/.test(address)) return mine;
  for (const name of await caches.keys()) {
    const found = name.startsWith(ours) ? await (await caches.open(name)).match(address) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** What is not kept; from now on it is, if it belongs to an account. A full device gets it all the same. */
async function fetched(address: string, request: Request): Promise<Response> {
  const integrity = onUseAt.get(address);
  if (!integrity) return fetch(request);
  return keep(address, integrity).catch(() => fetch(request));
}

function addressFor({ method, mode, url }: Request): string | null {
  const address = new URL(url);
  if (method !== 'GET' || !url.startsWith(home)) return null;
  address.hash = '';
  if (mode === 'navigate') {
    // What is shared with the app comes as a query of its page.
    address.search = '';
    return [home, `${home}index.html`].includes(address.href) ? home : null;
  }
  const isFile = addresses.has(address.href) || /^(?:assets|content)\//.test(url.slice(home.length));
  return isFile ? address.href : null;
}

scope.addEventListener('install', (event) => event.waitUntil(oneAtATime(fill)));
scope.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(scope.skipWaiting());
  if (event.data === 'forget-others') event.waitUntil(oneAtATime(forgetOthers));
});
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = addressFor(request);
  if (address) event.respondWith(kept(address).then((found) => found ?? fetched(address, request)));
});
