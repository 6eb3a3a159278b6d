// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run bench`: the figures the product holds itself to, measured on this machine, printed and written to
// docs/figures.md. Tests assert behaviour; time is looked at here.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { benchExport } from './bench_export.mjs';
import { benchFind } from './bench_find.mjs';
import { benchLog } from './bench_log.mjs';
import { benchMatching } from './bench_matching.mjs';
import { benchMatrix } from './bench_matrix.mjs';
import { benchOffline } from './bench_offline.mjs';
import { benchSchedule } from './bench_schedule.mjs';
import { benchSuggest } from './bench_suggest.mjs';
import { chromiumPath } from './browsers.mjs';
import { median, writeFigures } from './figures.mjs';
import { serveDist } from './serve.mjs';
import { repo } from './setup.mjs';

const runs = 7;
const throttle = 4;
const pauseMs = 300;

const ms = (values) =>
  `${Math.round(median(values))} ms (${Math.round(Math.min(...values))}–${Math.round(Math.max(...values))})`;

/** Marks when the caret stands in the text box, from the moment the page began to load. */
function watchCaret() {
  const look = () => {
    if (document.activeElement?.tagName === 'TEXTAREA') globalThis.caretAt = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}

/** Notes when Enter is pressed and when the list next shows one row more. */
function watchEcho() {
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter') return;
      const rows = () => document.querySelectorAll('ul.steps > li').length;
      const before = rows();
      const start = performance.now();
      globalThis.echoAfter = undefined;
      const look = () => {
        if (rows() > before) globalThis.echoAfter = performance.now() - start;
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    true,
  );
}

/** Notes when a link of the menu is clicked and when a question is next on the screen. */
function watchQuestion() {
  addEventListener(
    'click',
    ({ target }) => {
      if (!target.closest?.('nav a')) return;
      const start = performance.now();
      globalThis.askedAfter = undefined;
      const look = () => {
        if (document.querySelector('fieldset.opts input')) globalThis.askedAfter = performance.now() - start;
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    true,
  );
}

async function inBrowser(address) {
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    chromiumSandbox: false,
    args: ['--disable-gpu'],
  });
  const caret = [];
  const echo = [];
  const asked = [];
  try {
    for (let i = 0; i < runs; i += 1) {
      // A context of its own: nothing cached, nothing stored, no compiled code.
      const context = await browser.newContext({ locale: 'sv-SE' });
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
      await page.addInitScript(watchCaret);
      await page.addInitScript(watchEcho);
      await page.addInitScript(watchQuestion);
      await page.goto(address);
      caret.push(await page.waitForFunction(() => globalThis.caretAt).then((handle) => handle.jsonValue()));
      for (let n = 0; n < 5; n += 1) {
        await page.keyboard.insertText(`Ringde ${n + 1} kollegor`);
        // Nobody presses Enter in the same frame as the last letter, nor logs the next step at once.
        await page.waitForTimeout(pauseMs);
        await page.keyboard.press('Enter');
        echo.push(
          await page.waitForFunction(() => globalThis.echoAfter).then((handle) => handle.jsonValue()),
        );
        await page.waitForTimeout(pauseMs);
      }
      await page.getByRole('link', { name: 'Öva' }).click();
      asked.push(
        await page.waitForFunction(() => globalThis.askedAfter).then((handle) => handle.jsonValue()),
      );
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return { caret, echo, asked };
}

function sizes() {
  const out = execFileSync(process.execPath, [join(repo, 'tools/sizes.mjs')], { encoding: 'utf8' });
  const kinds = [...out.matchAll(/[✓✗] (js|css|wasm)\s+([\d.]+ KB) of\s+([\d.]+ KB)/g)];
  return kinds.map(([, kind, is, budget]) => [`first load of the widget, ${kind}, gzip`, is, `≤ ${budget}`]);
}

export async function bench() {
  const { address, stop } = await serveDist();
  const { caret, echo, asked } = await inBrowser(`${address}/`).finally(stop);
  const rows = [
    [`open → caret in the text box, cold, CPU ${throttle}× slower`, ms(caret), '≤ 1 000 ms'],
    [`Enter → own step in the list, CPU ${throttle}× slower`, ms(echo), '≤ 50 ms'],
    [`Öva opened → a question on the screen, CPU ${throttle}× slower`, ms(asked), '≤ 100 ms'],
    ...sizes(),
    ...(await benchMatrix()),
  ];
  const how =
    `${runs} cold starts of the app in headless Chromium, five steps each, ` +
    `${pauseMs} ms between the last letter and Enter, then Öva for the first time.`;
  writeFigures('The app and the widget', how, rows);
  await benchOffline();
  await benchLog();
  await benchExport();
  await benchSchedule();
  await benchSuggest();
  await benchFind();
  await benchMatching();
}
