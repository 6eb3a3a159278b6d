// When the host's dialog comes, against the real ClientWidgetApi.
// SPDX-License-Identifier: EUPL-1.2
import { afterEach, expect, test, vi } from 'vitest';
import { capabilities } from '../../web/src/capabilities';
import { makePair, type Pair, sendText } from './harness';

let pair: Pair;
afterEach(() => {
  vi.useRealTimers();
  pair.stop();
});

const settle = () => new Promise((resolve) => setTimeout(resolve, 30));
const granted = () => pair.heard.filter((message) => message.kind === 'granted');
const all = { kind: 'granted', permissions: [...capabilities] };

for (const waitForIframeLoad of [true, false]) {
  const where = waitForIframeLoad ? 'that begins at load' : 'that waits for content_loaded';

  test(`A host ${where} asks nothing before the tap, all thirteen rows at once after it`, async () => {
    pair = makePair({ consented: false, waitForIframeLoad });
    pair.load();
    await settle();
    expect(pair.questions).toEqual([]);
    expect(granted()).toEqual([]);
    await pair.permission.ask();
    expect(pair.questions).toEqual([capabilities]);
    expect(granted().at(-1)).toEqual(all);
    expect(await pair.transport.perform(sendText('hej'))).toMatchObject({ kind: 'sent' });
  });

  test(`Who has said yes before meets the question of a host ${where} at once, and once`, async () => {
    pair = makePair({ consented: true, waitForIframeLoad });
    pair.load();
    await settle();
    expect(pair.questions).toEqual([capabilities]);
    expect(granted()).toEqual([all]);
  });
}

test('A tap before the host has begun is answered in its first question', async () => {
  pair = makePair({ consented: false });
  const done = pair.permission.ask();
  await settle();
  expect(pair.questions).toEqual([]);
  pair.load();
  await done;
  expect(pair.questions).toEqual([capabilities]);
  expect(granted()).toEqual([all]);
});

test('A person who reads for a minute is asked as one who reads for a second', async () => {
  vi.useFakeTimers();
  pair = makePair({ consented: false });
  pair.load();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(pair.questions).toEqual([]);
  const done = pair.permission.ask();
  await vi.advanceTimersByTimeAsync(100);
  await done;
  expect(pair.questions).toEqual([capabilities]);
});

test('A person who thinks for a minute over the host’s question is waited for', async () => {
  vi.useFakeTimers();
  let answer = (_rows: string[]) => {};
  pair = makePair({
    consented: false,
    answer: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  pair.load();
  await vi.advanceTimersByTimeAsync(100);
  let settled = false;
  const done = pair.permission.ask().then(() => {
    settled = true;
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(settled).toBe(false);
  // Impatience opens no second dialog.
  void pair.permission.ask();
  await vi.advanceTimersByTimeAsync(100);
  expect(pair.questions).toHaveLength(1);
  answer([...capabilities]);
  await vi.advanceTimersByTimeAsync(100);
  await done;
  expect(granted().at(-1)).toEqual(all);
});

test('A refusal is told as nothing granted, a part as that part', async () => {
  pair = makePair({ consented: false, answer: () => [] });
  pair.load();
  await pair.permission.ask();
  expect(granted().at(-1)).toEqual({ kind: 'granted', permissions: [] });
  pair.stop();

  const part = [capabilities[1] ?? ''];
  pair = makePair({ consented: false, answer: () => part });
  pair.load();
  await pair.permission.ask();
  expect(granted().at(-1)).toEqual({ kind: 'granted', permissions: part });
});

test('A second question asks for the missing rows only', async () => {
  const first = capabilities.slice(0, 4);
  const answers = [first, [...capabilities.slice(4)]];
  pair = makePair({ consented: false, answer: () => answers.shift() ?? [] });
  pair.load();
  await pair.permission.ask();
  await pair.permission.ask();
  expect(pair.questions[1]).toEqual(capabilities.slice(4));
  expect(granted().at(-1)).toEqual(all);
});

test('A host that cannot be asked twice gets its answer after eight seconds at the latest', async () => {
  vi.useFakeTimers();
  pair = makePair({ consented: false });
  // An old host: its versions lack renegotiation.
  pair.person.faults = { answers: 'never', answerActions: ['supported_api_versions'] };
  pair.load();
  await vi.advanceTimersByTimeAsync(7_900);
  expect(pair.questions).toEqual([]);
  await vi.advanceTimersByTimeAsync(300);
  expect(pair.questions).toEqual([capabilities]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(granted().at(-1)).toEqual(all);
});

test('A host that never says a word lets the person go on', async () => {
  vi.useFakeTimers();
  pair = makePair({ consented: false });
  pair.person.faults = { answers: 'never' };
  const done = pair.permission.ask();
  await vi.advanceTimersByTimeAsync(10_100);
  await done;
  expect(granted()).toEqual([]);
});
