// Pointers made by hand, with the client-server API: what an app would never send.
// SPDX-License-Identifier: EUPL-1.2
import type { MatrixRoom } from './bed';

/** The ISO week as the format writes it. */
export function thisWeek(now = new Date()): string {
  const day = new Date(now);
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const number = Math.ceil(((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
  return `${day.getUTCFullYear()}-W${String(number).padStart(2, '0')}`;
}

export const pointer = (create: string, card: string, id: string, week = thisWeek()) => ({
  v: 1,
  id,
  op: 'card',
  kind: 'week',
  week,
  card,
  'm.relates_to': { rel_type: 'm.reference', event_id: create },
});

/** This person says that this event is the week's card. */
export async function point(room: MatrixRoom, key: string, card: string, id: string): Promise<void> {
  const [create] = await room.account(key).messages(room.id);
  await room.account(key).send(room.id, 'se.smasteg.op', pointer(create.event_id, card, id));
}
