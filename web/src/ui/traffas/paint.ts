// What Träffas makes of a view: which round is shown first, and what is said of a draw. Pure: a view and the
// words in, what is painted out.
// SPDX-License-Identifier: EUPL-1.2
import type { Line, MeetGroup, MeetPerson, MeetProfile, MeetRound } from '../../core/protocol.gen';
import type { Key, Words } from '../../i18n/words';
import { isolated } from '../kit/isolated';

/** The round of the moment, the last draw one is in when that is another, and the rest. */
export interface Sorted {
  now: MeetRound | null;
  mine: MeetRound | null;
  older: MeetRound[];
}

export const myGroup = (round: MeetRound): MeetGroup | null =>
  round.groups.find(({ people }) => people.some(({ self }) => self)) ?? null;

export function sorted(rounds: MeetRound[]): Sorted {
  const [now = null, ...rest] = rounds;
  // What one had before stays in reach while the next round is on its way to its draw.
  const isSettled = now === null || now.state === 'drawn';
  const mine = isSettled ? null : (rest.find((round) => myGroup(round) !== null) ?? null);
  return { now, mine, older: rest.filter((round) => round !== mine) };
}

export const others = (group: MeetGroup): MeetPerson[] => group.people.filter(({ self }) => !self);

export const namesOf = (people: readonly MeetPerson[], { t, format }: Words): string =>
  format.list(people.map(({ self, name }) => (self ? t('you-among') : isolated(name))));

/** Two letters for a stone; a name may be anything. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  return ends
    .map((word) => /\p{L}/u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toLocaleUpperCase('sv');
}

export function capital(text: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase('sv') + rest.join('');
}
/** "olika sektor" → "Olika sektor." */
const sentence = (text: string) => `${capital(text)}.`;

const stockholm = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });
/** ms UTC → the day in Stockholm, "2026-11-25". */
export const dayOf = (ms: number): string => stockholm.format(ms);

/** "onsdag 25 november kl. 12.00" */
export const whenOf = (ms: number, { format }: Words, year: string): string =>
  `${format.weekdayAndDay(dayOf(ms), year)} ${format.time(ms)}`;

export type Verdict = 'checked' | 'unconfirmed' | 'wrong';
export const marks: Record<Verdict, { title: Key; text: Key }> = {
  checked: { title: 'draw-checked', text: 'draw-checked-text' },
  unconfirmed: { title: 'draw-unconfirmed', text: 'draw-unconfirmed-text' },
  wrong: { title: 'draw-wrong', text: 'draw-wrong-text' },
};
export const verdictOf = ({ verdict }: MeetRound): Verdict | null =>
  verdict in marks ? (verdict as Verdict) : null;

/** How many numbers are open, and what those who kept theirs could do with that. */
export function numbersOf({ reveals, of, outcomes, state }: MeetRound, { t, format }: Words): string {
  if (of === 0) return t('numbers-none-promised');
  const open = t('numbers-open', { reveals, of });
  if (state !== 'drawn') return open;
  if (reveals === 0) return `${open} ${t('numbers-weak')}`;
  if (reveals >= of) return `${open} ${t('numbers-all')}`;
  const kept = of - reveals;
  if (outcomes <= 0) return `${open} ${t('numbers-many', { kept })}`;
  return `${open} ${t('numbers-outcomes', { kept, outcomes: format.number(outcomes) })}`;
}

type ReasonSign = 'help' | 'days' | 'new' | 'border';
/** Which drawing stands beside a reason. */
function signOf({ key }: Line): ReasonSign {
  if (key === 'reason-common-days') return 'days';
  if (key === 'reason-never-met' || key === 'reason-rounds-since') return 'new';
  return /-(seek|offers?)$/.test(key) ? 'help' : 'border';
}

/** The borders in one line, the rest one by one. */
export function reasonsOf(why: Line[], { line, format }: Words): { sign: ReasonSign; text: string }[] {
  const lines = why.map((each) => ({ sign: signOf(each), text: line(each) }));
  const borders = lines.filter(({ sign }) => sign === 'border').map(({ text }) => text);
  const first = lines.findIndex(({ sign }) => sign === 'border');
  return lines
    .filter(({ sign }, i) => sign !== 'border' || i === first)
    .map(({ sign, text }) => ({ sign, text: sentence(sign === 'border' ? format.list(borders) : text) }));
}

/** "svenska, engelska" → its words, each once; a line of its own is a word of its own too. */
export const wordsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/u)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

export const singleFields = ['profession', 'organisation', 'department', 'sector', 'place'] as const;
export const listFields = ['languages', 'offers', 'seeks'] as const;
export type ProfileField = (typeof singleFields)[number] | (typeof listFields)[number];

/** Field → what does not fit. The core refuses the same; here it is said beside the field. */
export function problemsIn(
  profile: MeetProfile,
  most: { letters: number; words: number },
): Map<ProfileField, 'long' | 'many'> {
  const found = new Map<ProfileField, 'long' | 'many'>();
  const isLong = (word: string) => [...word].length > most.letters;
  for (const field of singleFields) if (isLong(profile[field].trim())) found.set(field, 'long');
  for (const field of listFields) {
    if (profile[field].length > most.words) found.set(field, 'many');
    else if (profile[field].some(isLong)) found.set(field, 'long');
  }
  return found;
}

export const weekdays = [0, 1, 2, 3, 4] as const;
/** A Monday, so that the names of days come from the calendar. */
const monday = Date.UTC(2026, 10, 30);
export const dayName = (day: number, { format }: Words): string =>
  format.weekday(new Date(monday + day * 86_400_000).toISOString().slice(0, 10));

export const isTold = (profile: MeetProfile): boolean =>
  singleFields.some((field) => profile[field] !== '') ||
  listFields.some((field) => profile[field].length > 0) ||
  profile.days !== 0;
