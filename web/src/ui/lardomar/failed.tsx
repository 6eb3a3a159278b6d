// What did not reach the room: what happened, and again.
// SPDX-License-Identifier: EUPL-1.2
import type { Line } from '../../core/protocol.gen';
import { useWords } from '../app';
import type { Act } from '../kit/act';
import { Note } from '../kit/note';

export function Failed({ note, id, act }: { note: Line | null; id: string; act: Act }) {
  const { t, line } = useWords();
  if (!note) return null;
  return (
    <Note tone="alert" title={t('learn-not-sent')} text={line(note)}>
      <button class="btn" type="button" onClick={() => void act('learnRetry', { id }, t('said-learn-again'))}>
        {t('learn-mended')}
      </button>
    </Note>
  );
}
