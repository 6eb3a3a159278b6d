// A round of coffee as the room has it: typed by hand, signed up for, closed, opened and drawn.
// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { program } from './program';

const monday = 1_795_420_800_000;
export const card = '$round';
export const everyone = ['@anna:hs', '@bo:hs', '@eva:hs', '@ove:hs'];

export interface RoomEvent {
  event_id: string;
  type: string;
  [key: string]: unknown;
}
export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
export const nonceOf = (person: string) => `nonce-of-somebody-${person.slice(1, -3)}`;

export function op(id: string, sender: string, minute: number, name: string, fields: object): RoomEvent {
  return {
    event_id: id,
    sender,
    type: 'se.smasteg.op',
    room_id: '!r:hs',
    origin_server_ts: monday + minute * 60_000,
    content: {
      v: 1,
      id: `op-op-op-op-op-${sha256(id).slice(0, 12)}`,
      op: name,
      ...fields,
      'm.relates_to': { rel_type: 'm.reference', event_id: card },
    },
  };
}

/** Typed by hand, as in a client without Småsteg; then everybody who signs up, and opens a number or not. */
export function makeRoom(open = everyone): RoomEvent[] {
  return [
    {
      event_id: card,
      sender: '@anna:hs',
      type: 'm.room.message',
      room_id: '!r:hs',
      origin_server_ts: monday,
      content: { msgtype: 'm.text', body: '!fika' },
    },
    ...everyone.map((person, i) =>
      op(`$in${i}`, person, 10 + i, 'signup', { commit: sha256(`${card}\n${person}\n${nonceOf(person)}\n`) }),
    ),
    op('$close', '@anna:hs', 60, 'close', { entries: everyone.map((_, i) => `$in${i}`) }),
    ...open.map((person, i) => op(`$open${i}`, person, 70 + i, 'reveal', { nonce: nonceOf(person) })),
  ];
}

/** What `smasteg match` makes of the same people, with the seed that FORMAT.md tells of. */
export function digestOf(open: string[]) {
  const entries = everyone.map((_, i) => `$in${i}`).sort();
  const lines = [card, '$close', ...entries, ...open.map(nonceOf).sort()];
  const input = { seed: sha256(`${lines.join('\n')}\n`), participants: everyone.map((id) => ({ id })) };
  const done = spawnSync(program, ['match', '-'], { input: JSON.stringify(input), encoding: 'utf8' });
  return JSON.parse(done.stdout) as { groups: string[][]; digest: string };
}

export function result(open: string[], digest: string) {
  return op('$result', '@bo:hs', 90, 'result', {
    close: '$close',
    reveals: open.map((_, i) => `$open${i}`),
    digest,
  });
}
