// The module worker that holds the index: in memory only, and gone with the page.
// SPDX-License-Identifier: EUPL-1.2
import type { FromIndex, ToIndex } from './wire';
import { WordIndex } from './word_index';

// The page's types are compiled in here too; a worker's own scope is told apart by hand.
const scope = globalThis as unknown as {
  postMessage(message: FromIndex): void;
  addEventListener(type: 'message', receive: (event: MessageEvent<ToIndex>) => void): void;
};
const index = new WordIndex();

scope.addEventListener('message', ({ data }) => {
  if (data.call === 'find') {
    scope.postMessage({ id: data.id, found: index.find(data.text) });
    return;
  }
  const { whole, texts, gone } = data.news;
  if (whole) index.clear();
  for (const n of gone) index.drop(n);
  for (const { n, text } of texts) index.put(n, text);
  scope.postMessage({ id: data.id, found: null });
});
