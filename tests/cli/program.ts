// The command line as a person has it: what `npm run smasteg` builds, or SMASTEG_BIN.
// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const program = process.env['SMASTEG_BIN'] ?? join(root, 'build/release/smasteg');

/** What it answers, on stdout and stderr, and how it ends. */
export function smasteg(
  args: string[],
  { cwd = root, input = '' as string | Buffer, binary = program } = {},
) {
  const done = spawnSync(binary, args, { cwd, input, encoding: 'utf8', maxBuffer: 64 << 20 });
  // It need not read to the end what it refuses.
  if (done.error && !('code' in done.error && done.error.code === 'EPIPE')) throw done.error;
  return { code: done.status, out: done.stdout, err: done.stderr };
}
