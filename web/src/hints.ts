// What the core makes of the text being written: asked for a moment after the last keystroke, and before a
// text leaves for the room. The model is a file of its own, handed to the core once.
// SPDX-License-Identifier: EUPL-1.2
import modelUrl from '../../content/suggest/model.json?url';
import type { HintsView } from './core/protocol.gen';
import type { Writing } from './draft';
import type { Session } from './ports';
import { type ReadonlySignal, signal } from './signal';
import { untilTrue } from './until_true';
import { fetchWhole } from './whole';

/** A pause in writing; a hint at each letter would flicker. */
export const pauseMs = 150;
/**
 * A text is not held longer for what might be said of it: the part of the core that says it may still be on
 * its way. Where that cannot be had at all nobody waits.
 */
const patienceMs = 8_000;

export interface Hints {
  /** Of what stands in the box; empty while nothing is known of it. */
  readonly now: ReadonlySignal<HintsView>;
  /** Of that text, whichever box it stands in, as soon as it can be had; empty when it takes too long. */
  of(text: string): Promise<HintsView>;
  /** Fetches the model. False: it could not be had; the next call tries again. */
  prepare(): Promise<boolean>;
}

const nothing: HintsView = { principles: [], sensitive: [] };

export function createHints(session: Session, { text }: Pick<Writing, 'text'>): Hints {
  const now = signal<HintsView>(nothing);
  /** The last answer and what it is about. */
  let known = { text: '', hints: Promise.resolve(nothing) };
  let timer: ReturnType<typeof setTimeout> | undefined;

  function ask(about: string): Promise<HintsView> {
    if (about.trim() === '') return Promise.resolve(nothing);
    if (known.text !== about)
      known = { text: about, hints: session.view('hints', { text: about }).catch(() => nothing) };
    return known.hints;
  }
  async function look(): Promise<void> {
    const about = text.value;
    const hints = await ask(about);
    // Written on meanwhile: what is said is about something else by now.
    if (text.value === about) now.value = hints;
  }
  function lookSoon(): void {
    clearTimeout(timer);
    if (text.value === '') now.value = nothing;
    else timer = setTimeout(() => void look(), pauseMs);
  }
  text.subscribe(lookSoon);
  // A better model, or more that the room has confirmed.
  session.onChanged((views) => {
    if (!views.includes('hints')) return;
    known.text = '';
    lookSoon();
  });

  async function load(): Promise<boolean> {
    const answer = await fetchWhole(modelUrl);
    if (!answer.ok) return false;
    await session.tell({ kind: 'load', name: 'suggest', text: await answer.text() });
    return true;
  }
  return {
    now,
    async of(about) {
      const late = new Promise<HintsView>((resolve) => setTimeout(() => resolve(nothing), patienceMs));
      const hints = await Promise.race([ask(about), late]);
      if (text.value === about) now.value = hints;
      return hints;
    },
    prepare: untilTrue(load),
  };
}
