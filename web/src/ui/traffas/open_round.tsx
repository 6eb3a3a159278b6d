// To open a round: what will happen, who sees it, then the button.
// SPDX-License-Identifier: EUPL-1.2
import { useWords } from '../app';
import type { Act } from '../kit/act';
import { Icon } from '../kit/icons';
import { RoomSees } from '../kit/room_sees';

interface Props {
  can: boolean;
  /** There has been none yet, as far as this device can see. */
  first: boolean;
  act: Act;
}

export function OpenRound({ can, first, act }: Props) {
  const { t } = useWords();
  return (
    <section class={first ? 'card stack-4' : 'stack-2'}>
      {first ? (
        <div class="card-head">
          <span class="pebble" aria-hidden="true">
            <Icon name="cup" />
          </span>
          <h2 tabIndex={-1}>{t('first-round')}</h2>
        </div>
      ) : (
        <h2 tabIndex={-1}>{t('next-round')}</h2>
      )}
      {first && <p class="lead">{t('round-lead')}</p>}
      <p>{t('open-round-text')}</p>
      {can && (
        <>
          <RoomSees text={t('open-round-sees')} />
          <div class="btn-row">
            <button
              class={first ? 'btn go wide' : 'btn wide'}
              type="button"
              onClick={() => void act('openRound', {}, t('round-opened'))}
            >
              {t('open-round')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
