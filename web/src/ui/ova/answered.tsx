// A question that was answered: the options where they were, each with its reason; then how sure one was, or
// the next. What somebody else thought of her own step is a talk to have, not a mistake.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useId, useRef } from 'preact/hooks';
import type { QuizOption, QuizQuestion } from '../../core/protocol.gen';
import { useApp, useWords } from '../app';
import { Icon } from '../kit/icons';
import { isolated } from '../kit/isolated';
import { Note } from '../kit/note';
import { Pebble } from '../kit/pebble';
import { softened } from '../kit/principles';
import { usePrinciples } from '../mer/use_principles';
import { startStepWith } from '../start_step';
import { useDigits } from './keys';
import { Stem } from './stem';
import { textOf, verdictOf, whyOf } from './verdict';

export function Answered({ question }: { question: QuizQuestion }) {
  const { t } = useWords();
  const id = useId();
  return (
    <div class="stack-4">
      <Stem question={question} id={`${id}stem`} />
      <ol class="opts" aria-label={t('answers')}>
        {question.options.map((option, i) => (
          <Option key={i} question={question} option={option} />
        ))}
      </ol>
      <Talk question={question} />
      {question.asksHowSure ? <HowSure /> : <Next />}
    </div>
  );
}

function Option({ question, option }: { question: QuizQuestion; option: QuizOption }) {
  const words = useWords();
  const verdict = verdictOf(question, option, words);
  return (
    <li class={option.best ? 'why near' : 'why'}>
      {(verdict !== '' || option.chosen) && (
        <p class="verdict">
          {verdict !== '' && (
            <span>
              {option.best && <Icon name="near" size="s" />}
              {verdict}
            </span>
          )}
          {option.chosen && (
            <span>
              <Icon name="tick" size="s" />
              {words.t('your-answer')}
            </span>
          )}
        </p>
      )}
      <p class="t">{softened(textOf(option, words))}</p>
      <p>{whyOf(question, option, words)}</p>
    </li>
  );
}

/** Whoever thought otherwise than the author is not corrected. */
function Talk({ question }: { question: QuizQuestion }) {
  const words = useWords();
  const { t } = words;
  const chosen = question.options.find((option) => option.chosen);
  const best = question.options.find((option) => option.best);
  if (question.kind !== 'real' || !chosen || !best || chosen.best) {
    return question.kind === 'scenario' ? <p class="meta">{t('seldom-one-answer')}</p> : null;
  }
  const name = isolated(question.name);
  const both = t('real-other', { name, theirs: textOf(best, words), yours: textOf(chosen, words) });
  return (
    <Note
      tone="fact"
      icon="retold"
      title={t('real-other-title')}
      text={`${both} ${t('real-ask', { name })}`}
    />
  );
}

/** The focus follows: what was pressed is gone. */
function useFocusHere<T extends HTMLElement>() {
  const here = useRef<T>(null);
  useEffect(() => here.current?.focus({ preventScroll: true }), []);
  return here;
}

function HowSure() {
  const { session } = useApp();
  const { t } = useWords();
  const here = useFocusHere<HTMLHeadingElement>();
  const say = (option: number) => void session.command('sayHowSure', { option }).catch(() => undefined);
  useDigits(2, (key) => say(1 - key));
  return (
    <div class="stack-2">
      <h3 tabIndex={-1} ref={here}>
        {t('how-sure')}
      </h3>
      <div class="btn-row two">
        <button class="btn go wide" type="button" onClick={() => say(1)}>
          {t('knew')}
        </button>
        <button class="btn wide" type="button" onClick={() => say(0)}>
          {t('guessed')}
        </button>
      </div>
    </div>
  );
}

function Next() {
  const { session } = useApp();
  const { t } = useWords();
  const here = useFocusHere<HTMLButtonElement>();
  return (
    <div class="btn-row">
      <button
        class="btn go wide"
        type="button"
        ref={here}
        onClick={() => void session.command('nextQuestion').catch(() => undefined)}
      >
        {t('next-question')}
      </button>
    </div>
  );
}

/** What the question was about, and the way from it to a step of one's own. */
export function PrincipleCard({ question }: { question: QuizQuestion }) {
  const app = useApp();
  const { t, language } = useWords();
  const { view } = usePrinciples();
  const all = view?.catalogues.flatMap((catalogue) => catalogue.principles) ?? [];
  const principle = all.find(({ id }) => id === question.principle);
  const text = language === 'sv' ? principle?.textSv : principle?.textEn;
  const isOurs = app.model.composer.value?.principles.some(({ id }) => id === question.principle) ?? false;
  return (
    <section class="card stack-4">
      <div class="card-head">
        {isOurs && <Pebble number={question.number} />}
        <div>
          <p class="meta">{t('the-principle')}</p>
          <h2>{softened(language === 'sv' ? question.principleSv : question.principleEn)}</h2>
        </div>
      </div>
      {text && <p>{text}</p>}
      {isOurs && (
        <>
          <h3>{t('do-it')}</h3>
          <p>{t('do-it-text')}</p>
          <button class="btn wide" type="button" onClick={() => startStepWith(app, question.principle)}>
            {t('write-step')}
          </button>
        </>
      )}
    </section>
  );
}
