// Small things to do in 2, 5 or 30 minutes: a file of content, fetched when somebody asks what there is time
// for. It is painted as it stands, without the core: there is no rule in it (docs/content.md says why).
// SPDX-License-Identifier: EUPL-1.2
import microactionsUrl from '../../content/microactions.json?url';
import type { Language } from './ports';
import { fetchWhole } from './whole';

export const minuteChoices = [2, 5, 30] as const;

export interface Microaction {
  id: string;
  principle: string;
  minutes: number;
  /** What to do: "Ring någon …" */
  text: Record<Language, string>;
  /** The step when it is done: "Ringde någon …" */
  did: Record<Language, string>;
}

const fields = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** What the file holds; what does not fit is left out. The tests and `smasteg check` are the strict ones. */
export function microactionsIn(file: unknown): Microaction[] {
  const { microactions } = fields(file);
  if (!Array.isArray(microactions)) return [];
  return microactions.map(fields).flatMap((each) => {
    const both = (key: string) => {
      const sv = text(each[`${key}_sv`]);
      return { sv, en: text(each[`${key}_en`]) || sv };
    };
    const read = { text: both('text'), did: both('did') };
    if (read.text.sv === '' || read.did.sv === '') return [];
    const { id, principle, minutes } = each;
    return [{ id: text(id), principle: text(principle), minutes: Number(minutes), ...read }];
  });
}

let fetching: Promise<Microaction[]> | null = null;

async function load(): Promise<Microaction[]> {
  const answer = await fetchWhole(microactionsUrl);
  const read = answer.ok ? microactionsIn(await answer.json()) : [];
  if (read.length === 0) throw new Error('no microactions');
  return read;
}

/** Rejects when the file cannot be had; the next call tries again. */
export function loadMicroactions(): Promise<Microaction[]> {
  fetching ??= load();
  const work = fetching;
  work.catch(() => {
    if (fetching === work) fetching = null;
  });
  return work;
}

/** The same list, begun further on: by so many for each day, so that not every day begins with the same. */
export function begunAt<T>(list: readonly T[], day: number, many: number): T[] {
  const at = list.length === 0 ? 0 : (day * many) % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}
