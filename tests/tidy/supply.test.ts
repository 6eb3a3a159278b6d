// What is fetched to build Småsteg, as the lock and the packages' own files say it.
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

interface Package {
  link?: boolean;
  integrity?: string;
  license?: string;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
}

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const lock: { packages: Record<string, Package> } = read('package-lock.json');
const fetched = Object.entries(lock.packages).filter(
  ([path, { link }]) => path.startsWith('node_modules/') && !link,
);

test('every npm package is pinned by a digest and runs nothing when it is installed', () => {
  expect(fetched.length).toBeGreaterThan(50);
  const loose = fetched.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
  expect(loose.map(([path]) => path)).toEqual([]);
  const scripts = fetched.filter(([, { hasInstallScript }]) => hasInstallScript);
  expect(scripts.map(([path]) => path)).toEqual([]);
});

/** What may be used beside EUPL-1.2 and Apache-2.0 without asking more of anybody. */
const free = /\b(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|Zlib|MPL-[12]\.[01])\b/;

test('every npm package has a licence that goes with ours', () => {
  const others = fetched.filter(([, { license = '' }]) => {
    // "(A OR B)": one of them will do; "(A AND B)": each must.
    const choices = license.replace(/[()]/g, '').split(' OR ');
    return !choices.some((choice) => choice.split(' AND ').every((each) => free.test(each)));
  });
  expect(others.map(([path, { license }]) => `${path} ${license}`)).toEqual([]);
});

/** Its dependencies, and theirs. */
function reach(names: string[], found = new Set<string>()): Set<string> {
  for (const name of names.filter((each) => !found.has(each))) {
    found.add(name);
    reach(Object.keys(lock.packages[`node_modules/${name}`]?.dependencies ?? {}), found);
  }
  return found;
}

const accountPackages = [
  '@babel/runtime',
  '@matrix-org/matrix-sdk-crypto-wasm',
  'another-json',
  'base-x',
  'bs58',
  'content-type',
  'events',
  'is-network-error',
  'loglevel',
  'matrix-events-sdk',
  'matrix-js-sdk',
  'matrix-widget-api',
  'p-retry',
  'sdp-transform',
  'unhomoglyph',
];

test('what people load comes from these packages and no other', () => {
  const direct: Record<string, string> = {};
  for (const room of ['wasm', 'web', 'widget'])
    Object.assign(direct, read(`${room}/package.json`).dependencies);
  for (const version of Object.values(direct)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  const all = [...reach(Object.keys(direct))].filter((name) => !name.startsWith('@types/'));
  // The app's account brings a whole client; tools/sizes.mjs sees to it that a widget never does.
  const ofAccount = reach(['matrix-js-sdk']);
  const rest = all.filter((name) => !ofAccount.has(name));
  expect(rest.sort()).toEqual([
    '@fluent/bundle',
    '@orama/stemmers',
    '@standard-schema/spec',
    'lean-qr',
    'minisearch',
    'preact',
    'ts-ics',
  ]);
  expect([...ofAccount].filter((name) => !name.startsWith('@types/')).sort()).toEqual(accountPackages);
});
