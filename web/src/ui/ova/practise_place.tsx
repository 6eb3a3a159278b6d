// The place "Öva": one question, and beside it what it is for. No clock, no score, no word about days gone.
// SPDX-License-Identifier: EUPL-1.2
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { QuizQuestion, QuizView } from '../../core/protocol.gen';
import { useApp, useWords } from '../app';
import { Heading } from '../kit/heading';
import { Answered, PrincipleCard } from './answered';
import { Asked } from './asked';
import { Keys } from './keys';
import { Settled } from './settled';
import { Sources } from './sources';
import { useQuiz } from './use_quiz';
import { useVerdict } from './verdict';

export function PractisePlace() {
  const { t } = useWords();
  const { view, failed, again } = useQuiz();
  const question = view?.question ?? null;
  return (
    <>
      <Heading title={t('place-ova')} />
      <Spoken question={question} />
      <div class="cols">
        <div class="col">
          {failed && (
            <div role="status" class="stack-2">
              <p>{t('quiz-failed')}</p>
              <button class="btn" type="button" onClick={again}>
                {t('retry')}
              </button>
            </div>
          )}
          {view && <Now view={view} question={question} />}
        </div>
        <div class="col">
          {question?.answered && <PrincipleCard question={question} />}
          {view && <Settled progress={view.progress} />}
          <section class="stack-2">
            <h2>{t('only-for-you')}</h2>
            <p>{t('only-for-you-text')}</p>
            <Keys />
          </section>
          {view && <Sources decks={view.decks} />}
        </div>
      </div>
    </>
  );
}

/** What an answer came to, said once. Always in the page, so that a screen reader listens to it. */
function Spoken({ question }: { question: QuizQuestion | null }) {
  const verdict = useVerdict(question);
  return (
    <p class="sr" role="status">
      {verdict}
    </p>
  );
}

function Now({ view, question }: { view: QuizView; question: QuizQuestion | null }) {
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef<string | null>(null);
  const id = question?.id ?? '';
  useLayoutEffect(() => {
    // A new question is read from its heading; the first one is not, for one came to the place itself.
    if (shown.current !== null && shown.current !== id)
      box.current?.querySelector<HTMLElement>('h2')?.focus();
    shown.current = id;
  }, [id]);
  return (
    <div ref={box}>
      {!question ? (
        view.loaded && <DoneForToday />
      ) : question.answered ? (
        <Answered key={question.id} question={question} />
      ) : (
        <Asked key={question.id} question={question} canSkip={view.left > 1} />
      )}
    </div>
  );
}

function DoneForToday() {
  const { session } = useApp();
  const { t } = useWords();
  return (
    <div class="card stack-4">
      <h2 tabIndex={-1}>{t('quiz-done')}</h2>
      <p>{t('quiz-done-text')}</p>
      <div class="btn-row">
        <button
          class="btn wide"
          type="button"
          onClick={() => void session.command('askMore').catch(() => undefined)}
        >
          {t('ask-more')}
        </button>
      </div>
    </div>
  );
}
