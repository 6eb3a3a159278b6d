// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// What the widget's first load weighs, gzip: the page's scripts and styles, all that they import statically,
// the worker and the core. Chunks behind import() come later and are not counted, nor is the core's deferred
// part (wasm/split.mjs), which has a line of its own. Fails above the budget, and when matrix-js-sdk is where
// it must not be.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { reach } from './finish.mjs';

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');
const budgets = { js: 60_000, css: 10_000, wasm: 130_000 };
const page = process.argv[2] ?? 'widget/index.html';

/** Paths inside dist/ that a file makes the browser load at once. */
function loadsOf(path) {
  if (!/\.(html|js|css)$/.test(path)) return [];
  const text = readFileSync(join(dist, path), 'utf8');
  const found = [];
  const add = (reference) => found.push(posix.normalize(posix.join(posix.dirname(path), reference)));
  if (path.endsWith('.html')) {
    for (const [, reference] of text.matchAll(
      /<(?:script|link)\b[^>]*?\s(?:src|href)="([^"#:]+\.(?:js|css))"/g,
    ))
      add(reference);
  } else if (path.endsWith('.js')) {
    // `import … from "./x.js"`, `export … from`, `import"./x.js"`; import("…") has a bracket and is left out.
    for (const [, reference] of text.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.[^"'`]+\.js)["'`]/g))
      add(reference);
    // `new URL("x", import.meta.url)`: workers and the core.
    for (const [, reference] of text.matchAll(/new URL\(\s*["'`]([^"'`]+\.(?:js|wasm))["'`]/g))
      add(reference);
  } else if (path.endsWith('.css')) {
    for (const [, reference] of text.matchAll(/@import\s+(?:url\()?["']([^"']+)["']/g)) add(reference);
  }
  return found.filter((file) => existsSync(join(dist, file)));
}

const totals = { js: 0, css: 0, wasm: 0 };
const rows = [];
const later = [];
for (const path of reach([page], loadsOf)) {
  const kind = path.split('.').pop();
  if (!(kind in totals)) continue;
  const bytes = readFileSync(join(dist, path));
  const gzip = gzipSync(bytes, { level: 9 }).length;
  const isLater = /\.deferred-[^/]+\.wasm$/.test(path);
  if (!isLater) totals[kind] += gzip;
  (isLater ? later : rows).push([path, bytes.length, gzip]);
}

/** Also what is loaded later: `import("./x.js")`, and what the build lists as needed for one. */
function allLoadsOf(path) {
  if (!/\.(html|js)$/.test(path)) return [];
  const text = readFileSync(join(dist, path), 'utf8');
  const named = [...text.matchAll(/["'`](?:\.{0,2}\/)*((?:assets\/)?[\w.-]+-[\w-]{8}\.js)["'`]/g)];
  const found = named.map(([, name]) => (name.includes('/') ? name : posix.join(posix.dirname(path), name)));
  return [...loadsOf(path), ...found.filter((file) => existsSync(join(dist, file)))];
}
const isLibrary = (path) =>
  path.endsWith('.js') && /org\.matrix\.msc3575|m\.megolm\.v1/.test(readFileSync(join(dist, path), 'utf8'));
/**
 * matrix-js-sdk is fetched when somebody connects the app to an account, and never for a widget: it must lie
 * behind the app's import()s and nowhere behind the widget's.
 */
const library = (from, next) => [...reach([from], next)].filter(isLibrary);
/** What the service worker keeps before anybody connects (tools/finish.mjs). */
const [, keptFirst = '{}'] = /"files":(\{[^}]*\})/.exec(readFileSync(join(dist, 'sw.js'), 'utf8')) ?? [];
const confined = {
  'the widget never loads matrix-js-sdk': library('widget/index.html', allLoadsOf).length === 0,
  'the app does not load it at first': library('index.html', loadsOf).length === 0,
  'the app does not keep it for offline before':
    keptFirst.includes('assets/') && !keptFirst.includes('/matrix_sdk_'),
  'the app loads it when somebody connects': library('index.html', allLoadsOf).length > 0,
};

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`.padStart(10);
console.log(`First load of ${page}${' '.repeat(Math.max(1, 34 - page.length))}      raw       gzip`);
for (const [path, raw, gzip] of rows.sort((a, b) => b[2] - a[2]))
  console.log(`  ${path.padEnd(44)}${kb(raw)} ${kb(gzip)}`);
let over = 0;
for (const [kind, budget] of Object.entries(budgets)) {
  const missing = totals[kind] === 0;
  const note = missing ? '  nothing found' : '';
  const bad = missing || totals[kind] > budget;
  over += bad ? 1 : 0;
  console.log(`  ${bad ? '✗' : '✓'} ${kind.padEnd(5)} ${kb(totals[kind])} of ${kb(budget)}${note}`);
}
for (const [path, raw, gzip] of later) console.log(`  later: ${path.padEnd(37)}${kb(raw)} ${kb(gzip)}`);
for (const [what, holds] of Object.entries(confined)) {
  console.log(`  ${holds ? '✓' : '✗'} ${what}`);
  over += holds ? 0 : 1;
}
process.exitCode = over > 0 ? 1 : 0;
