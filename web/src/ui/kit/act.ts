// What one does here: a command, one sentence that says what became of it, and the focus kept. A button that
// did its work goes away, and the focus goes to the heading above it instead of to nowhere.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CommandArgs } from '../../core/protocol.gen';
import type { Key } from '../../i18n/words';
import { useApp, useWords } from '../app';

/** `becomes` is said when the core has taken it. Resolves to whether it has. */
export type Act = (name: string, args: Partial<CommandArgs>, becomes: string) => Promise<boolean>;

/** `failed`: said when the core stopped before it answered. */
export function useAct(failed: Key) {
  const { model } = useApp();
  const { t, line } = useWords();
  const [said, setSaid] = useState('');
  const box = useRef<HTMLDivElement>(null);
  /** The heading of the thing that was pressed; null when the focus is where somebody put it. */
  const from = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const { current } = box;
    const settle = () => {
      from.current = null;
    };
    // Painted by whatever the core says next: only then is the button gone.
    const watch = new MutationObserver(() => {
      if (!from.current || document.activeElement !== document.body) return;
      const heading = from.current.isConnected ? from.current : current?.querySelector<HTMLElement>('h2');
      from.current = null;
      heading?.focus();
    });
    if (current) watch.observe(current, { childList: true, subtree: true });
    current?.addEventListener('focusin', settle);
    return () => {
      watch.disconnect();
      current?.removeEventListener('focusin', settle);
    };
  }, []);
  const act: Act = async (name, args, becomes) => {
    from.current = document.activeElement?.closest('section')?.querySelector<HTMLElement>('h2, h3') ?? null;
    setSaid('');
    try {
      const refusal = await model.attempt(name, args);
      setSaid(refusal ? line(refusal) : becomes);
      return refusal === null;
    } catch {
      setSaid(t(failed));
      return false;
    }
  };
  return { act, said, box };
}
