// How a round works, in three sentences. Always there: an empty place teaches.
// SPDX-License-Identifier: EUPL-1.2
import type { Key } from '../../i18n/words';
import { useWords } from '../app';
import { Sign, type SignName } from './icons';

const rows: { sign: SignName; title: Key; text: Key }[] = [
  { sign: 'check', title: 'how-draw', text: 'how-draw-text' },
  { sign: 'rest', title: 'how-rest', text: 'how-rest-text' },
  { sign: 'half', title: 'how-half', text: 'how-half-text' },
];

export function How() {
  const { t } = useWords();
  return (
    <section class="stack-2">
      <h2>{t('how')}</h2>
      <ul class="reasons">
        {rows.map(({ sign, title, text }) => (
          <li key={title}>
            <Sign name={sign} />
            <p>
              <span class="t">{t(title)}</span> {t(text)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
