// What one needs help with: looked for among us on the device, or asked of the room. Then what the room is
// asked for, with its answers, and what has been before.
// SPDX-License-Identifier: EUPL-1.2
import { useWords } from '../app';
import type { Act } from '../kit/act';
import { useLeaving } from '../kit/leaving';
import { RoomSees } from '../kit/room_sees';
import { Sensitive } from '../kit/sensitive';
import { useBegun } from '../lardomar/begun';
import { Box } from '../lardomar/box';
import { useLearn } from '../lardomar/use_learn';
import { Call, PastCall } from './call';
import { Helpers, useHelpers } from './helpers';

export function Calls({ act }: { act: Act }) {
  const { t } = useWords();
  const { view, failed, again } = useLearn('learnCalls');
  const isPast = ({ state }: { state: string }) => state === 'over' || state === 'old';
  const open = view?.calls.filter((call) => !isPast(call)) ?? [];
  const past = view?.calls.filter(isPast) ?? [];
  return (
    <>
      <Ask act={act} can={view?.canCall ?? false} />
      {failed && (
        <button class="btn" type="button" onClick={again}>
          {t('retry')}
        </button>
      )}
      {view && (view.calls.length > 0 || view.unseen > 0) && (
        <section class="stack">
          <h2 tabIndex={-1}>{t('calls')}</h2>
          {open.length === 0 && <p class="meta">{t('calls-none')}</p>}
          {open.map((call) => (
            <Call key={call.id} call={call} act={act} />
          ))}
          {past.length > 0 && (
            <div class="folds">
              {past.map((call) => (
                <PastCall key={call.id} call={call} act={act} />
              ))}
            </div>
          )}
          {view.unseen > 0 && <p class="meta">{t('calls-unseen', { count: view.unseen })}</p>}
        </section>
      )}
    </>
  );
}

function Ask({ act, can }: { act: Act; can: boolean }) {
  const { t } = useWords();
  const begun = useBegun('call', ['text']);
  const found = useHelpers();
  const { warning, leave } = useLeaving(() => [begun.of('text')], !can);
  const send = async () => {
    const isTaken = await act('learnCall', { text: begun.of('text') }, t('said-call'));
    if (isTaken) begun.clear();
  };
  return (
    <section class="stack">
      <h2 tabIndex={-1}>{t('help-title')}</h2>
      <Box
        label={t('help-label')}
        hint={t('help-private')}
        value={begun.of('text')}
        set={(text) => begun.set('text', text)}
      />
      {can && <RoomSees text={t('call-sees')} />}
      <Sensitive of={warning} />
      <div class="btn-row">
        <button class="btn wide" type="button" onClick={() => void found.look(begun.of('text'))}>
          {t('help-ask')}
        </button>
        {can && (
          <button class="btn wide" type="button" onClick={() => void leave(send)}>
            {t('call-send')}
          </button>
        )}
      </div>
      <Helpers found={found} />
    </section>
  );
}
