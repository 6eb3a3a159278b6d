// How good suggestions are, and that they are the same everywhere: a run of its own, because it learns many
// times over and needs two programs that nothing else does.
// SPDX-License-Identifier: EUPL-1.2
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
  test: {
    include: ['tests/suggest/*.test.ts'],
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
  },
});
