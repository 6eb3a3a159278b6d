// What the app says above every place: that a newer version waits, or that a file is not what it should be. A
// chunk of its own, which the widget never loads.
// SPDX-License-Identifier: EUPL-1.2
import { useSignal } from '../signal';
import { useWords } from '../ui/app';
import { Note } from '../ui/kit/note';
import { keepOffline } from './keep';

const keeper = keepOffline();

export function OfflineNotes() {
  const state = useSignal(keeper.state);
  const { t } = useWords();
  return (
    <div role="status" class="top-notes">
      {state === 'newer' && (
        <Note tone="fact" title={t('newer-title')} text={t('newer-text')}>
          <button class="btn" type="button" onClick={() => keeper.takeOver()}>
            {t('newer-take')}
          </button>
        </Note>
      )}
      {state === 'altered' && <Note tone="alert" title={t('altered-title')} text={t('altered-text')} />}
    </div>
  );
}
