// The box one writes a step in: grows with its text; Enter sends, Shift+Enter makes a new line.
// SPDX-License-Identifier: EUPL-1.2
import type { Ref } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Caret } from '../../draft';

interface Props {
  id: string;
  value: string;
  invalid?: boolean;
  describedBy?: string;
  box: Ref<HTMLTextAreaElement> & { current: HTMLTextAreaElement | null };
  change(text: string): void;
  /** Where the caret was when the box was last on the screen; put back when one comes to the box. */
  caret?: Caret;
  send(): void;
  cancel?(): void;
}

const growsByItself = () => CSS.supports?.('field-sizing', 'content') ?? true;

export function TextBox({ id, value, invalid, describedBy, box, change, send, cancel, caret }: Props) {
  const composing = useRef(false);
  const wasHere = useRef(false);
  const come = (event: FocusEvent & { currentTarget: HTMLTextAreaElement }) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    // Not before: to set a selection may take the focus, and somebody may be writing in the chat. Not over a
    // selection that was made on the way here: what is typed next shall take its place.
    if (caret && !wasHere.current && selectionStart === selectionEnd)
      event.currentTarget.setSelectionRange(caret.at, caret.at);
    wasHere.current = true;
  };
  const tellCaret = (event: { currentTarget: HTMLTextAreaElement }) =>
    caret?.move(event.currentTarget.selectionEnd);
  const keyDown = (event: KeyboardEvent) => {
    // Enter that ends the composition of a letter is not for us; 229 says so where isComposing does not.
    if (composing.current || event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && cancel) {
      event.preventDefault();
      cancel();
    }
  };
  useLayoutEffect(() => {
    const { current: field } = box;
    if (!field || growsByItself()) return undefined;
    const grow = () => {
      field.style.height = 'auto';
      field.style.height = `${field.scrollHeight + 3}px`;
    };
    grow();
    // A narrower panel has more lines.
    addEventListener('resize', grow);
    return () => removeEventListener('resize', grow);
  }, [value]);
  return (
    <textarea
      class="field"
      id={id}
      rows={2}
      dir="auto"
      ref={box}
      value={value}
      aria-invalid={invalid ? 'true' : undefined}
      aria-describedby={describedBy}
      enterkeyhint="send"
      onInput={(event) => {
        change(event.currentTarget.value);
        tellCaret(event);
      }}
      onFocus={come}
      onKeyDown={keyDown}
      onKeyUp={tellCaret}
      onClick={tellCaret}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
      }}
    />
  );
}
