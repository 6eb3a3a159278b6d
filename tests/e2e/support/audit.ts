// What every state must pass: axe with all its WCAG 2.2 AA, EN 301 549 and best-practice rules, no overflow
// sideways, no text cut off, targets big enough. Findings are sentences; none is good.
// SPDX-License-Identifier: EUPL-1.2
import type { Locator, Page } from '@playwright/test';
import axe, { type AxeResults } from 'axe-core';
import { axeRules, axeSentences } from './axe_rules';
import { type Look, setLook, settled } from './stage';
import { expect } from './test';

/** Runs in the page, which has axe. */
async function ask(html: Element, rules: string): Promise<string> {
  const there = window as unknown as { axe: { run(of: Document, how: unknown): Promise<AxeResults> } };
  return JSON.stringify((await there.axe.run(html.ownerDocument, JSON.parse(rules))).violations);
}

/**
 * `html`: of the page, or of the frame, that is looked at, by itself: what is in its frames is looked at
 * there. Its axe stays in it for the next time; to hand it over, and to put the answers of all frames
 * together, was most of what an audit cost.
 */
async function axeFindings(html: Locator): Promise<string[]> {
  const isThere = await html.evaluate(() => 'axe' in window);
  // The page's own policy has no say in it.
  if (!isThere) await html.evaluate(new Function(axe.source) as () => void);
  const violations = await html.evaluate(ask, JSON.stringify({ ...axeRules, iframes: false }));
  return axeSentences(JSON.parse(violations));
}

/** Runs in the page. Everything a person can see and use, measured. */
function measure(html: Element): string[] {
  const found: string[] = [];
  const nameOf = (element: Element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 110);
  const isSeen = (element: Element) => {
    const { width, height, right, bottom } = element.getBoundingClientRect();
    const { visibility, clipPath } = getComputedStyle(element);
    const hidden = element.closest('.sr, .skip, [inert], [aria-hidden="true"]') !== null;
    return width > 1 && height > 1 && right > 0 && bottom > 0 && visibility === 'visible' && !hidden
      ? !clipPath.includes('inset(50%')
      : false;
  };
  /** The innermost that are wider or higher inside than outside. */
  const tooBig = (box: Element) => {
    const isTooBig = (element: Element) =>
      !element.closest('.sr') &&
      element.clientWidth > 0 &&
      (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    const all = Array.from(box.querySelectorAll('*')).filter(isTooBig);
    return all
      .filter((element) => !all.some((other) => other !== element && element.contains(other)))
      .slice(0, 3);
  };
  const over = html.scrollWidth - html.clientWidth;
  if (over > 0) {
    const wide = Array.from(html.querySelectorAll('body *')).filter(
      (element) => isSeen(element) && element.getBoundingClientRect().right > html.clientWidth + 0.5,
    );
    found.push(`overflow: ${over} px sideways: ${wide.slice(0, 3).map(nameOf).join(' | ')}`);
  }
  for (const element of html.querySelectorAll('body *')) {
    if (!(element instanceof HTMLElement) || !isSeen(element)) continue;
    const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
    // What one writes may be longer than its box.
    const cutX =
      overflowX !== 'visible' && !element.matches('input') && element.scrollWidth > element.clientWidth + 1;
    const cutY = ['hidden', 'clip'].includes(overflowY) && element.scrollHeight > element.clientHeight + 1;
    if (cutX || cutY || textOverflow === 'ellipsis')
      found.push(`cut off: ${nameOf(element)}: ${tooBig(element).map(nameOf).join(' | ')}`);
    // A word longer than its button.
    if (element.matches('.btn') && element.scrollWidth > element.clientWidth + 1)
      found.push(`sticks out: ${nameOf(element)}`);
  }
  const interactive = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  for (const element of html.querySelectorAll(interactive)) {
    const target = element.matches('input') ? (element.closest('label') ?? element) : element;
    if (!isSeen(target)) continue;
    const { width, height } = target.getBoundingClientRect();
    const primary = element.matches('.btn.go, nav a, textarea.field');
    const least = primary ? 44 : 24;
    if (Math.min(width, height) < least - 0.5) {
      found.push(`target: ${Math.round(width)}×${Math.round(height)} < ${least}: ${nameOf(element)}`);
    }
  }
  return found;
}

const layoutFindings = (html: Locator): Promise<string[]> => html.evaluate(measure);

/** What is wrong with a page, or a frame, as it stands. */
export const findingsIn = async (html: Locator): Promise<string[]> => [
  ...(await layoutFindings(html)),
  ...(await axeFindings(html)),
];

/** A room's panel, in each of the looks; told all at once. */
export async function expectWhole(page: Page, html: Locator, all: Look[]): Promise<void> {
  for (const look of all) {
    await setLook(page, look);
    await settled(html, look);
    expect.soft(await findingsIn(html), JSON.stringify(look)).toEqual([]);
  }
}
