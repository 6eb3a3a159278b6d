// Where the questions come from, a deck of one's own, and what was practised on its way to another device.
// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'preact/hooks';
import type { QuizDeck } from '../../core/protocol.gen';
import { useApp, useWords } from '../app';
import { download } from '../kit/download';
import { Icon } from '../kit/icons';
import { titleOf } from '../kit/principles';

/** The core refuses more; a film is not even read. */
const mostBytes = 8 * 1024 * 1024;

export function Sources({ decks }: { decks: QuizDeck[] }) {
  const { session, model } = useApp();
  const { t, line } = useWords();
  const [said, setSaid] = useState('');
  const take = async (file: File | undefined) => {
    setSaid('');
    if (!file) return;
    try {
      if (file.size > mostBytes) throw new Error('too big');
      const answer = await model.attempt('importQuiz', { text: await file.text() });
      setSaid(answer ? line(answer) : '');
    } catch {
      setSaid(t('said-file-refused', { detail: '' }));
    }
  };
  const keep = async () => {
    const { text } = await session.view('practice');
    download('smasteg-ova.json', text, 'application/json');
  };
  const remove = (deck: QuizDeck) => {
    setSaid('');
    void session.command('removeDeck', { id: deck.id }).then(() => setSaid(t('deck-removed')));
  };
  return (
    <details class="sources">
      <summary>
        <Icon name="down" size="s" />
        <span>{t('decks')}</span>
      </summary>
      <div class="stack-4 fold">
        <ul class="texts">
          {decks.map((deck) => (
            <Deck key={`${deck.ours} ${deck.id}`} deck={deck} remove={() => remove(deck)} />
          ))}
        </ul>
        <p>{t('file-text')}</p>
        <div class="btn-row">
          <label class="btn wide file">
            <input
              class="sr"
              type="file"
              accept=".json,application/json"
              onChange={(event) => {
                const field = event.currentTarget;
                void take(field.files?.[0]).then(() => {
                  // The same file again is a new choice.
                  field.value = '';
                });
              }}
            />
            {t('take-file')}
          </label>
          <button class="btn wide" type="button" onClick={() => void keep().catch(() => undefined)}>
            {t('save-practice')}
          </button>
        </div>
        <p role="status">{said}</p>
      </div>
    </details>
  );
}

function Deck({ deck, remove }: { deck: QuizDeck; remove(): void }) {
  const { t, language } = useWords();
  const title = titleOf(deck, language);
  return (
    <li>
      <p class="t">
        <bdi>{title}</bdi>
      </p>
      <p class="meta dots">
        <span>{t('deck-questions', { count: deck.questions })}</span>
        {deck.version !== '' && (
          <span>
            {t('catalogue-version')} <bdi>{deck.version}</bdi>
          </span>
        )}
        {deck.author !== '' && (
          <span>
            <bdi>{deck.author}</bdi>
          </span>
        )}
        {deck.licence !== '' && (
          <span>
            <bdi>{deck.licence}</bdi>
          </span>
        )}
      </p>
      {deck.forkedFrom !== '' && (
        <p class="meta">
          {t('deck-from')}{' '}
          <bdi>
            {deck.forkedFrom} {deck.forkedVersion}
          </bdi>
        </p>
      )}
      {!deck.ours && (
        <button class="btn bare" type="button" aria-label={`${t('remove')} ${title}`} onClick={remove}>
          {t('remove')}
        </button>
      )}
    </li>
  );
}
