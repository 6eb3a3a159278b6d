// The command line as a person has it: what `npm run smasteg` builds, or SMASTEG_BIN.
// SPDX-License-Identifier: EUPL-1.2
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const program = process.env['SMASTEG_BIN'] ?? join(root, 'build/release/smasteg');
