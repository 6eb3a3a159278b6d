// What the documents say of the repository is there, and what they copy from it is the same.
// SPDX-License-Identifier: EUPL-1.2
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { caddy, nginx } from '../../tools/hosting.mjs';
import { readHouse, type SourceFile } from './source';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const documents = readHouse(root).filter(({ path }) => path.endsWith('.md'));

/** Where a document points inside the repository, without anchors. */
function linksOf({ path, text }: SourceFile): string[] {
  const prose = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1]?.split('#')[0] ?? '')
    .filter((link) => link !== '' && !/^[a-z]+:/.test(link))
    .map((link) => posix.join(posix.dirname(path), link));
}

/** Paths in backticks that begin with a folder of the house: `core/log/limits.h`, `core/view`. */
function pathsOf({ text }: SourceFile): string[] {
  const prose = text.replace(/```[\s\S]*?```/g, '');
  const path = /`((?:core|cli|wasm|web|widget|tools|tests|content|docs)\/[\w./-]+)`/g;
  return [...prose.matchAll(path)].map((match) => match[1] ?? '');
}

const isThere = (path: string) =>
  ['', '.ts', '.tsx', '.h', '.cpp'].some((end) => existsSync(join(root, path + end)));

test('the documents are read', () => {
  const paths = documents.map(({ path }) => path);
  for (const path of ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'core/log/FORMAT.md'])
    expect(paths).toContain(path);
});

test('every link in a document leads somewhere', () => {
  const broken = documents.flatMap((document) =>
    linksOf(document)
      .filter((link) => !existsSync(join(root, link)))
      .map((link) => `${document.path} → ${link}`),
  );
  expect(broken).toEqual([]);
});

test('every path named in a document is there', () => {
  const missing = documents.flatMap((document) =>
    pathsOf(document)
      .filter((path) => !isThere(path))
      .map((path) => `${document.path} names ${path}`),
  );
  expect(missing).toEqual([]);
});

/** `tests/a.test.ts` `a name`, `another`; `tests/b.cpp` `Name`: each name with the file it stands after. */
function testsNamed(text: string): { path: string; name: string }[] {
  const named: { path: string; name: string }[] = [];
  for (const row of text.split('\n').filter((line) => line.startsWith('|'))) {
    let path = '';
    for (const [, said = ''] of (row.split(' | ').at(-1) ?? '').matchAll(/`([^`]+)`/g)) {
      if (said.startsWith('tests/')) path = said;
      else if (path) named.push({ path, name: said });
    }
  }
  return named;
}

const holds = ({ path, name }: { path: string; name: string }) =>
  existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8').includes(name);

test.each([
  ['THREAT_MODEL.md', 60],
  ['docs/reliability.md', 45],
])('every test that %s names is there', (document, atLeast) => {
  const named = testsNamed(readFileSync(join(root, document), 'utf8'));
  expect(named.length).toBeGreaterThan(atLeast);
  const missing = named.filter((each) => !holds(each)).map(({ path, name }) => `${path}: ${name}`);
  expect(missing).toEqual([]);
});

test('docs/hosting.md shows the headers of web/headers.json', () => {
  const text = readFileSync(join(root, 'docs/hosting.md'), 'utf8');
  for (const expected of [nginx(), caddy()])
    if (!text.includes(`\n${expected}\`\`\``)) expect.fail(`put this into docs/hosting.md:\n\n${expected}`);
});

test('a test that is named and not there would be found', () => {
  const row =
    '| an attack of `x` | `core/y` | `tests/tidy/house.ts` `rules`, `no such rule`; `tests/no.ts` `z` |';
  const named = testsNamed(`text \`tests/a.ts\` \`b\`\n${row}`);
  expect(named.map(({ name }) => name)).toEqual(['rules', 'no such rule', 'z']);
  expect(named.map(holds)).toEqual([true, false, false]);
});

test('links and paths that lead nowhere would be found', () => {
  const planted = {
    path: 'docs/adr/x.md',
    text: '[a](../b.md#c) [d](https://example.org) `core/no_such.h` `[e](f)` ```\n[g](h)\n```',
  };
  expect(linksOf(planted)).toEqual(['docs/b.md']);
  expect(pathsOf(planted)).toEqual(['core/no_such.h']);
  expect(isThere('core/no_such.h')).toBe(false);
  expect(isThere('core/base/result.h')).toBe(true);
  expect(isThere('web/src/core/stores')).toBe(true);
});
