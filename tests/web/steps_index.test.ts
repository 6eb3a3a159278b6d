// The index keeps up with the trail: told page by page, anew when the core is another, and given up without a
// word where no worker can start.
// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TextsView } from '../../web/src/core/protocol.gen';
import { createStepsIndex, type IndexChannel } from '../../web/src/find/steps_index';
import type { Session } from '../../web/src/ports';

const page = (token: string, part: Partial<TextsView> = {}): TextsView => ({
  token,
  whole: false,
  more: false,
  texts: [],
  gone: [],
  ...part,
});

let pages: (TextsView | Error)[];
let asked: string[];
let taken: unknown[];
let change: (views: string[]) => void;
const session = {
  view: async (_name: string, query: { before: string }) => {
    asked.push(query.before);
    const next = pages.shift() ?? page(`${query.before}+`);
    if (next instanceof Error) throw next;
    return next;
  },
  onChanged: (receive: typeof change) => {
    change = receive;
    return () => undefined;
  },
} as unknown as Session;
const channel: IndexChannel = {
  async ask(call) {
    if (call.call === 'find') return { fits: [taken.length], similar: [] };
    taken.push(call.news);
    return null;
  },
  close: () => undefined,
};

beforeEach(() => {
  vi.useFakeTimers();
  pages = [];
  asked = [];
  taken = [];
  return () => vi.useRealTimers();
});

describe('createStepsIndex', () => {
  it('has nothing to say until all of the trail is in it, and says when it is', async () => {
    pages = [page('1', { whole: true, more: true, texts: [{ n: 0, text: 'a' }] }), page('2')];
    const ready = vi.fn();
    const index = createStepsIndex(session, ready, () => channel);
    expect(await index.find('a')).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(ready).toHaveBeenCalledOnce();
    expect(asked).toEqual(['', '1']);
    expect(taken[0]).toEqual({ token: '1', whole: true, texts: [{ n: 0, text: 'a' }], gone: [] });
    expect(await index.find('a')).toEqual({ fits: [2], similar: [], token: '2' });
    expect(asked).toHaveLength(2);
  });

  it('takes in what changed: a while after it, or at once for who looks for something', async () => {
    const index = createStepsIndex(
      session,
      () => undefined,
      () => channel,
    );
    await vi.advanceTimersByTimeAsync(1);
    change(['week']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toHaveLength(1);
    change(['steps']);
    change(['steps']);
    expect(await index.find('a')).toEqual({ fits: [2], similar: [], token: '++' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toHaveLength(2);
    change(['steps']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toEqual(['', '+', '++']);
  });

  it('begins anew after a core that stopped', async () => {
    const index = createStepsIndex(
      session,
      () => undefined,
      () => channel,
    );
    await vi.advanceTimersByTimeAsync(1);
    pages = [new Error('core-stopped: trap')];
    change(['steps']);
    expect(await index.find('a')).toBeNull();
    index.begin();
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual(['', '+', '']);
    expect(await index.find('a')).not.toBeNull();
  });

  it('is silent where no worker can start, and does not try for ever', async () => {
    const open = vi.fn(() => {
      throw new Error('no workers here');
    });
    const index = createStepsIndex(session, () => undefined, open);
    for (let i = 0; i < 3; i += 1) {
      change(['steps']);
      await vi.advanceTimersByTimeAsync(1000);
      expect(await index.find('a')).toBeNull();
    }
    expect(open).toHaveBeenCalledOnce();
    expect(asked).toEqual([]);
  });
});
