// What can go wrong in the development room, and how Element behaves when nothing does. Every number can be
// set by a test.
// SPDX-License-Identifier: EUPL-1.2

export interface Faults {
  /** The host's answers to a widget: as they are, each one twice, or none at all. */
  answers: 'once' | 'twice' | 'never';
  /** Held this long; above 10,000 the widget has stopped waiting though the thing was done. */
  answerAfterMs: number;
  /**
   * Which of a widget's actions `answers` and `answerAfterMs` concern: "send_event", "read_events" …;
   * empty: all.
   */
  answerActions: string[];
  /**
   * Pushes a second before they begin to be lost, and the share lost then (percent). Element: 59 to 79
   * of 150.
   */
  burst: number;
  lostPercent: number;
  /** Share of pushes that come twice (percent). */
  repeatPercent: number;
  /** Element never pushes thread messages; newer hosts push reactions to them. */
  pushThreads: boolean;
  pushThreadReactions: boolean;
  /** A failed send blocks the sender's queue until "Försök alla igen" or "Radera alla". */
  jam: boolean;
  /** The next sends of these people's clients are refused so; null: as the room decides. */
  refuse: { errcode: string; status: number; retryAfterMs?: number } | null;
  /** How long the server's answer to a send is held though all have the event (see person.ts, `answer`). */
  serverAnswerMs: number;
  /** An old host: no Matrix error in what the widget gets. */
  plainErrors: boolean;
  /** How many events a client has loaded when it opens; `read_events` sees no further. */
  loaded: number;
  /** Way to the server, way back, and a read. */
  sendMs: number;
  syncMs: number;
  readMs: number;
}

export const noFaults: Readonly<Faults> = {
  answers: 'once',
  answerAfterMs: 0,
  answerActions: [],
  burst: 12,
  lostPercent: 50,
  repeatPercent: 0,
  pushThreads: false,
  pushThreadReactions: false,
  jam: true,
  refuse: null,
  serverAnswerMs: 0,
  plainErrors: false,
  loaded: 30,
  sendMs: 60,
  syncMs: 40,
  readMs: 30,
};

/** Numbers from a seed, the same on every machine (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
