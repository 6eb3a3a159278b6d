// A button whose deed cannot be taken back: the first press says what will happen, the second does it.
// SPDX-License-Identifier: EUPL-1.2
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../app';

interface Props {
  ask: string;
  text: string;
  yes: string;
  main?: boolean;
  /** Beside what one is more likely to want. */
  quiet?: boolean;
  go(): void;
}

export function Sure({ ask, text, yes, main, quiet, go }: Props) {
  const { t } = useWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  const words = useRef<HTMLParagraphElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  // Before anything is painted: a key that is pressed at once must not meet the page instead.
  useLayoutEffect(() => {
    if (open) words.current?.focus();
    else if (wasOpen.current) button.current?.focus();
    wasOpen.current = open;
  }, [open]);
  if (!open) {
    return (
      <button
        key="ask"
        class={quiet ? 'btn bare' : main ? 'btn go wide' : 'btn wide'}
        type="button"
        ref={button}
        onClick={() => setOpen(true)}
      >
        {ask}
      </button>
    );
  }
  return (
    <fieldset
      key="sure"
      class="sure stack-2"
      aria-labelledby={`${id}text`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <p id={`${id}text`} tabIndex={-1} ref={words}>
        {text}
      </p>
      <div class="btn-row">
        <button class="btn go wide" type="button" onClick={go}>
          {yes}
        </button>
        <button class="btn wide" type="button" onClick={() => setOpen(false)}>
          {t('cancel')}
        </button>
      </div>
    </fieldset>
  );
}
