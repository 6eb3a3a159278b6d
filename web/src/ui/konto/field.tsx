// A field of one line, with its label, a hint, and what is wrong with it.
// SPDX-License-Identifier: EUPL-1.2
import { useId } from 'preact/hooks';

interface Props {
  label: string;
  hint?: string;
  error: string;
  value: string;
  set(value: string): void;
  type?: 'text' | 'password';
  complete: string;
}

export function Field({ label, hint, error, value, set, type = 'text', complete }: Props) {
  const id = useId();
  const input = {
    class: 'field',
    id,
    value,
    autocomplete: complete,
    autocapitalize: 'none' as const,
    spellcheck: false,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': `${hint ? `${id}hint ` : ''}${id}error`,
    onInput: (event: { currentTarget: HTMLInputElement }) => set(event.currentTarget.value),
  };
  return (
    <div class="stack-2">
      <label class="label" for={id}>
        {label}
      </label>
      {hint && (
        <p class="meta" id={`${id}hint`}>
          {hint}
        </p>
      )}
      {type === 'password' ? <input type="password" {...input} /> : <input type="text" {...input} />}
      <p class="error field-error" id={`${id}error`}>
        {error}
      </p>
    </div>
  );
}
