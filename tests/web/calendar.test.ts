// The calendar file of a meeting: what a calendar that follows RFC 5545 to the letter gets to read.
// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { calendarOf } from '../../web/src/calendar';

const meeting = {
  id: 'runda-1.anna.bo',
  title: 'Fika med Åsa Öberg',
  text: 'Vad trivs du bäst med?\nNi lottades i rummet.',
  startMs: Date.UTC(2026, 10, 26, 9),
  minutes: 30,
  nowMs: Date.UTC(2026, 10, 22, 13, 5, 7),
};
const bytesOf = (text: string) => new TextEncoder().encode(text).length;
/** Name → value, unfolded, as a calendar reads it. */
function read(file: string): Map<string, string> {
  const lines = file.replaceAll('\r\n ', '').trimEnd().split('\r\n');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}

test('a meeting is one event with its times in UTC, winter and summer', () => {
  const event = read(calendarOf(meeting));
  expect(event.get('BEGIN')).toBe('VEVENT');
  expect(event.get('UID')).toBe('runda-1.anna.bo');
  expect(event.get('DTSTAMP')).toBe('20261122T130507Z');
  // 10.00 in Stockholm.
  expect(event.get('DTSTART')).toBe('20261126T090000Z');
  expect(event.get('DTEND')).toBe('20261126T093000Z');
  expect(event.get('SUMMARY')).toBe('Fika med Åsa Öberg');
  expect(event.get('DESCRIPTION')).toBe('Vad trivs du bäst med?\\nNi lottades i rummet.');
  const inJune = { ...meeting, startMs: Date.parse('2027-06-10T10:00:00+02:00') };
  expect(read(calendarOf(inJune)).get('DTSTART')).toBe('20270610T080000Z');
});

test('no line is longer than 75 bytes, and no letter is cut in two', () => {
  const title = `${'å'.repeat(50)}👩‍🚒${'ö'.repeat(40)}😀${'x'.repeat(200)}`;
  const file = calendarOf({ ...meeting, title, text: 'ä👋'.repeat(200) });
  expect(Math.max(...file.split('\r\n').map(bytesOf))).toBeLessThanOrEqual(75);
  expect(file).not.toMatch(/[^\r]\n|\r[^\n]/);
  for (const line of file.split('\r\n')) expect(line).not.toMatch(/\p{Surrogate}/u);
  expect(read(file).get('SUMMARY')).toBe(title);
  expect(read(file).get('DESCRIPTION')).toBe('ä👋'.repeat(200));
});

test('what people wrote stays text: no line of its own, no sign that means something', () => {
  const title = 'Bo\r\nATTENDEE:mailto:x\u2028; a, b \\ c\rEND:VEVENT';
  const file = calendarOf({ ...meeting, title, text: `${title}\nsist` });
  expect(file.split('\r\n').filter((line) => /^(ATTENDEE|END:VEVENT)/.test(line))).toEqual(['END:VEVENT']);
  expect(read(file).get('SUMMARY')).toBe('Bo ATTENDEE:mailto:x \\; a\\, b \\\\ c END:VEVENT');
});
