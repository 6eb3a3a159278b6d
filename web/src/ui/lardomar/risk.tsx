// Three questions before an experiment begins. The core judges; a red one is proposed smaller.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'preact/hooks';
import type { LearnRiskView } from '../../core/protocol.gen';
import type { Key } from '../../i18n/words';
import { useApp, useWords } from '../app';
import { Note } from '../kit/note';
import type { Begun } from './begun';
import { Choice } from './choice';

export const questions = ['personal', 'citizens', 'undone'] as const;
export type Question = (typeof questions)[number];
const words: Record<Question, Key> = {
  personal: 'risk-personal',
  citizens: 'risk-citizens',
  undone: 'risk-undone',
};

export type Answers = Pick<Begun<Question>, 'of' | 'set'>;
export const isYes = (answers: Answers, question: Question) => answers.of(question) === 'y';

/** null until all three are answered. */
export function useVerdict(answers: Answers): LearnRiskView | null {
  const { session } = useApp();
  const [verdict, setVerdict] = useState<LearnRiskView | null>(null);
  const given = questions.map((question) => answers.of(question)).join('');
  useEffect(() => {
    let current = true;
    setVerdict(null);
    if (given.length === questions.length)
      session.view('learnRisk', { text: given }).then(
        (view) => current && setVerdict(view),
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, [given, session]);
  return verdict;
}

export function Risk({ answers, verdict }: { answers: Answers; verdict: LearnRiskView | null }) {
  const { t, line } = useWords();
  const options = [
    ['y', t('yes')],
    ['n', t('no')],
  ] as const;
  return (
    <section class="stack">
      <div>
        <h3>{t('risk')}</h3>
        <p class="meta">{t('risk-lead')}</p>
      </div>
      <div class="gate">
        {questions.map((question) => (
          <Choice
            key={question}
            title={t(words[question])}
            options={options}
            chosen={answers.of(question)}
            choose={(value) => answers.set(question, value)}
          />
        ))}
      </div>
      <div role="status">
        {verdict?.red && (
          <Note tone="warn" title={t('risk-red')} text={verdict.smaller.map(line).join(' ')} />
        )}
        {verdict && !verdict.red && <Note tone="good" title={t('risk-green')} text="" />}
      </div>
    </section>
  );
}
