// Which rooms somebody has had open on this device, what they are called, and when that was last: all that is
// known of them without asking a server. Goes with the account (matrix/erase.ts).
// SPDX-License-Identifier: EUPL-1.2
import type { Account } from './account';

export interface SeenRoom {
  id: string;
  name: string;
  /** ms UTC */
  at: number;
}

const prefixOf = (user: string) => `smasteg.seen.${user}/`;

export function noteSeen({ user, room, roomName }: Account): void {
  try {
    localStorage.setItem(prefixOf(user) + room, JSON.stringify({ name: roomName, at: Date.now() }));
  } catch {
    // A device that keeps nothing has no rooms to lay side by side either.
  }
}

export function seenRooms(user: string): SeenRoom[] {
  try {
    const prefix = prefixOf(user);
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return keys.flatMap((key) => {
      const { name, at } = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>;
      const isSound = typeof name === 'string' && typeof at === 'number';
      return isSound ? [{ id: key.slice(prefix.length), name, at }] : [];
    });
  } catch {
    return [];
  }
}

/** From now on, until the page goes. A note that was taken away meanwhile is not written again. */
export function watchSeen(account: Account): void {
  noteSeen(account);
  document.addEventListener('visibilitychange', () => {
    if (seenRooms(account.user).some(({ id }) => id === account.room)) noteSeen(account);
  });
}
