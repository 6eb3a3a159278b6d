// The page that stands in for a client: it hears its own frame only, and can be as old as hosts are.
// SPDX-License-Identifier: EUPL-1.2
import { afterEach, expect, test, vi } from 'vitest';
import { noFaults } from '../../widget/host/faults';
import { hostOrigin, makeReadyPair, read, sendText } from './harness';

afterEach(() => {
  vi.unstubAllGlobals();
});

const bodies = (events: readonly { content: Record<string, unknown> }[]) =>
  events.map(({ content }) => content['body']).filter((body) => body !== undefined);

test('A frame with the same widget id is not heard for another', async () => {
  const pair = await makeReadyPair();
  const request = {
    api: 'fromWidget',
    widgetId: 'w1',
    requestId: 'r1',
    action: 'send_event',
    data: { type: 'm.room.message', content: { msgtype: 'm.text', body: 'from the neighbour' } },
  };
  pair.hostWindow.receive(request, {}, hostOrigin);
  await pair.transport.perform(sendText('from its own'));
  await vi.waitFor(() => expect(bodies(pair.person.timeline())).toEqual(['from its own']));
  pair.stop();
});

const states = (pair: Awaited<ReturnType<typeof makeReadyPair>>) =>
  pair.heard.flatMap((message) =>
    message.kind === 'pushed' && message.event.includes('m.room.encryption') ? [message.event] : [],
  );

test.each([
  { host: 'A host of today pushes the state, and reads the loaded timeline', oldHost: false, read: 0 },
  { host: 'An old host pushes none, and answers with the state when asked', oldHost: true, read: 1 },
])('$host', async ({ oldHost, read: answered }) => {
  const faults = { ...noFaults, readMs: 1, loaded: 0 };
  const pair = await makeReadyPair({ oldHost, room: { encrypted: true }, person: { faults } });
  const page = await pair.transport.perform(read('state', { eventType: 'm.room.encryption' }));
  expect(page.kind === 'page' && page.events).toHaveLength(answered);
  // By then, whatever was to be pushed has been.
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(states(pair).length > 0).toBe(!oldHost);
  pair.stop();
});
