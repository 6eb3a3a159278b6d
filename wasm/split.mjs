// Makes the linked core what is shipped: FILE.wasm, which a page loads first, and FILE.deferred.wasm, which
// shares its memory and tables and is loaded when somebody opens a room that needs it.
// Deferred is what cannot be reached from outside (exports and the table of function pointers) without going
// through a function marked SMASTEG_DEFERRED (core/base/deferred.h). Where nothing is marked the second file
// is an empty module. The same input gives the same bytes. Beside them FILE.hashes.mjs, by which whoever
// fetches them knows that they are these.
// Usage: node split.mjs [--whole] BINARYEN_BIN FILE.wasm; the file still has the names of its functions.
// --whole leaves FILE.wasm as it is.
// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namedByOrder } from './order.mjs';

const features = [
  '--enable-bulk-memory',
  '--enable-sign-ext',
  '--enable-nontrapping-float-to-int',
  '--enable-mutable-globals',
  '--enable-multivalue',
  '--enable-reference-types',
];
/** A module with nothing in it: its magic number and version. */
const emptyModule = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** `smasteg::Quiz::answer[abi:deferred](…) const`; what Binaryen makes itself begins with `byn$`. */
const isMarked = (name) => name.includes('[abi:deferred](') && !name.startsWith('byn$');

/** Binaryen's picture of the calls: name → names, and what is called from outside of all functions. */
function readGraph(dot) {
  const calls = new Map();
  const roots = new Set();
  const callsOf = (name) => calls.get(name) ?? calls.set(name, new Set()).get(name);
  for (const line of dot.split('\n')) {
    const call = /^ {2}"(.*)" -> "(.*)"; \/\/ call$/.exec(line);
    const node = /^ {2}"(.*)" \[style="filled(, rounded)?"(?:, fillcolor="(\w+)")?\];$/.exec(line);
    if (call) callsOf(call[1]).add(call[2]);
    else if (node && node[3] !== 'turquoise') callsOf(node[1]);
    // Gray is an export, rounded is in the table of function pointers; turquoise was an import.
    if (node && (node[2] || node[3] === 'gray')) roots.add(node[1]);
  }
  return { calls, roots };
}

/** The functions that can wait. */
function deferredOf({ calls, roots }) {
  const kept = new Set();
  const work = [...roots];
  for (let name = work.pop(); name !== undefined; name = work.pop()) {
    if (kept.has(name) || isMarked(name)) continue;
    kept.add(name);
    work.push(...(calls.get(name) ?? []));
  }
  return [...calls.keys()].filter((name) => !kept.has(name)).sort();
}

function split(bin, file, second) {
  const folder = mkdtempSync(join(tmpdir(), 'smasteg-split-'));
  const at = (name) => join(folder, name);
  const run = (tool, ...args) =>
    execFileSync(join(bin, tool), [...features, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const small = ['-Oz', '--skip-pass=reorder-functions'];
  const finish = (from, to, isQuick = false) => {
    run('wasm-opt', from, ...small, '-o', at('finished.wasm'));
    writeFileSync(at('ordered.wasm'), namedByOrder(readFileSync(at('finished.wasm')), isQuick));
    run('wasm-opt', at('ordered.wasm'), '--reorder-functions-by-name', ...small, '--strip-debug', '-o', to);
  };
  try {
    const graph = readGraph(run('wasm-opt', file, '--print-call-graph', '--quiet', '-o', at('same.wasm')));
    if (graph.roots.size === 0) throw new Error(`split: no call graph of ${file}`);
    const deferred = deferredOf(graph);
    run('wasm-opt', file, '--reorder-functions-by-name', '-g', '-o', at('named.wasm'));
    if (deferred.length === 0) {
      finish(at('named.wasm'), file);
      writeFileSync(second, emptyModule);
      return;
    }
    writeFileSync(at('deferred'), deferred.join('\n'));
    run(
      'wasm-split',
      at('named.wasm'),
      `--split-funcs=@${at('deferred')}`,
      '--import-namespace=primary',
      '--export-prefix=%',
      `-o1=${at('first.wasm')}`,
      `-o2=${at('second.wasm')}`,
    );
    finish(at('first.wasm'), file);
    finish(at('second.wasm'), second, true); // nobody waits for it
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [file, bin, flag] = process.argv.slice(2).reverse();
const second = file.replace(/\.wasm$/, '.deferred.wasm');
if (flag === '--whole') writeFileSync(second, emptyModule);
else split(bin, file, second);
const hashes = [file, second].map(
  (path) => `sha256-${createHash('sha256').update(readFileSync(path)).digest('base64')}`,
);
writeFileSync(
  file.replace(/\.wasm$/, '.hashes.mjs'),
  `// What each part of the core hashes to.\nexport default ${JSON.stringify(hashes)};\n`,
);
