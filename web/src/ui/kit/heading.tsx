// A place's main heading; the page's title follows it.
// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useWords } from '../app';
import { softened } from './principles';

/** A long word goes to a line of its own before it breaks: large type with a hyphen in it reads badly. */
function wholeWords(title: string): ComponentChildren[] {
  return softened(title)
    .split(' ')
    .flatMap((word, i) => [
      i > 0 && ' ',
      word.includes('\u00AD') ? (
        <span class="whole" key={word}>
          {word}
        </span>
      ) : (
        word
      ),
    ]);
}

export function Heading({ title, children }: { title: string; children?: ComponentChildren }) {
  const { t } = useWords();
  useEffect(() => {
    document.title = t('page-title', { place: title });
  });
  return (
    <div class="top">
      <h1 tabIndex={-1}>
        {children}
        {wholeWords(title)}
      </h1>
    </div>
  );
}
