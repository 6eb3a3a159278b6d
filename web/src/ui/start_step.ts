// To a step of one's own, with a principle chosen or from another's step: what was begun stays.
// SPDX-License-Identifier: EUPL-1.2
import type { StepRow } from '../core/protocol.gen';
import type { App } from './app';

export function startStepWith({ writing, places }: App, principle: string): void {
  const chosen = writing.principles.value;
  if (!chosen.includes(principle)) writing.change({ principles: [...chosen, principle] });
  writing.unfolded.value = true;
  places.go({ name: 'steg' });
}

/** From somebody else's step: its words to begin with, but never over what one has written oneself. */
export function startStepFrom({ model, writing }: App, { id, text, principles }: StepRow): void {
  const now = writing.text.value.trim();
  const before = model.steps.value?.rows.find((row) => row.id === writing.from.value);
  writing.change(now && now !== before?.text ? { from: id } : { from: id, text, principles });
}
