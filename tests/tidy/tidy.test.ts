// The house as it stands, against its rules. planted.test.ts shows that each rule can fail.
// SPDX-License-Identifier: EUPL-1.2
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { longish, manyLines } from './form';
import { rules } from './house';
import { readHouse, show } from './source';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const files = readHouse(root);

test('the whole house is read', () => {
  const folders = new Set(files.map(({ path }) => path.split('/')[0]));
  for (const folder of ['core', 'wasm', 'web', 'widget', 'tools', 'tests']) expect(folders).toContain(folder);
  expect(files.length).toBeGreaterThan(150);
});

for (const [sentence, rule] of Object.entries(rules)) {
  test(sentence, () => {
    const findings = rule(files);
    if (findings.length > 0) expect.fail(`${findings.length} to mend\n\n${findings.map(show).join('\n')}\n`);
  });
}

test('files that grow long are named', () => {
  const rows = longish(files).map(({ path, lines }) => `${path} ${lines}`);
  if (rows.length > 0) process.stdout.write(`Over ${manyLines} lines (not failing): ${rows.join(', ')}\n`);
});
