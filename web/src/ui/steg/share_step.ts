// A step that only this device has, to a room, by hand: the core writes it as anyone would, and it goes to
// the device's share sheet or the clipboard. No token and no network of ours.
// SPDX-License-Identifier: EUPL-1.2
import type { Session } from '../../ports';

/** given: to the share sheet · copied · none: the person changed her mind · failed */
export type Shared = 'given' | 'copied' | 'none' | 'failed';

export async function shareStep(session: Session, id: string): Promise<Shared> {
  try {
    const { text } = await session.view('export', { format: 'record', text: id });
    if (text === '') return 'failed';
    if (navigator.canShare?.({ text })) {
      try {
        await navigator.share({ text });
        return 'given';
      } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') return 'none';
      }
    }
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return 'failed';
  }
}
