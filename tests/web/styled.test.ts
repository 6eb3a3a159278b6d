// @vitest-environment happy-dom
// The page is drawn when its styles are there, and drawn all the same when they never come.
// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, expect, test, vi } from 'vitest';
import { whenStyled } from '../../web/src/styled';

let link: HTMLLinkElement;
const stub = (of: object, name: string, value: unknown) =>
  Object.defineProperty(of, name, { configurable: true, get: () => value });

beforeEach(() => {
  link = document.createElement('link');
  link.rel = 'stylesheet';
  document.head.replaceChildren(link);
  stub(document, 'readyState', 'interactive');
  stub(link, 'sheet', null);
});

/** The promise, and whether it has been kept a turn of the loop later. */
function watched() {
  const kept = vi.fn();
  void whenStyled().then(kept);
  const isKept = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    return kept.mock.calls.length === 1;
  };
  return { isKept };
}

test('waits while a style sheet is on its way, until the page has loaded', async () => {
  const { isKept } = watched();
  expect(await isKept()).toBe(false);
  dispatchEvent(new Event('load'));
  expect(await isKept()).toBe(true);
});

test('waits for nothing when the styles are there, whatever else the page still loads', async () => {
  stub(link, 'sheet', {});
  expect(await watched().isKept()).toBe(true);
});

test('waits for nothing after the page has loaded, though a style sheet failed', async () => {
  stub(document, 'readyState', 'complete');
  expect(await watched().isKept()).toBe(true);
});
