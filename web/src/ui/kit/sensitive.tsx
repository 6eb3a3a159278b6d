// The warning before a text leaves for the room: what it seems to hold that others perhaps should not see.
// Warned of once, never stopped: only the person knows. The same for a step, a lesson, a call, a letter …
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Line } from '../../core/protocol.gen';
import { useApp, useWords } from '../app';
import { Note } from './note';

/** So long it must have been on the screen to have been read. */
const readMs = 1_500;
export const nothingFound: Line[] = [];

export interface Warning {
  sensitive: Line[];
  /** This very text was held: the next press sends it. */
  isHeld: boolean;
  /**
   * At the press; what comes of it says whether that text may leave. What has been warned of since the press
   * does not count as read.
   */
  press(): (text: string) => Promise<boolean>;
}

/** `found`: in the text as it is being written; "" begins anew. */
export function useWarning(text: string, found: Line[]): Warning {
  const { hints } = useApp();
  const shown = useRef(new Map<string, number>());
  const [held, setHeld] = useState({ text: '', sensitive: nothingFound });
  const isHeld = text !== '' && held.text === text;
  const sensitive = isHeld ? held.sensitive : found;
  useEffect(() => {
    if (text === '') shown.current.clear();
    for (const { key } of sensitive) if (!shown.current.has(key)) shown.current.set(key, performance.now());
  }, [text, sensitive]);
  const press = () => {
    const [at, since] = [performance.now(), new Map(shown.current)];
    return async (leaving: string) => {
      const { sensitive: all } = await hints.of(leaving);
      const isRead = all.every(({ key }) => at - (since.get(key) ?? at) >= readMs);
      // Who goes on after it was held has been told why.
      if (!isRead) for (const { key } of all) shown.current.set(key, Number.NEGATIVE_INFINITY);
      setHeld(isRead ? { text: '', sensitive: nothingFound } : { text: leaving, sensitive: all });
      return isRead;
    };
  };
  return { sensitive, isHeld, press };
}

export function Sensitive({ of: { sensitive, isHeld } }: { of: Warning }) {
  const { t, line, format } = useWords();
  return (
    <div aria-live="polite">
      {sensitive.length > 0 && (
        <Note
          tone="note"
          icon="warning"
          title={t('sensitive-title', { what: format.list(sensitive.map(line)) })}
          text={t('sensitive-text')}
        >
          {isHeld && <p>{t('sensitive-again')}</p>}
        </Note>
      )}
    </div>
  );
}
