// The page's calls to a core that may go away: each is answered once, by the core it was asked of or, where
// that does no harm, by the next; and what that core has under way in the room. Decides nothing of when.
// SPDX-License-Identifier: EUPL-1.2
import type { Action } from './protocol.gen';
import type { ToHost } from './wire';

type Post = (call: ToHost) => void;
type Waiting = { call: ToHost; isAsked: boolean; resolve(value: string): void; reject(error: Error): void };

/** What is told again anyway, or means nothing to another core: nobody needs to hear that it was lost. */
const isTold = (call: ToHost) => call.call === 'process' && call.message.kind !== 'command';

export function createCalls() {
  const waiting = new Map<number, Waiting>();
  let nextId = 1;

  function settle(message: { id: number; value?: string; error?: string }): void {
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) call?.resolve(message.value ?? '');
    else call?.reject(new Error(message.error));
  }
  return {
    settle,
    /** post: null = when `repeat` is called. */
    ask(call: (id: number) => ToHost, post: Post | null): Promise<string> {
      const id = nextId++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { call: call(id), isAsked: post !== null, resolve, reject });
        post?.(call(id));
      });
    },
    /** The core that was asked answers nothing more. What may be asked of the next one goes on waiting. */
    forget(why: string, mayRepeat: (call: ToHost) => boolean): void {
      for (const [id, { call, isAsked }] of waiting) {
        if (!isAsked || (mayRepeat(call) && !isTold(call))) continue;
        settle(isTold(call) ? { id, value: '' } : { id, error: why });
      }
    },
    /** All that waits, in the order it was asked. */
    repeat(post: Post): void {
      for (const each of waiting.values()) {
        each.isAsked = true;
        post(each.call);
      }
    },
  };
}

/** What changes something in the room and is not answered yet. */
export function createSends() {
  const sends = new Set<string>();
  let whenBack = () => {};
  return {
    left(actions: Action[]): void {
      for (const action of actions)
        if (action.kind === 'send' || action.kind === 'redact') sends.add(action.request);
    },
    answered(request: string): void {
      sends.delete(request);
      if (sends.size === 0) whenBack();
    },
    forget(): void {
      sends.clear();
      whenBack();
    },
    async allBack(): Promise<void> {
      if (sends.size === 0) return;
      await new Promise<void>((resolve) => {
        whenBack = resolve;
      });
    },
  };
}
