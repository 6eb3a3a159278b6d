// The same walk in each engine: log a step with the keyboard, see it, be heard by axe and by the policy.
// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeRules, axeSentences } from '../../e2e/support/axe_rules';
import { type Browser, type Engine, patienceMs, type Screen, type StartEngine } from './browser';
import { openSite, type Site } from './site';

const soon = { timeout: patienceMs, interval: 100 };

/** One text a step that is laid out. Not innerText: that is empty for what is below the fold. */
const steps = (screen: Screen) =>
  screen.run(() =>
    Array.from(document.querySelectorAll('ul[aria-label="Steg"] > li'))
      .filter((row) => row.getClientRects().length > 0)
      .map((row) => row.textContent ?? ''),
  );

const text = (screen: Screen) => screen.run(() => document.body.textContent ?? '');

/** What moves is looked at when it has come to rest: half faded in, it has half its contrast. */
const rest = () =>
  Promise.race([
    Promise.allSettled(document.getAnimations().map((each) => each.finished)).then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 1_000)),
  ]);

async function axeFindings(screen: Screen): Promise<string[]> {
  const isThere = () => 'axe' in window;
  // As a function, which is what both drivers can carry; the page's own policy has no say in it.
  if (!(await screen.run(isThere))) await screen.run(new Function(axe.source) as () => void);
  await screen.run(rest);
  const violations = await screen.run(
    async (rules) => {
      const there = (window as unknown as { axe: { run(of: Document, how: unknown): Promise<Found> } }).axe;
      return JSON.stringify((await there.run(document, JSON.parse(rules))).violations);
    },
    // Each page by itself: what is in its frames is looked at there.
    JSON.stringify({ ...axeRules, iframes: false }),
  );
  return axeSentences(JSON.parse(violations));
}

type Found = Pick<AxeResults, 'violations'>;

interface Here {
  browser: Browser;
  site: Site;
}

async function expectQuiet({ browser, site }: Here): Promise<void> {
  expect(await browser.errors(), 'errors').toEqual([]);
  expect(site.violations(), 'refused by the policy').toEqual([]);
}

async function walkApp(here: Here): Promise<void> {
  const { browser, site } = here;
  let app = await browser.open(`${site.address}/`);
  await app.type('textbox', 'Vad gjorde du?', 'Läste vår vanligaste blankett\n');
  await expect
    .poll(() => steps(app), soon)
    .toEqual([expect.stringContaining('Läste vår vanligaste blankett')]);
  await expect.poll(() => text(app), soon).toContain('Sparat på den här enheten.');
  expect(await axeFindings(app)).toEqual([]);
  await app.press('link', 'Mer');
  await expect.poll(() => text(app), soon).toContain('Språk');
  expect(await axeFindings(app)).toEqual([]);
  await expectQuiet(here);

  app = await browser.open(`${site.address}/`);
  await expect
    .poll(() => steps(app), soon)
    .toEqual([expect.stringContaining('Läste vår vanligaste blankett')]);
  await expectQuiet(here);
}

async function walkRoom(here: Here): Promise<void> {
  const { browser, site } = here;
  const page = await browser.open(`${site.address}/room/?grant=all`);
  const anna = await browser.frame('[data-person="anna"] iframe');
  const bo = await browser.frame('[data-person="bo"] iframe');
  for (const side of [anna, bo]) await side.press('button', 'Fortsätt till frågan');
  await anna.type('textbox', 'Vad gjorde du?', 'Ringde kommunen i stället för att mejla');
  await anna.press('button', 'Logga steg');
  await expect.poll(() => text(anna), soon).toContain('Nu kan rummet se det.');
  expect(await steps(anna)).toEqual([expect.stringContaining('Ringde kommunen i stället för att mejla')]);
  await expect
    .poll(() => steps(bo), soon)
    .toEqual([expect.stringMatching(/Anna Öberg[\s\S]*Ringde kommunen i stället för att mejla/)]);
  for (const screen of [page, anna, bo]) expect(await axeFindings(screen)).toEqual([]);
  await expectQuiet(here);
}

/** What makes the silence above worth something. */
async function plantFaults({ browser, site }: Here): Promise<void> {
  const app = await browser.open(`${site.address}/`);
  await app.type('textbox', 'Vad gjorde du?', 'x');
  await app.run(() => {
    const style = document.createElement('style');
    style.textContent = 'p { color: red }';
    document.head.append(style);
  });
  await expect.poll(() => site.violations(), soon).toEqual([expect.stringMatching(/^style-src/)]);
  await app.run(() => {
    setTimeout(() => {
      throw new Error('planted');
    });
  });
  await expect.poll(() => browser.errors(), soon).toContainEqual(expect.stringContaining('planted'));
  await app.run(() => document.querySelector('label')?.remove());
  expect(await axeFindings(app)).toContainEqual(expect.stringMatching(/^axe label:/));
}

export function smoke(name: string, start: StartEngine): void {
  let home = '';
  let engine: Engine | undefined;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'smasteg-smoke-'));
    engine = await start(home);
  });
  afterAll(async () => {
    await engine?.stop();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  });
  const walks: [string, (here: Here) => Promise<void>][] = [
    ['a step logged in the app is seen, and is there after a reload', walkApp],
    ['a step logged in a room is seen by the other person', walkRoom],
    ['a fault that is planted is heard of', plantFaults],
  ];
  test.for(walks)(`${name}: %s`, async ([, walk]) => {
    if (!engine) throw new Error('not started');
    const browser = await engine.fresh();
    const site = await openSite();
    try {
      await walk({ browser, site });
    } finally {
      await browser.close();
      await site.stop();
    }
  });
}
