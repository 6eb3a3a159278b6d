// What moves between browsers: the steps that only this device has, and what stands in the box. The core
// gives the steps and takes them, and knows those again that it has.
// SPDX-License-Identifier: EUPL-1.2
import type { Writing } from '../draft';
import type { Session } from '../ports';

const schema = 'smasteg.move/1';

export interface Moved {
  steps: number;
  /** It was put into the box, which was empty. */
  draft: boolean;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** null: it is no file of that kind. */
export function fileOf(json: string, kind: string): Record<string, unknown> | null {
  try {
    const read: unknown = JSON.parse(json);
    return isObject(read) && read['schema'] === kind ? read : null;
  } catch {
    return null;
  }
}

async function ownSteps(session: Session): Promise<unknown[]> {
  const file = await session.view('export', { format: 'json', scope: 'own', language: 'sv' });
  const { own } = JSON.parse(file.text) as { own?: unknown };
  return Array.isArray(own) ? own : [];
}

/** "" = there is nothing to move. */
export async function bundleOf(session: Session, writing: Writing): Promise<string> {
  const steps = await ownSteps(session);
  const draft = { text: writing.text.value, principles: writing.principles.value };
  return steps.length > 0 || draft.text !== '' ? JSON.stringify({ schema, steps, draft }) : '';
}

/** @returns how many of the steps were not here */
export async function adopt(steps: unknown[], session: Session): Promise<number> {
  const before = (await ownSteps(session)).length;
  for (const step of steps) await session.command('adoptStep', { text: JSON.stringify(step) });
  return (await ownSteps(session)).length - before;
}

/** null: it is no bundle of ours. What is here already stays as it is. */
export async function unbundle(bundle: string, session: Session, writing: Writing): Promise<Moved | null> {
  const read = fileOf(bundle, schema);
  if (!read || !Array.isArray(read['steps'])) return null;
  const steps = await adopt(read['steps'], session);
  const { draft } = read;
  const begun = isObject(draft) ? text(draft['text']) : '';
  const isTaken = begun !== '' && writing.text.value === '';
  if (isTaken && isObject(draft)) {
    const principles = Array.isArray(draft['principles'])
      ? draft['principles'].map(text).filter(Boolean)
      : [];
    writing.change({ text: begun, principles });
  }
  return { steps, draft: isTaken };
}
