// `cmake --install` into an empty place: the program, alone, works from there.
// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { program, root, smasteg } from './program';

const prefix = mkdtempSync(join(tmpdir(), 'smasteg-install-'));
afterAll(() => rmSync(prefix, { recursive: true, force: true }));

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) =>
    each.isDirectory()
      ? filesBelow(join(folder, each.name))
      : [relative(prefix, join(folder, each.name)).replaceAll('\\', '/')],
  );
}

it('installs the command line, its document and its licence, and nothing else', () => {
  execFileSync('cmake', ['--install', dirname(program), '--prefix', prefix], { stdio: 'pipe' });
  expect(filesBelow(prefix).sort()).toEqual([
    'bin/smasteg',
    'share/doc/smasteg/LICENSE',
    'share/doc/smasteg/smasteg.md',
  ]);
  const binary = join(prefix, 'bin/smasteg');
  expect(statSync(binary).mode & 0o111).toBe(0o111);

  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(smasteg(['--version'], { binary, cwd: prefix }).out).toBe(`${version}\n`);
  // What it suggests by is in the program: nothing is looked for beside it.
  const suggested = smasteg(['suggest', 'Ringde designern på Skatteverket'], { binary, cwd: prefix });
  expect(JSON.parse(suggested.out)).toMatchObject({ abstain: false });
  const room = join(root, 'tests/fixtures/rooms/element_export.json');
  expect(smasteg(['report', room], { binary, cwd: prefix })).toEqual(smasteg(['report', room]));
});
