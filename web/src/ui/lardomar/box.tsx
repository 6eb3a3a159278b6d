// A box to write in, with its label and an example of what could stand there.
// SPDX-License-Identifier: EUPL-1.2
import type { Ref } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  label: string;
  hint?: string;
  value: string;
  rows?: number;
  box?: Ref<HTMLTextAreaElement>;
  set(text: string): void;
}

export function Box({ label, hint, value, rows = 2, box, set }: Props) {
  const id = useId();
  return (
    <div class="stack-1">
      <label class="label" for={id}>
        {label}
      </label>
      {hint && (
        <p class="meta" id={`${id}hint`}>
          {hint}
        </p>
      )}
      <textarea
        class="field"
        id={id}
        rows={rows}
        dir="auto"
        ref={box}
        value={value}
        aria-describedby={hint ? `${id}hint` : undefined}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </div>
  );
}
