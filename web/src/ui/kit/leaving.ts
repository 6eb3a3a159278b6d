// A form whose text leaves for the room: looked through as it is written and before it is sent, and sent
// once however often the button is pressed.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from 'preact/hooks';
import { pauseMs } from '../../hints';
import { useApp } from '../app';
import { nothingFound, useWarning, type Warning } from './sensitive';

/** Between two boxes: no number begins in one and goes on in the next. */
const betweenBoxes = '\n|\n';

export interface Leaving {
  /** For `Sensitive`, above the button. */
  warning: Warning;
  /** Sends, unless something in the text has not been warned of yet. */
  leave(send: () => Promise<unknown>): Promise<void>;
}

/** `boxes`: what stands in them now. `stays`: it goes no further than the device. */
export function useLeaving(boxes: () => readonly string[], stays = false): Leaving {
  const { hints } = useApp();
  const text = () => (stays ? '' : boxes().join(betweenBoxes));
  const now = text();
  const [found, setFound] = useState(nothingFound);
  const warning = useWarning(now, found);
  const isUnder = useRef(false);
  useEffect(() => {
    let current = true;
    const look = async () => {
      const { sensitive } = await hints.of(now);
      if (current) setFound(sensitive);
    };
    const timer = setTimeout(() => void look(), pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [now, hints]);
  const leave = async (send: () => Promise<unknown>) => {
    if (isUnder.current) return;
    isUnder.current = true;
    try {
      if (await warning.press()(text())) await send();
    } finally {
      isUnder.current = false;
    }
  };
  return { warning, leave };
}
