// Chromium, for what is compared between all engines; its walks are in tests/e2e.
// SPDX-License-Identifier: EUPL-1.2
import puppeteer from 'puppeteer-core';
import { chromiumPath } from '../../../tools/browsers.mjs';
import type { Engine } from './browser';
import { fresh } from './firefox';

export async function startChromium(home: string): Promise<Engine> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error("no Chromium on this machine: 'npm test -- e2e' installs it");
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    userDataDir: home,
    // As root there is no sandbox to be had; the pages are our own.
    args: ['--no-sandbox', '--disable-gpu'],
  });
  return { fresh: () => fresh(browser), stop: () => browser.close() };
}
