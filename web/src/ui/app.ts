// What every screen has at hand.
// SPDX-License-Identifier: EUPL-1.2
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Changing } from '../change';
import type { Writing } from '../draft';
import type { Hints } from '../hints';
import type { Words } from '../i18n/words';
import type { Choices } from '../local';
import type { Model } from '../model';
import type { Places } from '../places';
import type { AccountMount, Session } from '../ports';
import { type ReadonlySignal, type Signal, useSignal } from '../signal';

/**
 * explain: shown before the host asks · asking: the host's box is open · later: tried without · settled:
 * answered
 */
export type Asking = 'explain' | 'asking' | 'later' | 'settled';

export interface App {
  session: Session;
  inRoom: boolean;
  model: Model;
  writing: Writing;
  changing: Changing;
  hints: Hints;
  places: Places;
  words: ReadonlySignal<Words>;
  choices: Signal<Choices>;
  asking: Signal<Asking>;
  /** The app's own; undefined in a widget. */
  account: AccountMount | undefined;
  askPermission(): Promise<void>;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('no AppContext above');
  return app;
}
/** The words of now; a change of language paints what reads them again. */
export const useWords = (): Words => useSignal(useApp().words);
