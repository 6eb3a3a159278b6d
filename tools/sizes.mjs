// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// What the widget's first load weighs, gzip: the page's scripts and styles, all that they import statically,
// the worker and the core. Chunks behind import() come later and are not counted, nor is the core's deferred
// part (wasm/split.mjs), which has a line of its own. Fails above the budget.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');
const budgets = { js: 60_000, css: 10_000, wasm: 130_000 };
const page = process.argv[2] ?? 'widget/index.html';

/** Paths inside dist/ that a file makes the browser load at once. */
function loadsOf(path) {
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

const seen = new Set([page]);
for (const path of seen)
  for (const next of /\.(html|js|css)$/.test(path) ? loadsOf(path) : []) seen.add(next);

const totals = { js: 0, css: 0, wasm: 0 };
const rows = [];
const later = [];
for (const path of seen) {
  const kind = path.split('.').pop();
  if (!(kind in totals)) continue;
  const bytes = readFileSync(join(dist, path));
  const gzip = gzipSync(bytes, { level: 9 }).length;
  const isLater = /\.deferred-[^/]+\.wasm$/.test(path);
  if (!isLater) totals[kind] += gzip;
  (isLater ? later : rows).push([path, bytes.length, gzip]);
}

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
process.exitCode = over > 0 ? 1 : 0;
