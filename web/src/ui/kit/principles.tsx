// Principles in a person's language, and the chips one chooses them with.
// SPDX-License-Identifier: EUPL-1.2
import { useId } from 'preact/hooks';
import type { PrincipleChoice } from '../../core/protocol.gen';
import type { Language } from '../../ports';
import { useWords } from '../app';
import { Icon, markOf } from './icons';

/** Long words of the titles and where they may break; browsers often have no Swedish dictionary. */
const breaks = [
  'gräns‧över‧skri‧dande',
  'Experi‧men‧tera',
  'mång‧fald',
  'inklu‧de‧rande',
  'med‧borgarna',
  'männi‧skor',
  'prak‧tiken',
  'Väl‧komna',
  'tekni‧kens',
  'möjlig‧heter',
  'interopera‧bilitets‧ramen',
  'väg‧ledande',
  'grund‧läggande',
  'till‧sammans',
];

/** For the eye, which needs breaks; not for names, nor for text that others look for. */
export function softened(title: string): string {
  return breaks.reduce(
    (text, word) => text.replace(word.replaceAll('‧', ''), word.replaceAll('‧', '\u00AD')),
    title,
  );
}

type Titled = Pick<PrincipleChoice, 'titleSv' | 'titleEn'>;
/** As it is called: in names, headings and running text. */
export const titleOf = (principle: Titled, language: Language): string =>
  language === 'sv' ? principle.titleSv : principle.titleEn;

interface Props {
  all: PrincipleChoice[];
  chosen: readonly string[];
  /** Marked as proposals, where they are: nothing moves under a finger. */
  suggested?: readonly string[];
  language: Language;
  choose(chosen: string[]): void;
}

export function PrincipleChips({ all, chosen, suggested = [], language, choose }: Props) {
  const { t } = useWords();
  const id = useId();
  const toggle = (id: string) =>
    choose(all.map((one) => one.id).filter((one) => chosen.includes(one) !== (one === id)));
  return (
    <div class="chips">
      {all.map((principle) => {
        const mark = markOf(principle.number);
        const isChosen = chosen.includes(principle.id);
        const isProposal = suggested.includes(principle.id) && !isChosen;
        return (
          <label class={isProposal ? 'chip' : 'chip plain'} key={principle.id}>
            <input
              type="checkbox"
              checked={isChosen}
              aria-label={titleOf(principle, language)}
              aria-describedby={isProposal ? `${id}${principle.id}` : undefined}
              onChange={() => toggle(principle.id)}
            />
            {mark && <Icon name={mark} size="s" />}
            <span>{softened(titleOf(principle, language))}</span>
            {isProposal && (
              <span class="proposal" id={`${id}${principle.id}`}>
                {t('suggested')}
              </span>
            )}
          </label>
        );
      })}
    </div>
  );
}
