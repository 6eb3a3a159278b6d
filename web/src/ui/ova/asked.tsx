// A question that is open: four options, one is chosen, then answered. 1–4 choose, Enter answers.
// SPDX-License-Identifier: EUPL-1.2
import { useId, useRef, useState } from 'preact/hooks';
import type { QuizQuestion } from '../../core/protocol.gen';
import { useApp, useWords } from '../app';
import { softened } from '../kit/principles';
import { useDigits } from './keys';
import { Stem } from './stem';
import { textOf } from './verdict';

export function Asked({ question, canSkip }: { question: QuizQuestion; canSkip: boolean }) {
  const { session } = useApp();
  const words = useWords();
  const { t } = words;
  const id = useId();
  const [chosen, setChosen] = useState<number | null>(null);
  const [problem, setProblem] = useState('');
  const form = useRef<HTMLFormElement>(null);

  const radio = (option: number) => form.current?.querySelectorAll<HTMLInputElement>('input')[option];
  const choose = (option: number) => {
    setChosen(option);
    setProblem('');
  };
  useDigits(question.options.length, (option) => {
    choose(option);
    radio(option)?.focus();
  });
  const answer = async () => {
    if (chosen === null) {
      setProblem(t('choose-first'));
      radio(0)?.focus();
      return;
    }
    try {
      await session.command('answerQuestion', { id: question.id, option: chosen });
    } catch {
      setProblem(t('answer-not-taken'));
    }
  };
  const skip = () => void session.command('skipQuestion').catch(() => undefined);
  return (
    <form
      class="stack-4"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void answer();
      }}
    >
      <Stem question={question} id={`${id}stem`} />
      <fieldset class="opts" aria-describedby={`${id}stem ${id}error`}>
        <legend class="sr">{t('your-answer')}</legend>
        {question.options.map((option, i) => (
          <label key={i} class="opt">
            <input type="radio" name={`${id}answer`} checked={chosen === i} onChange={() => choose(i)} />
            <span>{softened(textOf(option, words))}</span>
          </label>
        ))}
      </fieldset>
      <p class="error" id={`${id}error`} role="alert">
        {problem}
      </p>
      <div class="btn-row">
        <button class="btn go wide" type="submit">
          {t('answer')}
        </button>
        {canSkip && (
          <button class="btn wide" type="button" onClick={skip}>
            {t('skip-question')}
          </button>
        )}
      </div>
    </form>
  );
}
