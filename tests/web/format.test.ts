// How days, times, weeks and numbers are written: Swedish first.
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { formatFor } from '../../web/src/i18n/format';

const sv = formatFor('sv');
const en = formatFor('en');
const at = (iso: string) => Date.parse(iso);

describe('format', () => {
  it('writes a day with the month in full', () => {
    expect(sv.day('2026-11-22')).toBe('22 november 2026');
    expect(en.day('2026-11-22')).toBe('22 November 2026');
  });

  it('writes the time with a point, no leading zero, in Stockholm, summer and winter', () => {
    expect(sv.time(at('2026-11-24T13:30:00Z'))).toBe('kl. 14.30');
    expect(sv.time(at('2026-07-01T07:05:00Z'))).toBe('kl. 9.05');
    expect(sv.time(at('2026-11-23T23:00:00Z'))).toBe('kl. 0.00');
    expect(en.time(at('2026-11-24T13:30:00Z'))).toBe('at 14:30');
    expect(en.clock(at('2026-11-24T13:30:00Z'))).toBe('14:30');
  });

  it('writes a week as a range, over a month and over a year too', () => {
    expect(sv.range('2026-11-23', '2026-11-29')).toBe('23–29 november 2026');
    expect(sv.range('2026-11-30', '2026-12-06')).toBe('30 november–6 december 2026');
    expect(sv.range('2026-12-28', '2027-01-03')).toBe('28 december 2026–3 januari 2027');
    expect(en.range('2026-11-30', '2026-12-06')).toBe('30 November – 6 December 2026');
  });

  it('names the day, and the year only when it is another', () => {
    expect(sv.weekdayAndDay('2026-11-24', '2026')).toBe('tisdag 24 november');
    expect(sv.weekdayAndDay('2025-11-24', '2026')).toBe('måndag 24 november 2025');
    expect(sv.weekdayShort('2026-11-28')).toBe('lö');
    expect(en.weekdayShort('2026-11-28')).toBe('Sa');
  });

  it('writes numbers with a space that does not break', () => {
    expect(sv.number(12345.6)).toBe('12\u00A0345,6');
    expect(sv.number(-5)).toBe('\u22125');
  });

  it('puts a list together', () => {
    expect(sv.list(['a', 'b', 'c'])).toBe('a, b och c');
    expect(en.list(['a', 'b', 'c'])).toBe('a, b and c');
  });
});
