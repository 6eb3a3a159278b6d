// A place's main heading; the page's title follows it.
// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useWords } from '../app';
import { softened } from './principles';

export function Heading({ title, children }: { title: string; children?: ComponentChildren }) {
  const { t } = useWords();
  useEffect(() => {
    document.title = t('page-title', { place: title });
  });
  return (
    <div class="top">
      <h1 tabIndex={-1}>
        {children}
        {softened(title)}
      </h1>
    </div>
  );
}
