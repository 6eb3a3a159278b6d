// What an answer came to, in words: for the ear in one sentence, for the eye under each option.
// SPDX-License-Identifier: EUPL-1.2
import { useRef } from 'preact/hooks';
import type { QuizOption, QuizQuestion } from '../../core/protocol.gen';
import type { Words } from '../../i18n/words';
import { useWords } from '../app';
import { isolated } from '../kit/isolated';

export const textOf = (option: QuizOption, { language }: Words): string =>
  language === 'sv' ? option.textSv : option.textEn;

/** Why this option: a reason, or what the principle says, or which principle says so. */
export function whyOf({ kind }: QuizQuestion, option: QuizOption, words: Words): string {
  const why = words.language === 'sv' ? option.whySv : option.whyEn;
  return kind === 'says' && why !== '' ? words.t('said-by', { title: why }) : why;
}

/** What stands above an option; "" above those that need no word of their own. */
export function verdictOf(question: QuizQuestion, option: QuizOption, { t }: Words): string {
  if (question.kind === 'real') return option.best ? t('chosen-by', { name: isolated(question.name) }) : '';
  if (question.kind === 'scenario') return t(option.best ? 'nearest' : 'further-away');
  return option.best ? t('this-one') : '';
}

function sentence(question: QuizQuestion, words: Words): string {
  const chosen = question.options.find((option) => option.chosen);
  const best = question.options.find((option) => option.best);
  if (!chosen || !best) return '';
  const { t } = words;
  const name = isolated(question.name);
  if (question.kind === 'real') {
    return chosen.best
      ? t('real-same', { name })
      : t('real-other', { name, theirs: textOf(best, words), yours: textOf(chosen, words) });
  }
  const why = whyOf(question, chosen, words);
  if (chosen.best) return `${t('answer-near')} ${why}`;
  const nearest = `${t('nearest-is', { text: textOf(best, words) })} ${whyOf(question, best, words)}`;
  return `${t('answer-further')} ${why} ${nearest}`;
}

/** Stays as it is from the answer to the next question, so that it is heard once. */
export function useVerdict(question: QuizQuestion | null): string {
  const words = useWords();
  const said = useRef({ id: '', text: '' });
  if (!question?.answered) said.current = { id: '', text: '' };
  else if (said.current.id !== question.id)
    said.current = { id: question.id, text: sentence(question, words) };
  return said.current.text;
}
