// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// The widget in real rooms: Synapse, a full client as its host, Chromium. Each worker starts its own (see
// support/bed.ts); `npm test -- matrix` builds what they serve first.
import { defineConfig } from '@playwright/test';
import e2e from '../playwright.config';

const { launchOptions, browserName, locale, timezoneId } = e2e.use ?? {};

// The widget's frame is another site's, and gets its own storage by partition. Playwright switches that off,
// and a frame is then denied all storage; the last list that is given counts, so this is its list without
// that line.
const switchedOff = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'PaintHolding',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
];
const partitioned = [...(launchOptions?.args ?? []), `--disable-features=${switchedOff.join(',')}`];

export default defineConfig({
  testDir: '.',
  outputDir: '.output',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  // Nobody's clock is ours here: polls, keys and the server take the time they take.
  timeout: 150_000,
  expect: { timeout: 45_000 },
  use: {
    launchOptions: { ...launchOptions, args: partitioned },
    browserName,
    locale,
    timezoneId,
    screenshot: 'only-on-failure',
  },
});
