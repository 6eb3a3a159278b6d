// The rooms of the account: those that somebody has had open here, those that the server tells of, and what
// this device has of each.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'preact/hooks';
import type { Account } from '../../account';
import { keptRooms } from '../../core/stores';
import { type SeenRoom, seenRooms } from '../../rooms_seen';

export interface KnownRoom {
  id: string;
  /** "" = nobody has said. */
  name: string;
  /** The device has its steps; of the room that is open it always has. */
  isHere: boolean;
  /** ms UTC; 0 = not known. */
  seenAt: number;
}
interface Listed {
  id: string;
  name: string;
}

async function askForRooms(): Promise<Listed[]> {
  const { listRooms } = await import('../../matrix/account');
  const all = (await listRooms()).filter(({ hasSteps }) => hasSteps);
  return all.map(({ id, name, people }) => ({ id, name: name || people.join(', ') }));
}

function merge(seen: SeenRoom[], listed: Listed[], here: Set<string>): KnownRoom[] {
  const ids = new Set([...here, ...seen.map(({ id }) => id), ...listed.map(({ id }) => id)]);
  return [...ids].map((id) => {
    const before = seen.find((room) => room.id === id);
    const name = listed.find((room) => room.id === id)?.name || before?.name || '';
    return { id, name, isHere: here.has(id), seenAt: before?.at ?? 0 };
  });
}

export interface Rooms {
  rooms: KnownRoom[];
  /** What the server tells: asked for, had, or not to be had. */
  list: 'asking' | 'had' | 'not-had';
  /** Room → its log, as the store has it; null until it is read. */
  kept: Map<string, string> | null;
}

export function useRooms(account: Account): Rooms {
  const [known, setKnown] = useState<Rooms>({ rooms: [], list: 'asking', kept: null });
  const begin = async () => {
    const kept = await keptRooms(account.user).catch(() => new Map<string, string>());
    const here = new Set([...kept.keys()].concat(account.room || []));
    const seen = seenRooms(account.user);
    setKnown({ rooms: merge(seen, [], here), list: 'asking', kept });
    const listed = await askForRooms().catch(() => null);
    setKnown({ rooms: merge(seen, listed ?? [], here), list: listed ? 'had' : 'not-had', kept });
  };
  useEffect(() => void begin(), []);
  return known;
}
