// Keeps what did not change: a value that came again is the old object again, part by part, so that what is
// painted from it need not be looked at. Elements of a list are told by their `id`, else by their place.
// SPDX-License-Identifier: EUPL-1.2

type Keyed = { id?: unknown };
type Fields = Record<string, unknown>;
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** `fresh`, where every part that equals its part in `before` is that very part. Values as JSON has them. */
export function shared<T>(before: unknown, fresh: T): T {
  if (!isObject(before) || !isObject(fresh) || Array.isArray(before) !== Array.isArray(fresh)) return fresh;
  if (Array.isArray(before) && Array.isArray(fresh)) return sharedList(before, fresh) as T;
  let same = Object.keys(before).length === Object.keys(fresh).length;
  const parts: Fields = {};
  for (const [name, value] of Object.entries(fresh)) {
    parts[name] = shared(before[name], value);
    same &&= name in before && parts[name] === before[name];
  }
  return (same ? before : parts) as T;
}

function sharedList(before: unknown[], fresh: unknown[]): unknown[] {
  const known = new Map(before.map((each, i) => [(each as Keyed | null)?.id ?? i, each]));
  const parts = fresh.map((each, i) => shared(known.get((each as Keyed | null)?.id ?? i), each));
  const same = parts.length === before.length && parts.every((each, i) => each === before[i]);
  return same ? before : parts;
}
