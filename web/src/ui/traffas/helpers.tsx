// Members whose offers and steps fit what is asked for, each with the reason. Reckoned on the device; nothing
// is sent, and nobody is told.
// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'preact/hooks';
import type { HelperRow, HelpersView } from '../../core/protocol.gen';
import { useApp, useWords } from '../app';
import { isolated } from '../kit/isolated';

export interface Finding {
  /** null: nobody has looked. */
  rows: HelperRow[] | null;
  /** What became of it, to be said. */
  said: string;
  /** `id`: of a call that has been sent. */
  look(text: string, id?: string): Promise<void>;
}

export function useHelpers(): Finding {
  const { session } = useApp();
  const { t } = useWords();
  const [found, setFound] = useState<HelpersView | null>(null);
  const [said, setSaid] = useState('');
  const look = async (text: string, id = '') => {
    setSaid('');
    if (text.trim() === '') {
      setFound(null);
      setSaid(t('help-empty'));
      return;
    }
    try {
      const view = await session.view('helpers', { text, before: id });
      setFound(view);
      setSaid(t('help-found', { count: view.rows.length }));
    } catch {
      setSaid(t('meet-failed'));
    }
  };
  return { rows: found?.rows ?? null, said, look };
}

/** `ask`: writes to her, where there is somewhere to write. */
export function Helpers({ found, ask }: { found: Finding; ask?(row: HelperRow): void }) {
  return (
    <>
      <p role="status">{found.said}</p>
      {found.rows && found.rows.length > 0 && (
        <ul class="groups">
          {found.rows.map((row) => (
            <Helper key={row.id} row={row} ask={ask} />
          ))}
        </ul>
      )}
    </>
  );
}

function Helper({ row, ask }: { row: HelperRow; ask?: ((row: HelperRow) => void) | undefined }) {
  const { t, format } = useWords();
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
          {t('help-logged', { day: format.day(row.day) })} <bdi>{row.step}</bdi>
        </p>
      )}
      {ask && (
        <button class="btn bare" type="button" onClick={() => ask(row)}>
          {t('call-ask', { name: isolated(row.name) })}
        </button>
      )}
    </li>
  );
}
