// localStorage, where every access may throw (a widget's may be forbidden altogether): then nothing is kept,
// quietly. It survives a reload and a switch of rooms; what must survive a killed browser goes through the
// core to IndexedDB.
// SPDX-License-Identifier: EUPL-1.2
import type { Draft } from './core/protocol.gen';

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}
function write(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Forbidden or full: the core tells the person what this device keeps.
  }
}
const fields = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Two people may share a browser: what one has begun to write is not the other's. */
const draftKey = (self: string, room: string) => `smasteg.draft.${self}/${room}`;

export function readDraft(self: string, room: string): Draft | null {
  const draft = fields(read(draftKey(self, room)));
  const principles = draft['principles'];
  if (text(draft['text']) === '') return null;
  return {
    text: text(draft['text']),
    principles: Array.isArray(principles) ? principles.map(text).filter(Boolean) : [],
    visibility: text(draft['visibility']),
    from: text(draft['from']),
  };
}
export const writeDraft = (self: string, room: string, draft: Draft | null) =>
  write(draftKey(self, room), draft);

/** What a person has chosen in Mer; "" = not chosen, the host or the system decides. */
export interface Choices {
  language: string;
  theme: string;
}
export function readChoices(): Choices {
  const choices = fields(read('smasteg.choices'));
  return { language: text(choices['language']), theme: text(choices['theme']) };
}
export const writeChoices = (choices: Choices) => write('smasteg.choices', choices);
