// From a step: a lesson of it, or an experiment that begins where it ended.
// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'preact/hooks';
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import type { Act } from '../kit/act';
import { Icon } from '../kit/icons';
import { Choice } from './choice';
import { WriteLesson } from './lesson';
import { NewExperiment } from './new_experiment';

interface Props {
  of: string;
  act: Act;
  close(): void;
}

export function FromStep({ of, act, close }: Props) {
  const { model } = useApp();
  const { t } = useWords();
  const [what, setWhat] = useState('lesson');
  const row = useSignal(model.steps)?.rows.find(({ id }) => id === of);
  const isInRoom = row?.state === 'sent';
  // Of a step that only this device has the room gets the lesson, and nothing of what it is of.
  const isOwn = row?.state === 'private';
  if (what === 'experiment') {
    const from = row && isInRoom ? { id: row.id, text: row.text } : null;
    return <NewExperiment from={from} act={act} close={close} />;
  }
  return (
    <section class="card stack-4">
      <div class="card-head">
        <span class="pebble" aria-hidden="true">
          <Icon name="lamp" />
        </span>
        <h2 tabIndex={-1}>{t('learn-from')}</h2>
      </div>
      {row && (
        <p class="quoted" dir="auto">
          {row.text}
        </p>
      )}
      <Choice
        title={t('learn-from-what')}
        options={[
          ['lesson', t('learn-from-lesson')],
          ['experiment', t('learn-from-experiment')],
        ]}
        chosen={what}
        choose={setWhat}
      />
      {isOwn && <p>{t('learn-from-own')}</p>}
      {isInRoom || isOwn ? (
        <WriteLesson about={of} command="learnFromStep" act={act} done={close} />
      ) : (
        <p>{t('learn-from-gone')}</p>
      )}
    </section>
  );
}
