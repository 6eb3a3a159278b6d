// A file of "Ta med dig" read in again: the steps that only its device had come back. What stood in a room is
// in that room, and is read from there (docs/adr/031).
// SPDX-License-Identifier: EUPL-1.2
import type { Session } from '../ports';
import { adopt, fileOf } from './bundle';

/** Ten thousand steps with all their events are a sixth of it. */
export const mostBytes = 64 * 1024 * 1024;

export interface ReadBack {
  /** Steps of one's own in the file. */
  held: number;
  /** Those of them that were not here. */
  taken: number;
}

/** null: it is no such file. What is here already stays as it is. */
export async function readBack(text: string, session: Session): Promise<ReadBack | null> {
  const file = fileOf(text, 'smasteg.export/1');
  if (!file) return null;
  const { own = [] } = file;
  if (!Array.isArray(own)) return null;
  return { held: own.length, taken: await adopt(own, session) };
}
