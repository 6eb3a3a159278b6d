// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run bench`: the figures the product holds itself to, measured on this machine, printed and written to
// docs/figures.md. Tests assert behaviour; time is looked at here.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { say } from './exec.mjs';
import { createStaticServer } from './serve.mjs';
import { repo } from './setup.mjs';

const runs = 7;
const throttle = 4;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
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

/** From the key press to the frame in which the step stands in the list. */
function logOne(text) {
  const box = document.querySelector('textarea');
  const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
  setter.call(box, text);
  box.dispatchEvent(new Event('input', { bubbles: true }));
  return new Promise((resolve) => {
    const start = performance.now();
    const look = () => {
      const rows = [...document.querySelectorAll('ul.steps li')];
      if (rows.some((row) => row.textContent.includes(text))) resolve(performance.now() - start);
      else requestAnimationFrame(look);
    };
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    look();
  });
}

async function inBrowser(address) {
  const { chromium } = await import('@playwright/test');
  const debian = '/usr/bin/chromium';
  const executablePath = process.env.SMASTEG_CHROMIUM ?? (existsSync(debian) ? debian : undefined);
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false, args: ['--disable-gpu'] });
  const caret = [];
  const echo = [];
  try {
    for (let i = 0; i < runs; i += 1) {
      // A context of its own: nothing cached, nothing stored, no compiled code.
      const context = await browser.newContext({ locale: 'sv-SE' });
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
      await page.addInitScript(watchCaret);
      await page.goto(address);
      caret.push(await page.waitForFunction(() => globalThis.caretAt).then((handle) => handle.jsonValue()));
      for (let n = 0; n < 5; n += 1) echo.push(await page.evaluate(logOne, `Mätning ${i} ${n}`));
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return { caret, echo };
}

function sizes() {
  const out = execFileSync(process.execPath, [join(repo, 'tools/sizes.mjs')], { encoding: 'utf8' });
  const kinds = [...out.matchAll(/[✓✗] (js|css|wasm)\s+([\d.]+ KB) of\s+([\d.]+ KB)/g)];
  return kinds.map(([, kind, is, budget]) => [`first load of the widget, ${kind}, gzip`, is, `≤ ${budget}`]);
}

export async function bench() {
  const config = JSON.parse(readFileSync(join(repo, 'web/headers.json'), 'utf8'));
  const server = createStaticServer(join(repo, 'dist'), config);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://localhost:${server.address().port}/`;
  const { caret, echo } = await inBrowser(address).finally(() => server.close());
  const rows = [
    [`open → caret in the text box, cold, CPU ${throttle}× slower`, ms(caret), '≤ 1 000 ms'],
    [`Enter → own step in the list, CPU ${throttle}× slower`, ms(echo), '≤ 50 ms'],
    ...sizes(),
  ];
  const machine = `${cpus().length} cores of ${cpus()[0]?.model.trim() ?? 'an unknown processor'}, Node ${process.version}`;
  const text = [
    '# Figures',
    '',
    'Written by `npm run bench`; do not edit. Times are medians, with the smallest and largest in brackets.',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${machine}. ${runs} cold starts of the app in headless Chromium, five steps each.`,
    '',
    '| what | measured | goal |',
    '|---|---|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');
  writeFileSync(join(repo, 'docs/figures.md'), text);
  for (const row of rows) say(row.join('   '));
}
