// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// One build, four pages and the service worker, paths relative throughout: dist/ works under any address on
// any static server. tools/finish.mjs then seals it.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const root = dirname(fileURLToPath(import.meta.url));
/** Marks a version that differs from the next in nothing else (tools/versions.mjs). */
const banner = process.env['SMASTEG_BANNER'] ?? '';
const coreModule = process.env['SMASTEG_CORE_WASM'] ?? join(root, 'build/wasm/core.mjs');

/** Where a page is in dist/ → where it lives in the house. */
const pages: Record<string, string> = {
  'index.html': 'web/index.html',
  'widget/index.html': 'widget/index.html',
  'widget/install/index.html': 'widget/install/index.html',
  'room/index.html': 'widget/host/index.html',
};
const pageName = (place: string) => (place === 'index.html' ? 'app' : basename(dirname(place)));
const places = Object.keys(pages);

/** Vite puts a page where its source lies; this gives it each page under its public place instead. */
function placePages(): Plugin {
  const sources = new Map(Object.entries(pages).map(([place, source]) => [join(root, place), source]));
  return {
    name: 'smasteg-place-pages',
    enforce: 'pre',
    resolveId: (id) => (sources.has(id) ? id : null),
    load(id) {
      const source = sources.get(id);
      if (!source) return null;
      this.addWatchFile(join(root, source));
      const folder = posix.dirname(source);
      // Paths in the page are relative to its source; from the root they mean the same at its new place.
      return readFileSync(join(root, source), 'utf8').replace(
        /(<(?:script|link|img)\b[^>]*?\s(?:src|href)=")(\.{1,2}\/[^"]+)"/g,
        (_, before: string, path: string) => `${before}/${posix.join(folder, path)}"`,
      );
    },
  };
}

/** The encryption fetches its Wasm by itself: this lets it take only the one that it was built with. */
function checkEncryption(): Plugin {
  return {
    name: 'smasteg-check-encryption',
    transform(code, id) {
      if (!id.endsWith('/@matrix-org/matrix-sdk-crypto-wasm/index.mjs')) return null;
      const wasm = readFileSync(join(dirname(id), 'pkg/matrix_sdk_crypto_wasm_bg.wasm'));
      const integrity = `sha256-${createHash('sha256').update(wasm).digest('base64')}`;
      const checked = code.replace('(fetch(url)', `(fetch(url, { integrity: "${integrity}" })`);
      if (checked === code) throw new Error('checkEncryption: the library fetches its Wasm in another way');
      return { code: checked, map: null };
    },
  };
}

/** In a chunk's name, so that what is sealed knows what may only come when somebody connects. */
const isLibrary = (id: string) => /\/node_modules\/(?:matrix-js-sdk|@matrix-org)\//.test(id);

type Known = (id: string) => { importers: string[]; isEntry: boolean } | null;
const reaching = new Map<string, Set<string>>();

/** The pages that load a module at once: nothing on the way from them to it waits for a use. */
function pagesOf(id: string, known: Known): Set<string> {
  const made = reaching.get(id);
  if (made) return made;
  const pagesHere = new Set<string>();
  const seen = new Set([id]);
  for (const each of seen) {
    const place = relative(root, each);
    if (place in pages) pagesHere.add(pageName(place));
    for (const next of known(each)?.importers ?? []) seen.add(next);
  }
  reaching.set(id, pagesHere);
  return pagesHere;
}

/**
 * What the app and the widget both load at once is one file for each set of pages that share it: a phone
 * waits for files more than for bytes. What only the trial room shares is left: it has use for all of a
 * library of which the widget takes a part.
 */
function sharedName(id: string, context: { getModuleInfo: Known }): string | null {
  const from = pagesOf(id, (each) => context.getModuleInfo(each));
  return from.has('app') && from.has('widget') ? `shared-${[...from].sort().join('-')}` : null;
}

export default defineConfig({
  root,
  base: './',
  publicDir: existsSync(join(root, 'web/public')) ? 'web/public' : false,
  resolve: {
    alias: [
      { find: '@core-wasm', replacement: coreModule },
      // Its own TypeScript instead of its ES5 build: the same code, 7 KB gzip instead of 22.
      { find: /^matrix-widget-api$/, replacement: join(root, 'node_modules/matrix-widget-api/src/index.ts') },
    ],
  },
  plugins: [placePages(), checkEncryption()],
  worker: { format: 'es', rollupOptions: { output: { postBanner: banner } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing inlined: the policy allows own files only, and a hash in a name is cached for ever.
    assetsInlineLimit: 0,
    // guardLater (web/src/whole.ts) has fetched what an import() asks for, and checked it.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, names, { hostType }) => (hostType === 'js' ? [] : names),
    },
    reportCompressedSize: false,
    rollupOptions: {
      // Its index only gathers its files: what a page does not use stays out.
      treeshake: { moduleSideEffects: (id) => !id.includes('node_modules/matrix-widget-api/') },
      input: {
        ...Object.fromEntries(places.map((place) => [pageName(place), join(root, place)])),
        sw: join(root, 'web/src/offline/sw.ts'),
      },
      output: {
        postBanner: banner,
        codeSplitting: { groups: [{ name: sharedName, debugName: 'shared' }] },
        // A browser knows a service worker by its address.
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: ({ moduleIds }) =>
          `assets/${moduleIds.some(isLibrary) ? 'matrix_sdk_' : ''}[name]-[hash].js`,
        assetFileNames: (asset) =>
          asset.originalFileNames.some((name) => relative(root, join(root, name)).startsWith('content/'))
            ? 'content/[name]-[hash][extname]'
            : 'assets/[name]-[hash][extname]',
      },
    },
  },
  test: {
    root,
    include: ['tests/{web,widget,wasm,tidy,tools,cli,content}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'tests/e2e/**'],
    environment: 'node',
    testTimeout: 20_000,
    server: { deps: { inline: [/matrix-widget-api/] } },
    // An empty folder is caught by tools/test.mjs, which counts.
    passWithNoTests: false,
    restoreMocks: true,
  },
});
