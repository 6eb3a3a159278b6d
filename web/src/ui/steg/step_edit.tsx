// A step changed where it stands: its text and its principles, "Spara" and "Avbryt". Escape cancels.
// SPDX-License-Identifier: EUPL-1.2
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { StepRow } from '../../core/protocol.gen';
import type { Change } from '../../local';
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import { useLeaving } from '../kit/leaving';
import { PrincipleChips } from '../kit/principles';
import { Sensitive } from '../kit/sensitive';
import { TextBox } from '../kit/text_box';

interface Props {
  row: StepRow;
  close(): void;
}

/** Changes the step; resolves to what is wrong, in words, or to null. */
function useSaving(id: string): (text: string, rest: Partial<Change>) => Promise<string | null> {
  const { model } = useApp();
  const { t, line } = useWords();
  return async (text, { principles, visibility }) => {
    if (text.trim() === '') return t('error-empty');
    try {
      const refusal = await model.attempt('editStep', { id, text, principles, visibility });
      return refusal && line(refusal);
    } catch {
      return t('not-taken-title');
    }
  };
}

/** What is in the form: what one had begun before the page went, else what the step says. */
function useChange(row: StepRow) {
  const { changing } = useApp();
  const begun = useRef(changing.of(row.id)).current;
  const first = begun ?? { ...row, caret: row.text.length };
  const [text, setText] = useState(first.text);
  const [principles, setPrinciples] = useState(first.principles);
  const [visibility, setVisibility] = useState(first.visibility);
  const now = useRef({ id: row.id, text, principles, visibility, caret: first.caret });
  const keep = (part: Partial<Change>) => {
    now.current = { ...now.current, ...part };
    changing.keep(now.current);
  };
  return {
    text,
    principles,
    visibility,
    wasBegun: begun !== null,
    write(next: string) {
      setText(next);
      keep({ text: next });
    },
    choose(next: string[]) {
      setPrinciples(next);
      keep({ principles: next });
    },
    letOut(next: boolean) {
      setVisibility(next ? 'public' : 'room');
      keep({ visibility: next ? 'public' : 'room' });
    },
    caret: {
      get at() {
        return now.current.caret;
      },
      move(to: number) {
        now.current.caret = to;
        if (changing.of(row.id)) keep({});
      },
    },
  };
}

export function StepEdit({ row, close }: Props) {
  const { model } = useApp();
  const { t, language } = useWords();
  const saving = useSaving(row.id);
  const all = useSignal(model.composer)?.principles ?? [];
  const { text, principles, visibility, wasBegun, write, choose, letOut, caret } = useChange(row);
  const [problem, setProblem] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  // The box itself: the last letter may be newer than what is painted.
  const written = () => box.current?.value ?? text;
  const { warning, leave } = useLeaving(() => [written()], visibility === '');

  useLayoutEffect(() => {
    // Once, when one opens it. What was begun in another life of the page opens by itself, and takes nothing.
    if (!wasBegun) box.current?.focus();
  }, []);

  const save = async () => {
    setProblem('');
    const wrong = await saving(written(), { principles, visibility });
    if (wrong === null) return close();
    setProblem(wrong);
    box.current?.focus();
  };
  return (
    <form
      class="stack edit"
      onSubmit={(event) => {
        event.preventDefault();
        void leave(save);
      }}
    >
      <div class="stack-2">
        <label class="label" for={`${id}text`}>
          {t('edit-step')}
        </label>
        <TextBox
          id={`${id}text`}
          value={text}
          invalid={problem !== ''}
          describedBy={`${id}error`}
          box={box}
          caret={caret}
          change={write}
          send={() => void leave(save)}
          cancel={close}
        />
        <p class="error" id={`${id}error`} role="alert">
          {problem}
        </p>
      </div>
      <fieldset>
        <legend class="sr">{t('edit-principles')}</legend>
        <PrincipleChips all={all} chosen={principles} language={language} choose={choose} />
      </fieldset>
      {visibility !== '' && <Reach isPublic={visibility === 'public'} letOut={letOut} />}
      <Sensitive of={warning} />
      <div class="btn-row">
        <button class="btn go wide" type="submit">
          {t('save')}
        </button>
        <button class="btn wide" type="button" onClick={close}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

/** Only of a step in the room: whether it may go beyond it. */
function Reach({ isPublic, letOut }: { isPublic: boolean; letOut(is: boolean): void }) {
  const { t } = useWords();
  return (
    <label class="radio">
      <input type="checkbox" checked={isPublic} onChange={(event) => letOut(event.currentTarget.checked)} />
      <span>{t('visibility-public')}</span>
    </label>
  );
}
