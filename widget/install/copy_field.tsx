// A text to copy: readable and selectable in full, with a button. Where the clipboard may not be written to,
// the text is selected instead, and either is said once.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Texts } from './texts';

interface Props {
  label: string;
  button: string;
  text: string;
  t: Texts;
  /** The one that the page is for. */
  main?: boolean;
  note?: string;
}

export function CopyField({ label, button, text, t, main, note }: Props) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  useEffect(() => setSaid(''), [text, t]);
  const copy = async () => {
    setSaid('');
    try {
      await navigator.clipboard.writeText(text);
      setSaid(t.copied);
    } catch {
      box.current?.focus();
      box.current?.select();
      setSaid(t.selected);
    }
  };
  return (
    <div class="stack-2">
      <label class="label" for={id}>
        {label}
      </label>
      <textarea
        class="field code"
        id={id}
        ref={box}
        rows={text.length > 60 ? 4 : 1}
        readonly
        spellcheck={false}
        translate={false}
        dir="ltr"
        aria-describedby={note && `${id}-note`}
        value={text}
      />
      {note && (
        <p class="meta" id={`${id}-note`}>
          {note}
        </p>
      )}
      <div class="row">
        <button class={main ? 'btn go' : 'btn'} type="button" onClick={() => void copy()}>
          {button}
        </button>
        <p class="meta" role="status">
          {said}
        </p>
      </div>
    </div>
  );
}
