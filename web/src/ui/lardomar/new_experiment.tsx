// A new experiment: its name, its four lines, three questions about risk, who will see it, and off it goes.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Key } from '../../i18n/words';
import { useWords } from '../app';
import type { Act } from '../kit/act';
import { Icon } from '../kit/icons';
import { useLeaving } from '../kit/leaving';
import { RoomSees } from '../kit/room_sees';
import { Sensitive } from '../kit/sensitive';
import { type Begun, useBegun } from './begun';
import { Box } from './box';
import { isYes, questions, Risk, useVerdict } from './risk';

const parts = ['title', 'believe', 'test', 'measure', 'right'] as const;
type Part = (typeof parts)[number];
const words: Record<Part, [label: Key, hint: Key]> = {
  title: ['experiment-title', 'experiment-title-hint'],
  believe: ['believe', 'believe-hint'],
  test: ['test-it', 'test-it-hint'],
  measure: ['measure', 'measure-hint'],
  right: ['right-if', 'right-if-hint'],
};

/** What it starts from: a step, or an experiment that goes one more turn. */
export interface Origin {
  id: string;
  text: string;
  filled?: Partial<Record<Part, string>>;
}

export function NewHead() {
  const { t } = useWords();
  return (
    <div class="card-head">
      <span class="pebble" aria-hidden="true">
        <Icon name="p3" />
      </span>
      <h2 tabIndex={-1}>{t('new-experiment')}</h2>
    </div>
  );
}

interface Props {
  from: Origin | null;
  act: Act;
  close(): void;
}

/** What it starts from is in the boxes; nothing that somebody has written is written over. */
function useFilled(from: Origin | null, begun: Begun<Part>): void {
  useEffect(() => {
    for (const part of parts) {
      const filled = from?.filled?.[part];
      if (filled && begun.of(part) === '') begun.set(part, filled);
    }
  }, [from]);
}

export function NewExperiment({ from, act, close }: Props) {
  const { t } = useWords();
  const [missing, setMissing] = useState(false);
  const begun = useBegun('new', [...parts, ...questions]);
  const verdict = useVerdict(begun);
  const { warning, leave } = useLeaving(() => parts.map(begun.of));
  const first = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  useFilled(from, begun);
  const send = async () => {
    const isWhole = parts.every((part) => begun.of(part).trim() !== '');
    setMissing(!isWhole);
    if (!isWhole || !verdict || verdict.red) return;
    await leave(start);
  };
  const start = async () => {
    const plan = {
      ...Object.fromEntries(parts.map((part) => [part, begun.of(part)])),
      ...Object.fromEntries(questions.map((question) => [question, isYes(begun, question)])),
    };
    const args = { text: JSON.stringify(plan), from: from?.id ?? '' };
    if (!(await act('learnStart', args, t('said-experiment')))) return;
    begun.clear();
    close();
  };
  return (
    <section class="card stack-4">
      <NewHead />
      {from && (
        <p class="meta">
          {t('experiment-from')}: <bdi>{from.text}</bdi>
        </p>
      )}
      {parts.map((part) => (
        <Box
          key={part}
          label={t(words[part][0])}
          hint={t(words[part][1])}
          value={begun.of(part)}
          rows={part === 'title' ? 1 : 2}
          box={part === 'title' ? first : undefined}
          set={(text) => begun.set(part, text)}
        />
      ))}
      <Risk answers={begun} verdict={verdict} />
      <RoomSees text={t('experiment-sees')} whole />
      <Sensitive of={warning} />
      <p class="error" role="alert">
        {missing && t('said-learn-missing')}
      </p>
      {!verdict && <p class="meta">{t('risk-open')}</p>}
      <div class="btn-row">
        <button
          class="btn go wide"
          type="button"
          aria-disabled={!verdict || verdict.red ? 'true' : undefined}
          onClick={() => void send()}
        >
          {t('experiment-go')}
        </button>
        <button class="btn wide" type="button" onClick={close}>
          {t('experiment-cancel')}
        </button>
      </div>
      <p class="meta">{t('experiment-cancel-kept')}</p>
    </section>
  );
}
