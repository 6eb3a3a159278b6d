// Whose turn it is, with the real Web Locks and channels of this runtime, and with locks that refuse or hang.
// SPDX-License-Identifier: EUPL-1.2
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aloneAfterMs, takeAfterMs, takeTurns, turnName } from '../../web/src/core/turn';

let count = 0;

/** A tab: what happened to it, in order. `finishing` decides how long it takes to let go. */
function tab(name: string, finishing: () => Promise<void> = async () => undefined) {
  const told: string[] = [];
  const turn = takeTurns(name, {
    begin: () => told.push('begin'),
    async end(taken) {
      told.push(taken ? 'taken' : 'asked');
      if (!taken) await finishing();
      told.push('end');
    },
  });
  return { told, turn, last: () => told.at(-1) };
}
const fresh = () => turnName('@a:x', `!${++count}:x`);
const soon = (check: () => void) => vi.waitFor(check, { timeout: 5_000 });

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('takeTurns', () => {
  it('begins at once where it is alone', async () => {
    const one = tab(fresh());
    one.turn.want();
    await soon(() => expect(one.told).toEqual(['begin']));
  });

  it('is one’s own for each person and each room', async () => {
    const tabs = [tab(turnName('@a:x', '!r')), tab(turnName('@b:x', '!r')), tab(turnName('@a:x', '!s'))];
    await soon(() => expect(tabs.map(({ last }) => last())).toEqual(['begin', 'begin', 'begin']));
  });

  it('goes to who wants it, once the other has finished, and back', async () => {
    const name = fresh();
    let finish = () => {};
    const one = tab(name, () => new Promise((resolve) => (finish = resolve)));
    await soon(() => expect(one.last()).toBe('begin'));
    const two = tab(name);
    two.turn.want();
    await soon(() => expect(one.last()).toBe('asked'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(two.told).toEqual([]);
    finish();
    await soon(() => expect(two.last()).toBe('begin'));
    expect(one.told).toEqual(['begin', 'asked', 'end']);
    one.turn.want();
    await soon(() => expect(one.last()).toBe('begin'));
    expect(two.told).toEqual(['begin', 'asked', 'end']);
  });

  it('waits its turn in silence when nobody looks at it, and has it when the other is gone', async () => {
    const name = fresh();
    let close = () => {};
    const held = navigator.locks.request(name, () => new Promise<void>((resolve) => (close = resolve)));
    const two = tab(name);
    await new Promise((resolve) => setTimeout(resolve, askPatience));
    expect(two.told).toEqual([]);
    close();
    await held;
    await soon(() => expect(two.told).toEqual(['begin']));
  });

  it('is taken from who does not answer, and who lost it so stops at once', async () => {
    const name = fresh();
    // An older version, say, that holds the lock and knows no questions.
    const lost = navigator.locks.request(name, () => new Promise<void>(() => undefined));
    const isLost = expect(lost).rejects.toThrow();
    const two = tab(name);
    two.turn.want();
    await soon(() => expect(two.told).toEqual(['begin']));
    await isLost;
    void navigator.locks.request(name, { steal: true }, async () => undefined);
    await soon(() => expect(two.told).toEqual(['begin', 'taken', 'end', 'begin']));
  });

  it('is never two’s at once, whoever wants it and when', async () => {
    const name = fresh();
    let holders = 0;
    let most = 0;
    let turnsTaken = 0;
    const open = () =>
      takeTurns(name, {
        begin() {
          holders += 1;
          turnsTaken += 1;
          most = Math.max(most, holders);
        },
        async end(taken) {
          if (!taken) await new Promise((resolve) => setTimeout(resolve, 1));
          holders -= 1;
        },
      });
    const tabs = [open(), open(), open()];
    for (let i = 0; i < 30; i++) {
      tabs[i % 3]?.want();
      tabs[(i * 7 + 1) % 3]?.want();
      await new Promise((resolve) => setTimeout(resolve, (i * 13) % 40));
    }
    await soon(() => expect(holders).toBe(1));
    expect(most).toBe(1);
    expect(turnsTaken).toBeGreaterThan(10);
  });

  it.each([
    ['there are no locks', {}],
    ['there are none to be had', { locks: { request: () => Promise.reject(new Error('SecurityError')) } }],
  ])('goes on as if alone where %s', async (_, navigator) => {
    vi.stubGlobal('navigator', navigator);
    const one = tab(fresh());
    await soon(() => expect(one.told).toEqual(['begin']));
    one.turn.want();
    expect(one.told).toEqual(['begin']);
  });

  it('goes on as if alone where channels are refused', () => {
    vi.stubGlobal('BroadcastChannel', function refuse() {
      throw new DOMException('no', 'SecurityError');
    });
    expect(tab(fresh()).told).toEqual(['begin']);
  });

  it('does not hang on locks that never answer, and keeps to that when they do after all', async () => {
    vi.useFakeTimers();
    const asked: ((lock: null) => unknown)[] = [];
    const request = (_name: string, _options: object, held: (lock: null) => unknown) => {
      asked.push(held);
      return new Promise(() => undefined);
    };
    vi.stubGlobal('navigator', { locks: { request } });
    const one = tab(fresh());
    one.turn.want();
    await vi.advanceTimersByTimeAsync(takeAfterMs + aloneAfterMs - 100);
    expect(one.told).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(one.told).toEqual(['begin']);
    expect(asked).toHaveLength(2);
    for (const held of asked) expect(held(null)).toBeUndefined();
    expect(one.told).toEqual(['begin']);
  });
});

const askPatience = 150;
