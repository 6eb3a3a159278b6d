// How the page's parts reach the stage and draw again when it changes.
// SPDX-License-Identifier: EUPL-1.2
import { createContext } from 'preact';
import { useContext, useEffect, useReducer } from 'preact/hooks';
import type { Stage } from './stage';
import { type Texts, texts } from './texts';

export const StageContext = createContext<Stage | null>(null);

export function useStage(): { stage: Stage; t: Texts } {
  const stage = useContext(StageContext);
  if (!stage) throw new Error('Outside the page');
  return { stage, t: texts[stage.language] };
}

/** Draws the caller again on every change, at most once a frame's worth of them. */
export function useChanges(stage: Stage): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let due = false;
    return stage.onChanged(() => {
      if (due) return;
      due = true;
      queueMicrotask(() => {
        due = false;
        redraw(undefined as never);
      });
    });
  }, [stage]);
}
