// A step changed where it stands: its text and its principles, "Spara" and "Avbryt". Escape cancels.
// SPDX-License-Identifier: EUPL-1.2
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { StepRow } from '../../core/protocol.gen';
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import { PrincipleChips } from '../kit/principles';
import { TextBox } from '../kit/text_box';

interface Props {
  row: StepRow;
  close(): void;
}

/** Changes the step; resolves to what is wrong, in words, or to null. */
function useSaving(id: string): (text: string, principles: string[]) => Promise<string | null> {
  const { model } = useApp();
  const { t, line } = useWords();
  return async (text, principles) => {
    if (text.trim() === '') return t('error-empty');
    try {
      const refusal = await model.attempt('editStep', { id, text, principles });
      return refusal && line(refusal);
    } catch {
      return t('not-taken-title');
    }
  };
}

export function StepEdit({ row, close }: Props) {
  const { model } = useApp();
  const { t, language } = useWords();
  const saving = useSaving(row.id);
  const all = useSignal(model.composer)?.principles ?? [];
  const [text, setText] = useState(row.text);
  const [principles, setPrinciples] = useState(row.principles);
  const [problem, setProblem] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  useLayoutEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(row.text.length, row.text.length);
    // Once, when it opens.
  }, []);

  const save = async () => {
    setProblem('');
    // The box itself: the last letter may be newer than what is painted.
    const wrong = await saving(box.current?.value ?? text, principles);
    if (wrong === null) return close();
    setProblem(wrong);
    box.current?.focus();
  };
  return (
    <form
      class="stack edit"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
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
          change={setText}
          send={() => void save()}
          cancel={close}
        />
        <p class="error" id={`${id}error`} role="alert">
          {problem}
        </p>
      </div>
      <fieldset>
        <legend class="sr">{t('edit-principles')}</legend>
        <PrincipleChips all={all} chosen={principles} language={language} choose={setPrinciples} />
      </fieldset>
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
