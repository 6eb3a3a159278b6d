// To a step of one's own, with a principle chosen: what was begun stays.
// SPDX-License-Identifier: EUPL-1.2
import type { App } from './app';

export function startStepWith({ writing, places }: App, principle: string): void {
  const chosen = writing.principles.value;
  if (!chosen.includes(principle)) writing.change({ principles: [...chosen, principle] });
  writing.unfolded.value = true;
  places.go({ name: 'steg' });
}
