// Whether what a page loads is what was published with it. The page's scripts and styles carry their hashes
// (tools/finish.mjs) and web/watch.js tells when one is refused; this is for the rest: a list in the page has
// what each later file hashes to. Where there is no list (the development server) nothing is checked.
// SPDX-License-Identifier: EUPL-1.2

type Lists = 'files' | 'files-on-use';

const lists = new Map<Lists, Map<string, string>>();

function listOf(id: Lists): Map<string, string> {
  const known = lists.get(id) ?? readList(id);
  lists.set(id, known);
  return known;
}

function readList(id: Lists): Map<string, string> {
  const list = globalThis.document?.getElementById(id)?.textContent;
  const hashes = Object.entries(JSON.parse(list || '{}') as Record<string, string>);
  return new Map(hashes.map(([path, hash]) => [new URL(path, document.baseURI).href, hash]));
}

/** As `fetch` takes it; "" = not known. */
function integrityOf(address: string): string {
  return listOf('files').get(new URL(address, document.baseURI).href) ?? '';
}

/** Rejects, as when it could not be had, where the file is another than the one that was published. */
export const fetchWhole = (address: string): Promise<Response> =>
  fetch(address, { integrity: integrityOf(address) });

/** For what can only be loaded unchecked (a worker). False also where nothing can be said. */
export async function isAltered(address: string): Promise<boolean> {
  const hash = integrityOf(address);
  if (!hash || !globalThis.crypto?.subtle) return false;
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return false;
  const digest = await crypto.subtle.digest('SHA-256', await answer.arrayBuffer());
  return hash !== `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

const guarded = new Set<string>();

function guard(which: Lists, isMeant: (address: string) => boolean): void {
  for (const [address, integrity] of listOf(which)) {
    // A worker's script is no module of the page.
    if (!address.endsWith('.js') || /\/worker-[^/]+$/.test(address)) continue;
    if (guarded.has(address) || !isMeant(address)) continue;
    guarded.add(address);
    const link = document.createElement('link');
    Object.assign(link, { rel: 'modulepreload', crossOrigin: '', integrity, href: address });
    link.dataset['later'] = '';
    document.head.append(link);
  }
}

/**
 * Before an import(): a later script that is not the one that was published will not run. This fetches them
 * all; `files-on-use` is what only an account needs, and is fetched when somebody connects.
 */
export const guardLater = (which: Lists = 'files'): void => guard(which, () => true);

/** The same for the one file of that name, where the others would be in its way. */
export const guardOne = (name: string): void =>
  guard('files', (address) => new RegExp(`/${name}-[\\w-]{8}\\.js$`).test(address));

/** Where the page paints, or null: a file is not what it should be, and the page says so. */
export function wholeRoot(): HTMLElement | null {
  const refusal = document.getElementById('refused');
  const root = document.getElementById('smasteg');
  if (!refusal || document.documentElement.dataset['files'] === 'watched') return root;
  refusal.hidden = false;
  return null;
}
