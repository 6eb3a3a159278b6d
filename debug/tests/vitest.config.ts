// The inspector's tests: a run of its own, because it needs a screen and a window toolkit that nothing else
// does.
// SPDX-License-Identifier: EUPL-1.2
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
  test: {
    include: ['debug/tests/*.test.ts'],
    environment: 'node',
    testTimeout: 90_000,
    passWithNoTests: false,
  },
});
