// An experiment: its four lines, what was learnt of it, what led there and what came of it. One that turned
// out differently looks as one that held.
// SPDX-License-Identifier: EUPL-1.2
import type { LearnExperiment, LearnLink } from '../../core/protocol.gen';
import type { Key } from '../../i18n/words';
import { useWords } from '../app';
import type { Act } from '../kit/act';
import { Icon } from '../kit/icons';
import { ChainLink } from '../steg/chains';
import { Failed } from './failed';
import { Lesson, WriteLesson } from './lesson';
import { TakeBack } from './take_back';

const lines: [Key, 'believe' | 'test' | 'measure' | 'right'][] = [
  ['believe', 'believe'],
  ['test-it', 'test'],
  ['measure', 'measure'],
  ['right-if', 'right'],
];

function Link({ link }: { link: LearnLink }) {
  const { t } = useWords();
  return (
    <>
      {link.kind === 'step' ? <ChainLink link={link} /> : <bdi>{link.text}</bdi>}{' '}
      <span class="meta">
        (<bdi>{link.mine ? t('learn-you') : link.name}</bdi>)
      </span>
    </>
  );
}

/** All but its name. */
function Plan({ experiment }: { experiment: LearnExperiment }) {
  const { t } = useWords();
  const told = lines.filter(([, part]) => experiment[part] !== '');
  return (
    <dl class="plan">
      {experiment.from && (
        <div>
          <dt>{t('experiment-from')}</dt>
          <dd>
            <Link link={experiment.from} />
          </dd>
        </div>
      )}
      {told.map(([word, part]) => (
        <div key={part}>
          <dt>{t(word)}</dt>
          <dd dir="auto">{experiment[part]}</dd>
        </div>
      ))}
      {experiment.became.length > 0 && (
        <div>
          <dt>{t('became')}</dt>
          {experiment.became.map((link) => (
            <dd key={link.id}>
              <Link link={link} />
            </dd>
          ))}
        </div>
      )}
    </dl>
  );
}

interface Props {
  experiment: LearnExperiment;
  act: Act;
}

export function OpenExperiment({ experiment, act }: Props) {
  const { t, format } = useWords();
  const { id, state } = experiment;
  return (
    <section class="card stack-4">
      <div class="card-head">
        <span class={state === 'sending' ? 'pebble wait' : 'pebble'} aria-hidden="true">
          <Icon name="p3" />
        </span>
        <div>
          <h3 tabIndex={-1} dir="auto">
            {experiment.title}
          </h3>
          <p class="meta dots">
            <b>{experiment.mine ? t('learn-by-you') : <bdi>{experiment.name}</bdi>}</b>
            <span>{state === 'sending' ? t('learn-on-its-way') : format.day(experiment.day)}</span>
          </p>
        </div>
      </div>
      <Failed note={experiment.note} id={id} act={act} />
      <Plan experiment={experiment} />
      {experiment.lessons.map((lesson) => (
        <Lesson key={lesson.id} lesson={lesson} act={act} />
      ))}
      {experiment.canClose && (
        <details>
          <summary>
            <Icon name="lamp" size="s" />
            {t('experiment-close')}
          </summary>
          <div class="stack">
            <p>{t('experiment-close-text')}</p>
            <WriteLesson about={id} command="learnClose" act={act} />
          </div>
        </details>
      )}
      {experiment.mine && <TakeBack id={id} act={act} />}
    </section>
  );
}

export function OverExperiment({ experiment, act, again }: Props & { again(): void }) {
  const { t, format } = useWords();
  const first = experiment.lessons[0];
  return (
    <details>
      <summary>
        <span class="pebble" aria-hidden="true">
          <Icon name="lamp" />
        </span>
        <span>
          <span class="name" dir="auto">
            {experiment.title}
          </span>
          <br />
          <span class="meta" dir="auto">
            {first?.text}
          </span>
        </span>
      </summary>
      <div class="fold stack-4">
        <p class="meta dots">
          <b>{experiment.mine ? t('learn-by-you') : <bdi>{experiment.name}</bdi>}</b>
          <span>{format.day(experiment.day)}</span>
        </p>
        <Plan experiment={experiment} />
        {experiment.lessons.map((lesson) => (
          <Lesson key={lesson.id} lesson={lesson} act={act} />
        ))}
        <div class="btn-row">
          <button class="btn wide" type="button" onClick={again}>
            {t('another-turn')}
          </button>
        </div>
        {experiment.mine && <TakeBack id={experiment.id} act={act} />}
      </div>
    </details>
  );
}
