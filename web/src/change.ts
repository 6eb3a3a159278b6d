// The step being changed: kept at each keystroke, as a new one is, since the page may go at any moment. One
// at a time, the one last written in.
// SPDX-License-Identifier: EUPL-1.2
import { type Change, readChange, writeChange } from './local';
import type { Session } from './ports';

export interface Changing {
  /** What was begun on this step and neither saved nor cancelled. */
  of(id: string): Change | null;
  keep(change: Change): void;
  /** Saved, or cancelled. */
  drop(id: string): void;
}

export function createChanging({ self, room }: Session): Changing {
  let kept = readChange(self, room);
  const set = (change: Change | null) => {
    kept = change;
    writeChange(self, room, change);
  };
  return {
    of: (id) => (kept?.id === id ? kept : null),
    keep: set,
    drop: (id) => {
      if (kept?.id === id) set(null);
    },
  };
}
