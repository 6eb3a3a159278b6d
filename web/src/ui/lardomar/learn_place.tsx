// The place "Lärdomar": what one is beginning first, then what goes on, what was learnt, the weeks'
// letters, and the pictures.
// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'preact/hooks';
import type { LearnExperiment } from '../../core/protocol.gen';
import { useApp, useWords } from '../app';
import { type Act, useAct } from '../kit/act';
import { Heading } from '../kit/heading';
import { Note } from '../kit/note';
import { OpenExperiment, OverExperiment } from './experiment';
import { FromStep } from './from_step';
import { Lesson } from './lesson';
import { Letters } from './letters';
import { NewExperiment, NewHead, type Origin } from './new_experiment';
import { PicturesDoor } from './pictures_door';
import { useLearn } from './use_learn';

/** `of`: the step one comes from, or "". */
export function LearnPlace({ of }: { of: string }) {
  const { inRoom, places } = useApp();
  const { t, line } = useWords();
  const { view, failed, again } = useLearn('learn');
  const { act, said, box } = useAct('learn-not-done');
  const [origin, setOrigin] = useState<Origin | 'none' | null>(null);
  const close = () => {
    setOrigin(null);
    if (of !== '') places.go({ name: 'lardomar' });
    box.current?.closest('main')?.querySelector<HTMLElement>('h1')?.focus();
  };
  return (
    <>
      <Heading title={t('place-lardomar')} />
      <p class="sr" role="status">
        {said}
      </p>
      <div class="cols" ref={box}>
        <div class="col">
          {failed && (
            <Note tone="alert" title={t('learn-failed')} text="">
              <button class="btn" type="button" onClick={again}>
                {t('retry')}
              </button>
            </Note>
          )}
          {view?.blocked && inRoom && (
            <Note tone="fact" title={t('learn-blocked')} text={line(view.blocked)} />
          )}
          {!inRoom && <Note tone="fact" title={t('learn-no-room')} text={t('learn-no-room-text')} />}
          {view?.canStart && of !== '' && <FromStep key={of} of={of} act={act} close={close} />}
          {view?.canStart &&
            of === '' &&
            (origin ? (
              <NewExperiment from={origin === 'none' ? null : origin} act={act} close={close} />
            ) : (
              <Begin begin={() => setOrigin('none')} />
            ))}
          {view && <Experiments all={view.experiments} unseen={view.unseen} act={act} again={setOrigin} />}
        </div>
        {view && inRoom && (
          <div class="col">
            <Letters weeks={view.weeks} act={act} />
            {view.lessons.length > 0 && (
              <section class="stack">
                <h2 tabIndex={-1}>{t('lessons-of-steps')}</h2>
                <ul class="list">
                  {view.lessons.map((lesson) => (
                    <li key={lesson.id}>
                      <Lesson lesson={lesson} act={act} />
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
        )}
      </div>
      <PicturesDoor />
    </>
  );
}

function Begin({ begin }: { begin(): void }) {
  const { t } = useWords();
  return (
    <section class="card stack">
      <NewHead />
      <p class="lead">{t('new-experiment-lead')}</p>
      <div class="btn-row">
        <button class="btn go wide" type="button" onClick={begin}>
          {t('new-experiment-start')}
        </button>
      </div>
    </section>
  );
}

interface ListProps {
  all: LearnExperiment[];
  unseen: number;
  act: Act;
  again(origin: Origin): void;
}

function Experiments({ all, unseen, act, again }: ListProps) {
  const { t } = useWords();
  const open = all.filter(({ state }) => state !== 'over');
  const over = all.filter(({ state }) => state === 'over');
  return (
    <>
      {open.length > 0 && (
        <section class="stack">
          <h2 tabIndex={-1}>{t('experiments-open')}</h2>
          {open.map((experiment) => (
            <OpenExperiment key={experiment.id} experiment={experiment} act={act} />
          ))}
        </section>
      )}
      {over.length > 0 && (
        <section class="stack">
          <h2 tabIndex={-1}>{t('experiments-over')}</h2>
          <div class="folds">
            {over.map((experiment) => {
              const { id, title, believe, test, measure, right } = experiment;
              return (
                <OverExperiment
                  key={id}
                  experiment={experiment}
                  act={act}
                  again={() => again({ id, text: title, filled: { title, believe, test, measure, right } })}
                />
              );
            })}
          </div>
        </section>
      )}
      {all.length === 0 && <p class="meta">{t('learn-empty')}</p>}
      {unseen > 0 && <p class="meta">{t('learn-unseen', { count: unseen })}</p>}
    </>
  );
}
