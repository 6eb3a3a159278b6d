// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// Seals what vite has built, so that every file is known by its hash: scripts and styles of a page by
// `integrity`, what the page loads later by a list in the page, what the app keeps for offline by a list in
// the service worker. Each page gets web/watch.js, the words for when a file is another, and its policy for
// hosts that send no headers. The same files in give the same bytes out.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { headersFor } from './headers.mjs';

const repo = dirname(dirname(fileURLToPath(import.meta.url)));
const hashed = /[\w.-]+-[A-Za-z0-9_-]{8}\.[a-z0-9]+/g;
const sha256 = (bytes, form) => createHash('sha256').update(bytes).digest(form);
/** What a browser compares a file with. */
export const integrityOf = (bytes) => `sha256-${sha256(bytes, 'base64')}`;

const refusal =
  '<div id="refused" role="alert" hidden><h1>Småsteg startar inte.</h1>' +
  '<p>En fil kom inte fram, eller är inte den som hör till sidan. Det du har skrivit på den här enheten ' +
  'är kvar. Ladda om sidan. Hjälper inte det: säg till den som har hand om adressen.</p>' +
  '<p lang="en">Småsteg does not start. A file did not arrive, or is not the one that belongs to the ' +
  'page. What you have written on this device is still there. Reload the page. If that does not help, tell ' +
  'those who run this address.</p></div>';

/** Every file of a folder, by its path in it. */
export function filesIn(dir) {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(entry.parentPath.slice(dir.length).replaceAll('\\', '/'), entry.name))
    .map((path) => path.replace(/^\//, ''))
    .sort();
}

/** Path → what it names, directly, of the files whose names carry a hash. */
function referencesIn(dir, files) {
  const byName = new Map(files.map((path) => [basename(path), path]));
  return (path) => {
    if (!/\.(html|js|css)$/.test(path)) return [];
    const names = readFileSync(join(dir, path), 'utf8').match(hashed) ?? [];
    return names.flatMap((name) => byName.get(name) ?? []);
  };
}

/** What the paths in `start` lead to, they too. */
export function reach(start, referencesOf) {
  const found = new Set(start);
  for (const path of found) for (const next of referencesOf(path)) found.add(next);
  return found;
}

/** Of matrix-js-sdk (vite.config.ts), or asks for that at once. */
function isOnUse(dir, path) {
  if (posix.basename(path).startsWith('matrix_sdk_')) return true;
  if (!path.endsWith('.js')) return false;
  // `from "./x.js"`, `import"./x.js"`; import("…") has a bracket.
  const atOnce = readFileSync(join(dir, path), 'utf8').matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g);
  return [...atOnce].some(([, name]) => name.startsWith('matrix_sdk_'));
}

function policyOf(config, page) {
  const folder = `/${page.replace(/[^/]+$/, '')}`;
  const policy = headersFor(config, folder)['Content-Security-Policy'];
  // Has no meaning in a page.
  const kept = policy.split('; ').filter((rule) => !rule.startsWith('frame-ancestors'));
  return `<meta http-equiv="Content-Security-Policy" content="${kept.join('; ')}" />`;
}

function sealPage(dir, page, { config, watch, referencesOf, hashOf }) {
  const to = (path) => `${posix.relative(posix.dirname(page), path)}`.replace(/^(?!\.)/, './');
  const first = new Set();
  const withHashes = readFileSync(join(dir, page), 'utf8').replace(
    /<(script|link)\b([^>]*?)(?:src|href)="([^"#:]+)"([^>]*?)(\s*\/?>)/g,
    (tag, name, before, address, after, end) => {
      if (name === 'link' && !/rel="(stylesheet|modulepreload)"/.test(before + after)) return tag;
      const path = posix.join(posix.dirname(page), address);
      first.add(path);
      return `${tag.slice(0, -end.length)} integrity="${hashOf(path)}"${end}`;
    },
  );
  const later = [...reach([page], referencesOf)]
    .filter((path) => path !== page && !first.has(path) && /\.(js|json|css)$/.test(path))
    .sort();
  const listOf = (id, paths) => {
    const list = Object.fromEntries(paths.map((path) => [to(path), hashOf(path)]));
    return `<script type="application/json" id="${id}">${JSON.stringify(list)}</script>`;
  };
  const onUse = later.filter((path) => isOnUse(dir, path));
  const head = [
    policyOf(config, page),
    `<script src="${to(watch)}" integrity="${hashOf(watch)}"></script>`,
    listOf(
      'files',
      later.filter((path) => !onUse.includes(path)),
    ),
    ...(onUse.length > 0 ? [listOf('files-on-use', onUse)] : []),
  ];
  const text = withHashes
    .replace(/(<meta charset="utf-8" \/>)/, `$1\n    ${head.join('\n    ')}`)
    .replace(/(<noscript>)/, `${refusal}\n    $1`);
  if (!text.includes(head[0]) || !text.includes(refusal))
    throw new Error(`finish: ${page} is no page of ours`);
  writeFileSync(join(dir, page), text);
}

const workerOf = (text) => `${text}// ${integrityOf(text)}\n`;

/** The list goes before the worker's own lines; the last line is the hash of all that stands above it. */
function sealWorker(dir, referencesOf, hashOf) {
  const own = filesIn(join(dir, 'icons')).map((name) => `icons/${name}`);
  const kept = [...reach(['index.html'], referencesOf), 'manifest.webmanifest', ...own].sort();
  const listOf = (paths) =>
    Object.fromEntries(paths.map((path) => [path === 'index.html' ? './' : path, hashOf(path)]));
  const later = kept.filter((path) => isOnUse(dir, path));
  const files = listOf(kept.filter((path) => !later.includes(path)));
  const onUse = listOf(later);
  const version = sha256(JSON.stringify({ files, onUse }), 'hex').slice(0, 16);
  const list = `self.smasteg = ${JSON.stringify({ version, files, onUse })};`;
  const text = `${list}\n${readFileSync(join(dir, 'sw.js'), 'utf8').trim()}\n`;
  writeFileSync(join(dir, 'sw.js'), workerOf(text));
}

/** Once for each build. */
export function finish(dir) {
  const source = readFileSync(join(repo, 'web/watch.js'));
  const watch = `assets/watch-${sha256(source, 'base64url').slice(0, 8)}.js`;
  if (existsSync(join(dir, watch))) throw new Error(`finish: ${dir} is finished already`);
  writeFileSync(join(dir, watch), source);
  const files = filesIn(dir);
  const known = new Map();
  const hashOf = (path) => {
    if (!known.has(path)) known.set(path, integrityOf(readFileSync(join(dir, path))));
    return known.get(path);
  };
  const referencesOf = referencesIn(dir, files);
  const config = JSON.parse(readFileSync(join(repo, 'web/headers.json'), 'utf8'));
  for (const page of files.filter((path) => path.endsWith('.html')))
    sealPage(dir, page, { config, watch, referencesOf, hashOf });
  sealWorker(dir, referencesOf, hashOf);
}

/**
 * In a finished folder: the app's page may do more, `policy`, than what is published lets it. For homeservers
 * on this machine, which have no TLS.
 */
export function allowMore(dir, policy) {
  const config = JSON.parse(readFileSync(join(repo, 'web/headers.json'), 'utf8'));
  const page = join(dir, 'index.html');
  const before = readFileSync(page, 'utf8');
  const after = before.replace(
    policyOf(config, 'index.html'),
    policyOf({ ...config, csp: { ...config.csp, ...policy } }, 'index.html'),
  );
  if (after === before) throw new Error('finish: the page has another policy than its own');
  writeFileSync(page, after);
  const worker = readFileSync(join(dir, 'sw.js'), 'utf8').replace(/\/\/ sha256-\S+\n$/, '');
  writeFileSync(join(dir, 'sw.js'), workerOf(worker.replace(integrityOf(before), integrityOf(after))));
}
