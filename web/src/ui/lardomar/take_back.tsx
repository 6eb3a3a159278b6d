// What one wrote here oneself can be taken out of the room again.
// SPDX-License-Identifier: EUPL-1.2
import { useWords } from '../app';
import type { Act } from '../kit/act';
import { Sure } from '../kit/sure';

export function TakeBack({ id, act }: { id: string; act: Act }) {
  const { t } = useWords();
  return (
    <div class="btn-row">
      <Sure
        quiet
        ask={t('learn-take-back')}
        text={t('learn-take-back-text')}
        yes={t('learn-take-back-yes')}
        go={() => void act('learnRemove', { id }, t('said-learn-removed'))}
      />
    </div>
  );
}
