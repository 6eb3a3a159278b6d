// Which events Element pushes to a widget, and how many of them arrive. The same seed loses the same ones.
// SPDX-License-Identifier: EUPL-1.2
import { type RoomEvent, relationOf } from './event';
import { type Faults, seeded } from './faults';
import type { Room } from './room';

export class Pushes {
  private readonly random: () => number;
  private recent: number[] = [];

  constructor(seed: number) {
    this.random = seeded(seed);
  }

  /** How many times this event is pushed: 0, 1 or 2. `now` in ms; asked once per event, in order. */
  times(event: RoomEvent, room: Room, faults: Faults, now: number): number {
    if (!isPushed(event, room, faults)) return 0;
    this.recent = this.recent.filter((at) => at > now - 1_000);
    this.recent.push(now);
    if (this.recent.length > faults.burst && this.random() % 100 < faults.lostPercent) return 0;
    return this.random() % 100 < faults.repeatPercent ? 2 : 1;
  }
}

/**
 * Threads have a timeline of their own, which Element does not push; edits and reactions go where
 * their message is.
 */
function isPushed(event: RoomEvent, room: Room, faults: Faults): boolean {
  const relation = relationOf(event.content);
  if (!relation || faults.pushThreads) return true;
  if (relation.relType === 'm.thread') return false;
  const parent = room.find(relation.parent);
  const inThread = parent && relationOf(parent.content)?.relType === 'm.thread';
  if (!inThread) return true;
  return relation.relType === 'm.annotation' && faults.pushThreadReactions;
}
