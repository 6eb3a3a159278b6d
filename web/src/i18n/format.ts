// Days, times, weeks and numbers as they are written in Swedish and in English. Only paints: what day it is,
// the core says.
// SPDX-License-Identifier: EUPL-1.2
import type { Language } from '../ports';

export interface Format {
  /** "2026-11-22" → "22 november 2026" */
  day(iso: string): string;
  /** "2026-11-24" → "tisdag 24 november", with the year when it is not `year`. */
  weekdayAndDay(iso: string, year: string): string;
  /** "2026-11-24" → "tisdag" */
  weekday(iso: string): string;
  /** "må" … "sö" */
  weekdayShort(iso: string): string;
  /** ms UTC → "kl. 14.30", in Stockholm, where the core's days are. */
  time(ms: number): string;
  /** The same in a list of steps: "kl. 9.15", in English just "09:15". */
  clock(ms: number): string;
  /** "23–29 november 2026", "30 november–6 december 2026" */
  range(from: string, to: string): string;
  list(items: string[]): string;
  number(value: number): string;
}

/** Made at its first use: each costs the first paint 10 ms on a phone. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const zone = 'Europe/Stockholm';
const atNoon = (iso: string) => new Date(`${iso}T12:00:00Z`);

export function formatFor(language: Language): Format {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB';
  const make = (options: Intl.DateTimeFormatOptions) => {
    const format = once(() => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }));
    return (iso: string) => format().format(atNoon(iso));
  };
  const day = make({ day: 'numeric', month: 'long', year: 'numeric' });
  const dayOfYear = make({ day: 'numeric', month: 'long' });
  const dayOfMonth = make({ day: 'numeric' });
  const weekday = make({ weekday: 'long' });
  const hours = once(
    () => new Intl.DateTimeFormat(locale, { timeZone: zone, hour: 'numeric', minute: '2-digit' }),
  );
  // Swedish writes a point between hours and minutes and no leading zero; Intl says 09:15.
  const clock = (ms: number) =>
    language === 'sv'
      ? `kl. ${hours()
          .format(ms)
          .replace(':', '.')
          .replace(/^0(?=\d)/, '')}`
      : hours().format(ms);
  const list = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const number = once(() => new Intl.NumberFormat(locale));

  return {
    day,
    weekday,
    weekdayAndDay: (iso, year) => `${weekday(iso)} ${iso.slice(0, 4) === year ? dayOfYear(iso) : day(iso)}`,
    weekdayShort: (iso) => weekday(iso).slice(0, 2),
    time: (ms) => (language === 'sv' ? clock(ms) : `at ${clock(ms)}`),
    clock,
    range(from, to) {
      const dash = language === 'sv' ? '–' : ' – ';
      if (from.slice(0, 7) === to.slice(0, 7)) return `${dayOfMonth(from)}–${day(to)}`;
      return `${(from.slice(0, 4) === to.slice(0, 4) ? dayOfYear : day)(from)}${dash}${day(to)}`;
    },
    list: (items) => list().format(items),
    number: (value) => number().format(value),
  };
}
