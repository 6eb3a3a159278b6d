// "Vem kan hjälpa till?": members whose offers and steps fit what one writes, each with the reason. Reckoned
// on the device; nothing is sent, and nobody is told.
// SPDX-License-Identifier: EUPL-1.2
import { useId, useState } from 'preact/hooks';
import type { HelperRow, HelpersView } from '../../core/protocol.gen';
import { useApp, useWords } from '../app';

export function Helpers() {
  const { session } = useApp();
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const [found, setFound] = useState<HelpersView | null>(null);
  const [said, setSaid] = useState('');
  const ask = async () => {
    setSaid('');
    if (text.trim() === '') {
      setFound(null);
      setSaid(t('help-empty'));
      return;
    }
    try {
      const view = await session.view('helpers', { text });
      setFound(view);
      setSaid(t('help-found', { count: view.rows.length }));
    } catch {
      setSaid(t('meet-failed'));
    }
  };
  return (
    <section class="stack-2">
      <h2>{t('help-title')}</h2>
      <form
        class="stack-2"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <label for={`${id}call`}>{t('help-label')}</label>
        <input
          class="field"
          id={`${id}call`}
          type="text"
          value={text}
          aria-describedby={`${id}private`}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <p class="meta" id={`${id}private`}>
          {t('help-private')}
        </p>
        <button class="btn wide" type="submit">
          {t('help-ask')}
        </button>
      </form>
      <p role="status">{said}</p>
      {found && found.rows.length > 0 && (
        <ul class="groups">
          {found.rows.map((row) => (
            <Helper key={row.id} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Helper({ row }: { row: HelperRow }) {
  const { t } = useWords();
  return (
    <li>
      <div class="t">
        <bdi>{row.name}</bdi>
      </div>
      {row.offer !== '' && (
        <p>
          {t('help-offers')} <bdi>{row.offer}</bdi>
        </p>
      )}
      {row.step !== '' && (
        <p>
          {t('help-logged')} <bdi>{row.step}</bdi>
        </p>
      )}
    </li>
  );
}
