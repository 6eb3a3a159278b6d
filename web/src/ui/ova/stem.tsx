// What is asked about: a scenario, what a principle says or is called, or a step that somebody logged.
// SPDX-License-Identifier: EUPL-1.2
import type { QuizQuestion } from '../../core/protocol.gen';
import type { Words } from '../../i18n/words';
import { useWords } from '../app';
import { isolated } from '../kit/isolated';
import { softened } from '../kit/principles';

export function titleOfQuestion(question: QuizQuestion, { t, language }: Words): string {
  const theme = language === 'sv' ? question.themeSv : question.themeEn;
  switch (question.kind) {
    case 'which':
      return t('ask-which');
    case 'says':
      return t('ask-says');
    case 'real':
      return t('ask-real', { name: isolated(question.name) });
    default:
      return theme === '' ? t('ask-scenario') : theme[0]?.toLocaleUpperCase() + theme.slice(1);
  }
}

export function Stem({ question, id }: { question: QuizQuestion; id: string }) {
  const words = useWords();
  const text = words.language === 'sv' ? question.stemSv : question.stemEn;
  const isTheirs = question.kind === 'real';
  return (
    <>
      <h2 tabIndex={-1}>{titleOfQuestion(question, words)}</h2>
      <div id={id} class={isTheirs ? 'quoted' : undefined}>
        {isTheirs && (
          <p class="meta dots">
            <b>
              <bdi>{question.name}</bdi>
            </b>
            <span>{words.format.day(question.day)}</span>
          </p>
        )}
        <p class={isTheirs ? 'said-text' : 'lead'} dir={isTheirs ? 'auto' : undefined}>
          {question.kind === 'says' ? softened(text) : text}
        </p>
      </div>
    </>
  );
}
