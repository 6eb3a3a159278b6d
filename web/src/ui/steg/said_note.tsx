// What became of the step just logged: said once, in a status region that is always there; how it goes on
// changes beside it in silence. With "Ångra" while the core allows it.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { LastStep } from '../../core/protocol.gen';
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import { Icon } from '../kit/icons';
import { useUntil } from '../kit/until';

/** A removed step has its undo where it was removed. */
export const undoIsInNote = (last: LastStep | null): last is LastStep =>
  last !== null && last.said.key === 'said-logged';

interface Props {
  box: { current: HTMLTextAreaElement | null };
}

export function SaidNote({ box }: Props) {
  const { model, writing } = useApp();
  const { line, t } = useWords();
  const last = useSignal(model.composer)?.last ?? null;
  const said = useSaid(last);
  const note = useRef<HTMLDivElement>(null);
  const canUndo = useUntil(last?.undoUntil ?? 0) && undoIsInNote(last);

  // The button goes when its time is out; a focus that stood there goes back to the box.
  const hadFocus = useRef(false);
  useLayoutEffect(() => {
    if (!canUndo && hadFocus.current && document.activeElement === document.body) box.current?.focus();
    hadFocus.current = note.current?.contains(document.activeElement) ?? false;
  });

  const undo = async () => {
    if (!last) return;
    box.current?.focus();
    const row = model.steps.value?.rows.find(({ id }) => id === last.id);
    const refusal = await model.attempt('undo', { id: last.id }).catch(() => last.said);
    // Whoever takes a step back mostly wants to write it better.
    if (!refusal && row && writing.text.value === '') {
      writing.change({ text: row.text, principles: row.principles });
    }
  };
  const now = said && last && said.line.key === last.said.key ? last.now : null;
  const failed = now !== null && last?.state === 'failed';
  return (
    <div
      class={said ? `note ${failed ? 'alert' : 'good'} said` : 'said-empty'}
      ref={note}
      onFocusIn={() => {
        hadFocus.current = true;
      }}
      onFocusOut={() => {
        hadFocus.current = false;
      }}
    >
      {said && <Icon name={failed ? 'warning' : 'tick'} size="s" />}
      <div key="words">
        <p>
          <span role="status" class="t">
            {said && <span key={said.n}>{line(said.line)}</span>}
          </span>{' '}
          <span>{now && line(now)}</span>
        </p>
      </div>
      {canUndo && (
        <button class="btn bare" type="button" onClick={() => void undo()}>
          <Icon name="undo" size="s" />
          {t('undo')}
        </button>
      )}
    </div>
  );
}

/** The core may tell of a step in the composer's view, in a notice, or in both: it is said once. */
function useSaid(last: LastStep | null) {
  const { model } = useApp();
  const seen = useRef(last ? `${last.id} ${last.said.key}` : '');
  const name = last ? `${last.id} ${last.said.key}` : '';
  const first = useRef(true);
  useEffect(() => {
    // What was said before this screen opened is not said again.
    const isNew = !first.current && name !== '' && name !== seen.current;
    first.current = false;
    seen.current = name;
    if (isNew && last) model.say(last.said);
  }, [name]);
  return useSignal(model.said);
}
