// Keys of one digit, and how to do without them: who speaks to the computer, or has something on its keys of
// its own, turns them off.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';

/** Calls with 0 for the key "1", and so on, below `count`. Not while somebody writes, and not with Ctrl. */
export function useDigits(count: number, press: (digit: number) => void): void {
  const { choices } = useApp();
  const pressed = useRef(press);
  pressed.current = press;
  useEffect(() => {
    const keyDown = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, metaKey, altKey, repeat } = event;
      if (choices.value.keys === 'off' || ctrlKey || metaKey || altKey || repeat) return;
      const isWriting =
        target instanceof Element && target.matches('textarea, select, input:not([type=radio])');
      const digit = '1234'.indexOf(key);
      if (isWriting || key.length !== 1 || digit < 0 || digit >= count) return;
      event.preventDefault();
      pressed.current(digit);
    };
    document.addEventListener('keydown', keyDown);
    return () => document.removeEventListener('keydown', keyDown);
  }, [choices, count]);
}

export function Keys() {
  const { choices } = useApp();
  const { t } = useWords();
  const { keys } = useSignal(choices);
  return (
    <label class="radio">
      <input
        type="checkbox"
        checked={keys !== 'off'}
        onChange={(event) => {
          choices.value = { ...choices.value, keys: event.currentTarget.checked ? '' : 'off' };
        }}
      />
      <span>{t('digit-keys')}</span>
    </label>
  );
}
