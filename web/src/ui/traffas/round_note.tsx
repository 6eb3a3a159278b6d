// What went wrong with something one did in a round: what happened, and again.
// SPDX-License-Identifier: EUPL-1.2
import type { MeetRound } from '../../core/protocol.gen';
import { useWords } from '../app';
import type { Act } from '../kit/act';
import { Note } from '../kit/note';

export function RoundNote({ round, act }: { round: MeetRound; act: Act }) {
  const { t, line } = useWords();
  if (!round.note) return null;
  if (round.note.key === 'note-round-few')
    return <Note tone="fact" title={t('round-few')} text={line(round.note)} />;
  return (
    <Note tone="alert" title={t('round-failed')} text={`${line(round.note)} ${t('round-failed-kept')}`}>
      <button
        class="btn"
        type="button"
        onClick={() => void act('retryRound', { id: round.id }, t('said-again'))}
      >
        {t('retry')}
      </button>
    </Note>
  );
}
