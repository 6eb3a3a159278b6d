// The whole flow without a mouse, inside the host's page; focus is seen at every stop and never trapped.
// SPDX-License-Identifier: EUPL-1.2
import type { Locator, Page } from '@playwright/test';
import { openRoom } from './support/room';
import { expect, test } from './support/test';

/** Any use of a pointer is an error, which the watch reports. */
function forbidMouse(): void {
  for (const type of ['pointerdown', 'mousedown', 'touchstart']) {
    addEventListener(type, () => console.error(`${type}: the mouse is forbidden here`), true);
  }
}

/** The focused element is marked by an outline of 2 px or more, on itself or on the label around it. */
function focusIsSeen(): string {
  let element: Element | null = document.activeElement;
  while (element instanceof HTMLIFrameElement && element.contentDocument) {
    element = element.contentDocument.activeElement;
  }
  const label = element?.closest('label, summary, .find') ?? null;
  const marked = [element, label].some((one) => {
    if (!one) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
  return marked ? '' : `no visible focus on ${element?.outerHTML.slice(0, 120)}`;
}

const isFocused = (element: Element) => element.ownerDocument.activeElement === element;

/** Presses Tab (or Shift+Tab) until it is there, looking at the focus at every stop. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    expect(await page.evaluate(focusIsSeen)).toBe('');
    if ((await target.count()) === 1 && (await target.evaluate(isFocused))) return;
  }
  await expect(target, 'reached by Tab').toBeFocused();
}

test.beforeEach(async ({ context }) => {
  await context.addInitScript(forbidMouse);
});

test('log, choose, change who sees, undo, edit and remove with the keyboard alone', async ({ page }) => {
  const { anna } = await openRoom(page);
  await tabTo(page, anna.box);
  await page.keyboard.type('Gick en runda och frågade');
  await tabTo(page, anna.principle('Göra saker i praktiken'));
  await page.keyboard.press('Space');
  await expect(anna.principle('Göra saker i praktiken')).toBeChecked();

  await tabTo(page, anna.who.getByRole('button', { name: 'Ändra' }));
  await page.keyboard.press('Enter');
  await tabTo(page, anna.who.getByRole('radio', { checked: true }));
  await page.keyboard.press('ArrowDown');
  await expect(anna.who.getByRole('radio', { checked: true })).toBeFocused();
  const first = (await anna.who.getByRole('radio', { checked: true }).getAttribute('aria-labelledby')) ?? '';
  await page.keyboard.press('ArrowUp');
  await expect(anna.who.locator(`[aria-labelledby="${first}"]`)).not.toBeChecked();
  await expect(anna.who.getByRole('radio', { name: 'Alla i rummet', exact: true })).toBeChecked();
  await tabTo(page, anna.logButton);
  await page.keyboard.press('Enter');
  await expect(anna.status('Steget är loggat.')).toBeVisible();
  await expect(anna.box).toBeFocused();

  await tabTo(page, anna.undo);
  await page.keyboard.press('Enter');
  await expect(anna.box).toBeFocused();
  await expect(anna.box).toHaveValue('Gick en runda och frågade');
  await page.keyboard.press('Enter');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  // The one that was taken back stands there as "Tas bort" until the room has said so.
  await expect(anna.step('Gick en runda')).toHaveCount(1);

  const own = anna.step('Gick en runda');
  await tabTo(page, own.getByRole('button', { name: 'Ändra' }));
  await page.keyboard.press('Enter');
  await expect(anna.at.getByRole('textbox', { name: 'Ändra steget' })).toBeFocused();
  await page.keyboard.type(' alla');
  await page.keyboard.press('Enter');
  await expect(own).toContainText('Gick en runda och frågade alla');
  await expect(own.getByRole('button', { name: 'Ändra' })).toBeFocused();

  await tabTo(page, own.getByRole('button', { name: 'Ta bort' }));
  await page.keyboard.press('Enter');
  await expect(own.getByRole('button', { name: 'Ångra' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(own.getByRole('button', { name: 'Ta bort' })).toBeVisible();
  await expect(anna.list.locator(':focus')).toHaveCount(1);
});

test('Escape leaves the edit as it was', async ({ page }) => {
  const { anna } = await openRoom(page);
  await tabTo(page, anna.box);
  await page.keyboard.type('Så här var det');
  await page.keyboard.press('Enter');
  const own = anna.step('Så här var det');
  await tabTo(page, own.getByRole('button', { name: 'Ändra' }));
  await page.keyboard.press('Enter');
  await page.keyboard.type(' inte');
  await page.keyboard.press('Escape');
  await expect(own.getByRole('button', { name: 'Ändra' })).toBeFocused();
  await expect(own).not.toContainText('inte');
});

/** From where one is until the focus is at the end, each stop by its name. */
async function stopsUntil(page: Page, end: Locator, key: 'Tab' | 'Shift+Tab'): Promise<string[]> {
  const stops: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    expect(await page.evaluate(focusIsSeen)).toBe('');
    if (await end.evaluate(isFocused)) return stops;
    stops.push(await page.evaluate(nameOfFocused));
  }
  throw new Error(`never there: ${stops.join(', ')}`);
}

/** In the page or in a frame of it; where it has no other name, what it says. */
function nameOfFocused(): string {
  let element = document.activeElement;
  while (element instanceof HTMLIFrameElement) element = element.contentDocument?.activeElement ?? null;
  // Not instanceof: what stands in a frame is of the frame's own classes.
  const labels = (element as HTMLInputElement | null)?.labels;
  const name = element?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element?.textContent;
  return `${element?.tagName} ${name?.trim()}`;
}

test('Tab goes through the panel and out of it, and back the same way', async ({ page }) => {
  const { anna, bo } = await openRoom(page);
  const before = anna.chat.getByRole('button', { name: 'Skicka' });
  const after = bo.person.getByRole('switch');
  await tabTo(page, before);
  const forth = await stopsUntil(page, after, 'Tab');
  expect(forth[0]).toBe('A Hoppa till innehållet');
  expect(forth).toContain('TEXTAREA Vad gjorde du?');
  expect(forth.slice(-5)).toEqual(['A Steg', 'A Öva', 'A Träffas', 'A Lärdomar', 'A Mer']);
  expect(await stopsUntil(page, before, 'Shift+Tab')).toEqual(forth.toReversed());
});

test('places, principles and settings with the keyboard alone, focus on the heading', async ({ page }) => {
  const { anna } = await openRoom(page);
  await tabTo(page, anna.menu.getByRole('link', { name: 'Mer' }));
  await page.keyboard.press('Enter');
  const heading = anna.at.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Mer');
  await expect(heading).toBeFocused();
  await tabTo(page, anna.at.getByRole('link', { name: /^Princip 3/ }));
  await page.keyboard.press('Enter');
  await expect(heading).toHaveText(/^Experi\u00AD?men\u00AD?tera och iterera$/);
  await expect(heading).toBeFocused();
  await tabTo(page, anna.at.getByRole('button', { name: 'Skriv ett steg' }));
  await page.keyboard.press('Enter');
  await expect(anna.principle('Experimentera och iterera')).toBeChecked();
});

test('what there is time for, and a step from it, with the keyboard alone', async ({ page }) => {
  const { anna } = await openRoom(page);
  await tabTo(page, anna.menu.getByRole('link', { name: 'Mer' }));
  await page.keyboard.press('Enter');
  await tabTo(page, anna.at.getByRole('radio', { name: '2 minuter' }));
  await page.keyboard.press('ArrowDown');
  await expect(anna.at.getByRole('radio', { name: '5 minuter' })).toBeChecked();
  await expect(anna.at.getByRole('radio', { name: '5 minuter' })).toBeFocused();
  const ideas = anna.at.getByRole('list', { name: 'Små steg på 5 minuter.' }).getByRole('listitem');
  const more = anna.at.getByRole('button', { name: 'Visa fler' });
  await tabTo(page, more);
  const before = await ideas.count();
  await page.keyboard.press('Enter');
  await expect(ideas.nth(before)).toBeFocused();
  const second = ideas.nth(before + 1).getByRole('button');
  await tabTo(page, second);
  await page.keyboard.press('Enter');
  await expect(anna.at.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo(page, anna.box);
  await page.keyboard.type(' Bra.');
  await expect(anna.box).toHaveValue(/\. Bra\.$/);
  await page.keyboard.press('Enter');
  await expect(anna.status('Steget är loggat.')).toBeVisible();
});

test('the question of the host, the explanation before it, and back to writing', async ({ page }) => {
  const { anna } = await openRoom(page, '');
  await tabTo(page, anna.goOn);
  await page.keyboard.press('Enter');
  await expect(anna.dialog.getByRole('heading')).toBeFocused();
  await tabTo(page, anna.dialog.getByRole('button', { name: 'Godkänn' }));
  await page.keyboard.press('Enter');
  await expect(anna.box).toBeFocused();
});
