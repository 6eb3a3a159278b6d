// The step being written. Lives longer than its screen; each keystroke is kept, in localStorage at once and
// by the core a moment later (that one survives a killed browser). One draft for all tabs: what is written in
// one stands in the others.
// SPDX-License-Identifier: EUPL-1.2

import type { Draft } from './core/protocol.gen';
import { onDraftElsewhere, readCaret, readDraft, writeCaret, writeDraft } from './local';
import type { Session } from './ports';
import { type Signal, signal } from './signal';

/** Well within the 300 ms in which a keystroke must be safe. */
const saveAfterMs = 200;

/** Where in the text one writes: for the next time the box is drawn, on this page or on the one after it. */
export interface Caret {
  readonly at: number;
  move(to: number): void;
}

export interface Writing {
  text: Signal<string>;
  principles: Signal<string[]>;
  /** "" = what the core proposes. */
  visibility: Signal<string>;
  from: Signal<string>;
  /** The principles are shown: from the first letter until the step is logged. */
  unfolded: Signal<boolean>;
  caret: Caret;
  change(part: Partial<Draft>): void;
  /** The core's own draft, for when localStorage had none. Never over something a person has begun. */
  offer(draft: Draft): void;
  /** Enter: gives what is in the box, where it stays until `settle`. */
  send(): Draft;
  /** The step was taken: out of the box, but not what was written after Enter. Or it was not, and stays. */
  settle(step: Draft, taken: boolean): void;
  /** The step was taken: the principles fold away, unless the next one has been begun. */
  fold(): void;
}

const none: string[] = [];

function draftOf(kept: Draft | null) {
  const text = signal(kept?.text ?? '');
  const principles = signal(kept?.principles ?? none);
  const visibility = signal(kept?.visibility ?? '');
  const from = signal(kept?.from ?? '');
  return {
    signals: { text, principles, visibility, from },
    get: (): Draft => ({
      text: text.value,
      principles: principles.value,
      visibility: visibility.value,
      from: from.value,
    }),
    put(part: Partial<Draft>): void {
      if (part.text !== undefined) text.value = part.text;
      if (part.principles !== undefined) principles.value = part.principles;
      if (part.visibility !== undefined) visibility.value = part.visibility;
      if (part.from !== undefined) from.value = part.from;
    },
  };
}

/** Saves a moment after the last keystroke, or when the page goes away: it gets no timers any more then. */
function createSaver(save: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function cancel(): void {
    clearTimeout(timer);
    timer = undefined;
  }
  addEventListener('pagehide', () => {
    if (timer !== undefined) save();
  });
  return {
    cancel,
    soon(): void {
      cancel();
      timer = setTimeout(() => {
        timer = undefined;
        save();
      }, saveAfterMs);
    },
  };
}

export function createWriting(session: Session): Writing {
  const kept = readDraft(session.self, session.room);
  const { signals, get: draft, put } = draftOf(kept);
  const { text, principles } = signals;
  const unfolded = signal(text.value !== '');
  let caret = readCaret(session.self, session.room) ?? text.value.length;
  let touched = kept !== null;

  function set(part: Partial<Draft>): void {
    put(part);
    if (part.text !== undefined) caret = part.text.length;
    if (text.value !== '') unfolded.value = true;
  }
  // In another tab's turn the core there has it from localStorage; a late word from here would be an old one.
  const saver = createSaver(() => {
    if (!session.elsewhere.value) void session.command('saveDraft', draft()).catch(() => undefined);
  });

  function keep(part: Partial<Draft>): void {
    touched = true;
    set(part);
    const now = draft();
    writeDraft(session.self, session.room, now.text === '' ? null : now);
    if (part.text !== undefined) writeCaret(session.self, session.room, now.text === '' ? null : caret);
    saver.soon();
  }

  function empty(): void {
    saver.cancel();
    // To let a step go beyond the room is said of that step, not of the next.
    const visibility = signals.visibility.value === 'public' ? '' : signals.visibility.value;
    set({ text: '', principles: none, from: '', visibility });
  }
  onDraftElsewhere(session.self, session.room, () => {
    touched = true;
    empty();
    set(readDraft(session.self, session.room) ?? {});
    unfolded.value = text.value !== '';
  });
  // The page may have gone before the core had it.
  if (kept) saver.soon();
  return {
    ...signals,
    unfolded,
    caret: {
      get at() {
        return Math.min(caret, text.value.length);
      },
      move(to) {
        if (to === caret) return;
        caret = to;
        writeCaret(session.self, session.room, to);
      },
    },
    change(part) {
      session.comeHere();
      keep(part);
    },
    offer(offered) {
      if (!touched && offered.text !== '') set(offered);
      touched = true;
    },
    send() {
      // Kept by the core after the step, it would come back as a draft.
      saver.cancel();
      touched = true;
      return draft();
    },
    settle(step, taken) {
      const now = draft();
      if (!taken) return keep({});
      if (now.text === step.text) {
        empty();
        writeDraft(session.self, session.room, null);
        writeCaret(session.self, session.room, null);
      } else if (now.text.startsWith(step.text)) {
        keep({ text: now.text.slice(step.text.length), principles: none, from: '' });
      }
    },
    fold() {
      unfolded.value = text.value !== '' || principles.value.length > 0;
    },
  };
}
