// What is settled, as stones: a filled one for each question that sits, an empty one for each that is on its
// way. Only what is there is drawn. The same as a table.
// SPDX-License-Identifier: EUPL-1.2
import type { QuizProgress } from '../../core/protocol.gen';
import { useApp, useWords } from '../app';
import { Icon } from '../kit/icons';
import { Pebble } from '../kit/pebble';
import { softened, titleOf } from '../kit/principles';

export function Settled({ progress }: { progress: QuizProgress[] }) {
  const { model } = useApp();
  const { t, language } = useWords();
  const seven = model.composer.value?.principles ?? [];
  const met = progress.filter((each) => each.met > 0);
  if (met.length === 0) return null;
  return (
    <section class="stack-4">
      <h2>{t('settled')}</h2>
      <ul class="cairns">
        {met.map((each) => (
          <li key={each.principle}>
            <Pebble number={each.number} marked={seven.some(({ id }) => id === each.principle)} />
            <div>
              <p class="name">{softened(titleOf(each, language))}</p>
              <span class="cairn" aria-hidden="true">
                {Array.from({ length: each.met }, (_, i) => (
                  <span key={i} class={i < each.settled ? 'set' : undefined} />
                ))}
              </span>
              <p class="sr">{t('settled-row', { settled: each.settled, rest: each.met - each.settled })}</p>
            </div>
          </li>
        ))}
      </ul>
      <p class="meta key-line" aria-hidden="true">
        <span class="cairn">
          <span class="set" />
        </span>
        {t('settled-set')}
        <span class="cairn">
          <span />
        </span>
        {t('settled-met')}
      </p>
      <details>
        <summary>
          <Icon name="down" size="s" />
          <span>{t('as-table')}</span>
        </summary>
        <table class="facts-table">
          <caption class="sr">{t('settled')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('the-principle')}</th>
              <th scope="col">{t('settled-set')}</th>
              <th scope="col">{t('settled-met')}</th>
            </tr>
          </thead>
          <tbody>
            {met.map((each) => (
              <tr key={each.principle}>
                <th scope="row">{softened(titleOf(each, language))}</th>
                <td>{each.settled}</td>
                <td>{each.met - each.settled}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
