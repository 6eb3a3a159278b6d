// The smoke of the other two engines: a run of its own, because it needs browsers that nothing else does.
// SPDX-License-Identifier: EUPL-1.2
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
  test: {
    include: ['tests/smoke/*.test.ts'],
    environment: 'node',
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // One browser at a time: what a person would wait for is what is measured, not two browsers' queue.
    fileParallelism: false,
    passWithNoTests: false,
  },
});
