// What every state must pass: axe with all its WCAG 2.2 AA, EN 301 549 and best-practice rules, no overflow
// sideways, no text cut off, targets big enough. Findings are sentences; none is good.
// SPDX-License-Identifier: EUPL-1.2
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { axeRules, axeSentences } from './axe_rules';

/** frame: the selector of an iframe, whose page alone is looked at; without, the page around iframes. */
export async function axeFindings(page: Page, frame?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options(axeRules);
  // Without a frame nothing has to be put together in a page of its own.
  const builder = frame ? axe.include([frame, 'html']) : axe.exclude('iframe').setLegacyMode();
  return axeSentences((await builder.analyze()).violations);
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

export const layoutFindings = (html: Locator): Promise<string[]> => html.evaluate(measure);
