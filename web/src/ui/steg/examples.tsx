// Where a trail begins: what a step can be, with three to start from.
// SPDX-License-Identifier: EUPL-1.2
import type { Key } from '../../i18n/words';
import { useApp, useWords } from '../app';
import { Pebble } from '../kit/pebble';

const examples: { text: Key; number: number }[] = [
  { text: 'example-form', number: 5 },
  { text: 'example-lunch', number: 6 },
  { text: 'example-draft', number: 1 },
];

export function Examples({ state }: { state: string }) {
  const { inRoom, model, writing } = useApp();
  const { t } = useWords();
  const roomIsKnown = inRoom && state !== 'waiting';
  const start = (text: string, number: number) => {
    const principle = model.composer.value?.principles.find((one) => one.number === number);
    writing.change({ text, principles: principle ? [principle.id] : [] });
    const box = document.querySelector<HTMLTextAreaElement>('textarea');
    box?.focus();
    box?.setSelectionRange(text.length, text.length);
  };
  return (
    <section class="stack">
      <h2>{t(roomIsKnown ? 'empty-room-title' : 'empty-own-title')}</h2>
      <p class="lead">{t('empty-text')}</p>
      <ul class="micro">
        {examples.map(({ text, number }) => (
          <li key={text}>
            <Pebble number={number} />
            <div>
              <p id={text}>{t(text)}</p>
              <button
                class="btn bare"
                type="button"
                aria-describedby={text}
                onClick={() => start(t(text), number)}
              >
                {t('start-from-this')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
