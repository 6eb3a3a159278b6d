// Telling on: who came later to a room that hides its past cannot read what was logged before. One button,
// after plain words about what is sent and who sees it; not there where nothing is hidden or nothing is to
// be told.
// SPDX-License-Identifier: EUPL-1.2
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';

export function Retell() {
  const { model } = useApp();
  const { t } = useWords();
  const status = useSignal(model.status);
  if (!status || (status.retellable === 0 && !status.retelling)) return null;
  const tell = () => {
    if (!status.retelling) void model.attempt('retell', {}).catch(() => null);
  };
  return (
    <section class="stack-2">
      <h2>{t('retell')}</h2>
      <p>{t('retell-why')}</p>
      <p>{t('retell-what', { count: status.retellable })}</p>
      <div class="btn-row">
        <button
          class="btn"
          type="button"
          aria-disabled={status.retelling ? 'true' : undefined}
          onClick={tell}
        >
          {t(status.retelling ? 'retelling' : 'retell-do')}
        </button>
      </div>
    </section>
  );
}
