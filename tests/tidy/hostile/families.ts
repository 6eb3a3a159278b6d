// Hostile room events in families written by hand, each with what must become of it. The whole of it is
// tests/fixtures/hostile/events.jsonl, one event a line; tests/tidy/hostile.test.ts demands that the file is
// what is made here, and tests/core/log/hostile_corpus_test.cpp that the log does as it says.
// SPDX-License-Identifier: EUPL-1.2

/** Text as it is, so many times some text, or bytes. */
export type Piece = string | [text: string, times: number] | { bytes: number[] };
export interface Hostile {
  name: string;
  event: Piece[];
  /** ignored: nothing to see. records: each of `texts`, as a person sees it. The rest: counted as such. */
  is: 'ignored' | 'quarantined' | 'records' | 'newer' | 'locked';
  code?: string;
  texts?: string[];
}
type Fate = Omit<Hostile, 'name' | 'event'>;
type Fields = Record<string, unknown>;

export const ignored: Fate = { is: 'ignored' };
export const newer: Fate = { is: 'newer' };
export const locked: Fate = { is: 'locked' };
export const quarantined = (code: string): Fate => ({ is: 'quarantined', code });
export const records = (...texts: string[]): Fate => ({ is: 'records', texts });

export const plain = 'Ringde en kollega om blanketten';
const inThread = { rel_type: 'm.thread', event_id: '$card', is_falling_back: true };
/** What a person typed in the week's thread. */
export const typed = (body: unknown = plain, more: Fields = {}): Fields => ({
  msgtype: 'm.text',
  body,
  'm.relates_to': { ...inThread, 'm.in_reply_to': { event_id: '$card' } },
  ...more,
});

let count = 0;
/** A number of its own for each: no two events may be taken for one. */
export const id = (): string => `$h${String(++count).padStart(4, '0')}`;
export const event = (content: unknown, more: Fields = {}): Fields => ({
  type: 'm.room.message',
  event_id: id(),
  sender: '@mallory:hs',
  room_id: '!room:hs',
  origin_server_ts: 1_795_507_200_000 + count * 1_000,
  content,
  ...more,
});
export const json = (value: unknown): Piece[] => [JSON.stringify(value)];
export const says = (body: string, text = body): [Piece[], Fate] => [json(event(typed(body))), records(text)];

/** The event with something else in the place of one word of its JSON. */
export function inPlace(of: string, content: unknown, ...pieces: Piece[]): Piece[] {
  const [before = '', after = ''] = JSON.stringify(event(content)).split(of);
  return [before, ...pieces, after];
}

type Member = [name: string, event: Piece[], fate: Fate];
export const family = (name: string, members: Iterable<Member>): Hostile[] =>
  Array.from(members, ([of, made, fate]) => ({ name: `${name}: ${of}`, event: made, ...fate }));
export const one = (name: string, [made, fate]: [Piece[], Fate]): Member => [name, made, fate];
export const hex = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

/** Begins at the first event again: the same list, whoever asks and however often. */
export function numbered<T>(make: () => T): T {
  count = 0;
  return make();
}
