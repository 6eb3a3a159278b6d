// A rest: until a day that one chooses oneself, and back before that with one tap.
// SPDX-License-Identifier: EUPL-1.2
import { useId, useState } from 'preact/hooks';
import type { MeetRound, ProfileView } from '../../core/protocol.gen';
import { useWords } from '../app';
import type { Act } from '../kit/act';
import { Icon } from '../kit/icons';
import { Note } from '../kit/note';
import { RoomSees } from '../kit/room_sees';

interface Props {
  round: MeetRound | null;
  act: Act;
  today: string;
  profile: ProfileView | null;
}

const twoWeeksMs = 14 * 86_400_000;
const later = (day: string) =>
  day === '' ? '' : new Date(Date.parse(`${day}T12:00:00Z`) + twoWeeksMs).toISOString().slice(0, 10);

export function Pause({ round, act, today, profile }: Props) {
  const { t, format } = useWords();
  const id = useId();
  const until = profile?.profile.pauseUntil ?? '';
  const [day, setDay] = useState('');
  const chosen = day || until || later(today);
  const isResting = round ? round.mine === 'paused' : until !== '' && until >= today;
  if (isResting) {
    return (
      <Note tone="fact" title={t('resting')} text={until && t('resting-until', { when: format.day(until) })}>
        <button class="btn" type="button" onClick={() => void act('pause', { text: '' }, t('said-back'))}>
          {t('rest-end')}
        </button>
      </Note>
    );
  }
  return (
    <details class="rest">
      <summary>
        <Icon name="down" size="s" />
        <span>{t('rest')}</span>
      </summary>
      <div class="stack-2">
        <p>{t('rest-text')}</p>
        <label class="label" for={`${id}until`}>
          {t('rest-until')}
        </label>
        <input
          class="field day"
          id={`${id}until`}
          type="date"
          min={today}
          value={chosen}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <RoomSees text={t('rest-sees')} />
        <button
          class="btn"
          type="button"
          onClick={() => {
            if (chosen) void act('pause', { text: chosen }, t('said-rest', { when: format.day(chosen) }));
          }}
        >
          {t('rest-begin')}
        </button>
      </div>
    </details>
  );
}
