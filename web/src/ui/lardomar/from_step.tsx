// From a step: what led to it and what came of it; a lesson of it, an experiment that begins where it ended,
// or a step of one's own.
// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'preact/hooks';
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import type { Act } from '../kit/act';
import { Icon } from '../kit/icons';
import { startStepFrom } from '../start_step';
import { Chain, useChain } from '../steg/chains';
import { Choice } from './choice';
import { WriteLesson } from './lesson';
import { NewExperiment } from './new_experiment';

interface Props {
  of: string;
  act: Act;
  close(): void;
}

export function FromStep({ of, act, close }: Props) {
  const app = useApp();
  const { model, places } = app;
  const { t } = useWords();
  const [what, setWhat] = useState('lesson');
  const row = useSignal(model.steps)?.rows.find(({ id }) => id === of);
  const chain = useChain(of);
  const text = row?.text ?? chain?.self.text;
  const isInRoom = row ? row.state === 'sent' : chain?.self.kind === 'step';
  // Of a step that only this device has the room gets the lesson, and nothing of what it is of.
  const isOwn = row?.state === 'private';
  if (what === 'experiment') {
    const from = text !== undefined && isInRoom ? { id: of, text } : null;
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
      {text !== undefined && (
        <p class="quoted" dir="auto">
          {text}
        </p>
      )}
      {chain && <Chain chain={chain} />}
      {row && isInRoom && !row.mine && (
        <div class="btn-row">
          <button
            class="btn wide"
            type="button"
            onClick={() => {
              startStepFrom(app, row);
              places.go({ name: 'steg' });
            }}
          >
            {t('try-it-too')}
          </button>
        </div>
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
