// Said when the core's views could not be had, with a way to try again.
// SPDX-License-Identifier: EUPL-1.2
import { useWords } from '../app';

export function NotHad({ again }: { again(): void }) {
  const { t } = useWords();
  return (
    <div role="alert" class="stack-2">
      <p>{t('meet-failed')}</p>
      <button class="btn" type="button" onClick={again}>
        {t('retry')}
      </button>
    </div>
  );
}
