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
const texts = (value: unknown) => (Array.isArray(value) ? value.map(text).filter(Boolean) : []);
const place = (value: unknown) => (Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : null);

/** Two people may share a browser: what one has begun to write is not the other's. */
const draftKey = (self: string, room: string) => `smasteg.draft.${self}/${room}`;

export function readDraft(self: string, room: string): Draft | null {
  const draft = fields(read(draftKey(self, room)));
  if (text(draft['text']) === '') return null;
  return {
    text: text(draft['text']),
    principles: texts(draft['principles']),
    visibility: text(draft['visibility']),
    from: text(draft['from']),
  };
}
export const writeDraft = (self: string, room: string, draft: Draft | null) =>
  write(draftKey(self, room), draft);

/** Another tab of the same person in the same room has written, or emptied, the draft. */
export function onDraftElsewhere(self: string, room: string, changed: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === draftKey(self, room)) changed();
  });
}

const caretKey = (self: string, room: string) => `smasteg.caret.${self}/${room}`;

/** Where in the draft one was writing; null = not known. */
export const readCaret = (self: string, room: string): number | null => place(read(caretKey(self, room)));
export const writeCaret = (self: string, room: string, caret: number | null) =>
  write(caretKey(self, room), caret);

/** A step that is there already, and what one was making of it. */
export interface Change {
  id: string;
  text: string;
  principles: string[];
  visibility: string;
  caret: number;
}
const changeKey = (self: string, room: string) => `smasteg.change.${self}/${room}`;

export function readChange(self: string, room: string): Change | null {
  const change = fields(read(changeKey(self, room)));
  const { id, text: made } = { id: text(change['id']), text: text(change['text']) };
  if (id === '') return null;
  const caret = place(change['caret']) ?? made.length;
  const visibility = text(change['visibility']);
  return { id, text: made, principles: texts(change['principles']), visibility, caret };
}
export const writeChange = (self: string, room: string, change: Change | null) =>
  write(changeKey(self, room), change);

const begunKey = (self: string, room: string) => `smasteg.begun.${self}/${room}`;

/** What was begun in other boxes than the step's, by their names. */
export const readBegun = (self: string, room: string) =>
  Object.fromEntries(
    Object.entries(fields(read(begunKey(self, room)))).map(([name, had]) => [name, text(had)]),
  );
export const writeBegun = (self: string, room: string, begun: Record<string, string>) =>
  write(begunKey(self, room), Object.keys(begun).length > 0 ? begun : null);

/** What a person has chosen in Mer; "" = not chosen, the host or the system decides. */
export interface Choices {
  language: string;
  theme: string;
  /** "off": keys of one letter do nothing. */
  keys: string;
  /** "later": has been asked to tell of oneself, and would rather not now. */
  about: string;
}
export function readChoices(): Choices {
  const choices = fields(read('smasteg.choices'));
  const { language, theme, keys, about } = choices;
  return { language: text(language), theme: text(theme), keys: text(keys), about: text(about) };
}
export const writeChoices = (choices: Choices) => write('smasteg.choices', choices);
