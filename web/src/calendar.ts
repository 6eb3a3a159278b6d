// A meeting as a file that every calendar reads (RFC 5545). Times are UTC, which needs no table of time
// zones: each calendar shows them where its owner is. Lines are folded by bytes, as the standard wants and
// some calendars insist on; ts-ics folds by letters, and å is two bytes.
// SPDX-License-Identifier: EUPL-1.2
import { generateIcsCalendar } from 'ts-ics';

export interface Meeting {
  /** The same for the same meeting: a calendar then changes it instead of adding another. */
  id: string;
  title: string;
  text: string;
  startMs: number;
  minutes: number;
  /** When the file is made. */
  nowMs: number;
}

const mostBytes = 75;
const encoder = new TextEncoder();

/** One paragraph: what people wrote cannot begin a line of its own. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
const paragraphs = (text: string) => text.split('\n').map(oneLine).join('\n');

function folded(line: string): string {
  let bytes = 0;
  let out = '';
  for (const letter of line) {
    const { length } = encoder.encode(letter);
    if (bytes + length > mostBytes) {
      out += '\r\n ';
      bytes = 1;
    }
    out += letter;
    bytes += length;
  }
  return out;
}

export function calendarOf({ id, title, text, startMs, minutes, nowMs }: Meeting): string {
  const file = generateIcsCalendar({
    prodId: '-//Smasteg//Fikarunda//SV',
    version: '2.0',
    method: 'PUBLISH',
    events: [
      {
        uid: oneLine(id),
        stamp: { date: new Date(nowMs) },
        start: { date: new Date(startMs) },
        end: { date: new Date(startMs + minutes * 60_000) },
        summary: oneLine(title),
        description: paragraphs(text),
      },
    ],
  });
  return file.replaceAll('\r\n ', '').split('\r\n').map(folded).join('\r\n');
}
