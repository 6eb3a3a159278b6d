// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run icons`: the app's pictures as files, made of web/icon.svg and of the app itself in Chromium. Run
// after either has changed; what it makes is committed (web/public).
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumPath } from './browsers.mjs';
import { say } from './exec.mjs';
import { serveDist } from './serve.mjs';
import { repo } from './setup.mjs';

const out = join(repo, 'web/public');
const green = '#005c45';
/** A launcher may cut all but the middle 80 % away: so much of the width has the mark. */
const icons = [
  { name: 'icon-192', size: 192, ground: 'transparent', part: 1 },
  { name: 'icon-512', size: 512, ground: 'transparent', part: 1 },
  { name: 'maskable-512', size: 512, ground: green, part: 0.86 },
];
const steps = [
  ['Ringde tre kollegor innan vi skrev ett brev', 'Göra saker i praktiken'],
  ['Lät en medborgare läsa beslutet högt', 'I hjärtat bry oss om människor'],
  ['Delade utkastet innan det var färdigt', 'Arbeta öppet'],
];

async function makeIcons(browser) {
  const svg = readFileSync(join(repo, 'web/icon.svg'), 'utf8');
  copyFileSync(join(repo, 'web/icon.svg'), join(out, 'icons/icon.svg'));
  for (const { name, size, ground, part } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const side = Math.round(size * part);
    await page.setContent(
      `<style>body{margin:0;background:${ground};display:grid;place-items:center;height:100vh}` +
        `svg{width:${side}px;height:${side}px}</style>${svg}`,
    );
    await page.screenshot({ path: join(out, `icons/${name}.png`), omitBackground: true });
    await page.close();
  }
}

async function makeScreens(browser, address) {
  for (const [name, width, height, scale] of [
    ['narrow', 390, 844, 2],
    ['wide', 1280, 800, 1],
  ]) {
    const page = await browser.newPage({
      viewport: { width, height },
      deviceScaleFactor: scale,
      locale: 'sv-SE',
      timezoneId: 'Europe/Stockholm',
    });
    // The core in the page, whose clock is ours, not in a worker.
    await page.addInitScript(() => {
      window.Worker = class {
        constructor() {
          throw new Error('no worker here');
        }
      };
    });
    await page.clock.install({ time: new Date('2026-11-26T10:30:00+01:00') });
    await page.goto(address);
    for (const [text, principle] of steps) {
      await page.getByRole('textbox', { name: 'Vad gjorde du?' }).fill(text);
      await page.clock.runFor(1_000);
      const all = page.getByRole('button', { name: 'Visa alla sju' });
      if (await all.isVisible()) await all.click();
      await page.getByRole('checkbox', { name: principle }).check();
      await page.getByRole('button', { name: 'Logga steg' }).click();
      await page.getByRole('list', { name: 'Steg' }).getByText(text).waitFor();
      await page.clock.runFor(20_000);
    }
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: join(out, `screens/${name}.png`), animations: 'disabled' });
    await page.close();
  }
}

export async function makePictures() {
  for (const folder of ['icons', 'screens']) mkdirSync(join(out, folder), { recursive: true });
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath: chromiumPath(), chromiumSandbox: false });
  const site = await serveDist();
  try {
    await makeIcons(browser);
    await makeScreens(browser, `${site.address}/`);
  } finally {
    await browser.close();
    await site.stop();
  }
  say(`  wrote ${out}/icons and ${out}/screens`);
}
