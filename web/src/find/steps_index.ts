// Keeps an index up with the trail: the core says what is new, changed and gone (view "texts"), the worker
// takes it in. Until it has all of it for the first time, and where no worker can start, there is none, and
// the core looks for the plain words.
// SPDX-License-Identifier: EUPL-1.2
import { scriptUrl } from '../core/trusted';
import type { Session } from '../ports';
import { isAltered } from '../whole';
import type { FromIndex, ToIndex } from './wire';
import type { Found } from './word_index';
import workerUrl from './worker.ts?worker&url';

type Call = ToIndex extends infer Each ? (Each extends ToIndex ? Omit<Each, 'id'> : never) : never;

/** A worker somewhere. Rejects when it is gone, and from then on. */
export interface IndexChannel {
  ask(call: Call): Promise<Found | null>;
  close(): void;
}

export function openIndex(): IndexChannel {
  const waiting = new Map<number, { resolve(found: Found | null): void; reject(why: Error): void }>();
  const worker = new Worker(scriptUrl(workerUrl), { type: 'module', name: 'smasteg-find' });
  let asked = 0;
  let isGone = false;
  const close = () => {
    isGone = true;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(new Error('no index'));
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FromIndex>) => {
    waiting.get(data.id)?.resolve(data.found);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', close);
  void isAltered(workerUrl).then((is) => is && close());
  return {
    ask: (call) =>
      new Promise((resolve, reject) => {
        if (isGone) reject(new Error('no index'));
        const id = ++asked;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ ...call, id } as ToIndex);
      }),
    close,
  };
}

const textsAtOnce = 1000;
/** What changes comes in showers: one look through the trail for all of it. */
const showerMs = 300;

export interface StepsIndex {
  /** null: there is none (yet), or the text has no word to look for. Numbers as the core knows by `token`. */
  find(text: string): Promise<(Found & { token: string }) | null>;
  /** The core knows the token no more. */
  begin(): void;
}

/** `ready` is called when all of the trail is in it for the first time. */
export function createStepsIndex(
  session: Session,
  ready: () => void,
  open: () => IndexChannel = openIndex,
): StepsIndex {
  let channel: IndexChannel | null = null;
  let token = '';
  let isBehind = true;
  let hasAll = false;
  let isGivenUp = false;
  let keepingUp: Promise<void> | null = null;

  async function takeIn(): Promise<void> {
    channel ??= open();
    do {
      isBehind = false;
      const { more, ...news } = await session.view('texts', { before: token, limit: textsAtOnce });
      await channel.ask({ call: 'take', news });
      token = news.token;
      isBehind ||= more;
    } while (isBehind);
    const isFirst = !hasAll;
    hasAll = true;
    if (isFirst) ready();
  }

  function keepUp(): Promise<void> {
    if (isGivenUp) return Promise.reject(new Error('no index'));
    if (!isBehind) return Promise.resolve();
    keepingUp ??= takeIn()
      .catch((error) => {
        hasAll = false;
        token = '';
        isBehind = true;
        // The core may come back; a worker that cannot start will not.
        isGivenUp = String(error).includes('no index') || channel === null;
        throw error;
      })
      .finally(() => {
        keepingUp = null;
      });
    return keepingUp;
  }

  const tryToKeepUp = () => void keepUp().catch(() => undefined);
  const begin = () => {
    isBehind = true;
    tryToKeepUp();
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  session.onChanged((views) => {
    if (!views.includes('steps')) return;
    // Who looks for something before that waits for it (find).
    isBehind = true;
    clearTimeout(timer);
    timer = setTimeout(tryToKeepUp, showerMs);
  });
  begin();

  return {
    begin,
    async find(text) {
      if (!hasAll || !channel) return null;
      try {
        await keepUp();
        const found = await channel.ask({ call: 'find', text });
        return found && { ...found, token };
      } catch {
        return null;
      }
    },
  };
}
