// The mistakes that `npm run sim -- --plants` plants: each still fits the core, touches nothing but the core,
// and says in words what is wrong with it and which rule it breaks.
// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'tests/sim/plants');
const plants = readdirSync(folder).filter((name) => name.endsWith('.patch'));

test('there are at least twenty planted mistakes', () => {
  expect(plants.length).toBeGreaterThanOrEqual(20);
});

test.each(plants)('%s fits the core', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  expect(text).toMatch(/^[A-Z][^\n]+\.\nBreaks: [^\n]+\n\ndiff --git a\/core\/\S+ b\/core\/\S+\n/);
  const { status, stderr } = spawnSync('git', ['apply', '--check', join(folder, name)], {
    cwd: root,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
