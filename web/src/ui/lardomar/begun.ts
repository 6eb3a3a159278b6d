// What one has begun to write in Lärdomar: each keystroke is kept, since the page may go at any moment.
// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'preact/hooks';
import { readBegun, writeBegun } from '../../local';
import { useApp } from '../app';

export interface Begun<Name extends string> {
  /** What stands in that box; "" = nothing has been written there. */
  of(name: Name): string;
  set(name: Name, text: string): void;
  /** Sent, or thrown away. */
  clear(): void;
}

/** `form`: each form has boxes of its own. */
export function useBegun<Name extends string>(form: string, names: readonly Name[]): Begun<Name> {
  const { session } = useApp();
  const { self, room } = session;
  const [, repaint] = useState({});
  const keyOf = (name: string) => `${form}.${name}`;
  const change = (edit: (all: Record<string, string>) => void) => {
    const all = readBegun(self, room);
    edit(all);
    writeBegun(self, room, all);
    repaint({});
  };
  // Where the browser keeps nothing, it lives as long as the form.
  const [here] = useState(() => new Map<string, string>());
  return {
    of: (name) => here.get(name) ?? readBegun(self, room)[keyOf(name)] ?? '',
    set(name, text) {
      here.set(name, text);
      change((all) => {
        if (text === '') delete all[keyOf(name)];
        else all[keyOf(name)] = text;
      });
    },
    clear() {
      here.clear();
      change((all) => {
        for (const name of names) delete all[keyOf(name)];
      });
    },
  };
}
