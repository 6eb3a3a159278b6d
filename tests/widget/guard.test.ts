// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { installGuard, originOf } from '../../widget/src/guard';
import { FakeWindow, hostOrigin, makeReadyPair, sendText } from './harness';

/** A widget's window in a frame of `parent`, with a listener behind the guard as the library has it. */
function frame(set: Partial<FakeWindow> = {}, parentUrl = '') {
  const parent = { name: 'parent' };
  const window = Object.assign(new FakeWindow(), { parent }, set);
  const guard = installGuard(window as never, parentUrl);
  const got: unknown[] = [];
  window.addEventListener('message', (event) => got.push(event.data));
  const post = async (data: unknown, source: unknown, origin: string) => {
    window.receive(data, source, origin);
    await Promise.resolve();
  };
  return { parent, window, guard, got, post };
}

const request = { api: 'toWidget', action: 'send_event', requestId: 'r', widgetId: 'w', data: {} };

test('Only the parent at the pinned origin is heard', async () => {
  const { parent, window, guard, got, post } = frame({ location: { ancestorOrigins: [hostOrigin] } });
  const sibling = { name: 'sibling' };
  await post(request, sibling, hostOrigin);
  await post(request, window, hostOrigin);
  await post(request, null, hostOrigin);
  await post(request, undefined, hostOrigin);
  await post(request, parent, 'https://evil.example');
  await post(request, parent, 'null');
  await post(request, parent, '');
  await post(request, parent, `${hostOrigin}.evil.example`);
  expect(got).toEqual([]);
  expect(guard.stopped).toBe(8);
  await post(request, parent, hostOrigin);
  expect(got).toEqual([request]);
});

test('The origin: the browser’s word, then parentUrl, the referrer, the first message', async () => {
  const ancestors = {
    location: { ancestorOrigins: [hostOrigin] },
    document: { referrer: 'https://ref.example/x' },
  };
  expect(frame(ancestors, 'https://other.example/').guard.origin).toBe(hostOrigin);
  expect(
    frame({ document: { referrer: 'https://ref.example/x' } }, 'https://p.example:8443/a').guard.origin,
  ).toBe('https://p.example:8443');
  expect(frame({ document: { referrer: 'https://ref.example/x' } }).guard.origin).toBe('https://ref.example');

  const last = frame();
  const pinned: string[] = [];
  last.guard.whenPinned((origin) => pinned.push(origin));
  await last.post('noise', last.parent, 'https://noise.example');
  await last.post({ ...request, api: 'fromWidget' }, last.parent, 'https://noise.example');
  expect(last.guard.origin).toBeNull();
  await last.post(request, last.parent, hostOrigin);
  await last.post(request, last.parent, 'https://later.example');
  expect(pinned).toEqual([hostOrigin]);
  expect(last.got).toHaveLength(1);
});

test('A host that does not tell its origin is known by its first message', async () => {
  // As browsers say it for an iframe with referrerpolicy="no-referrer", and for a parent in a sandbox.
  const untold = { location: { ancestorOrigins: ['null'] } };
  for (const origin of [hostOrigin, 'null']) {
    const { parent, guard, got, post } = frame(untold, 'https://parent-url.example/');
    expect(guard.origin).toBeNull();
    await post(request, {}, hostOrigin);
    await post(request, parent, origin);
    expect(guard.origin).toBe(origin);
    await post(request, parent, 'https://later.example');
    expect(got).toEqual([request]);
  }
});

test('An event that a script made up is not heard, whatever source it names', () => {
  const { parent, window, guard, got } = frame({ location: { ancestorOrigins: [hostOrigin] } });
  window.dispatch({ data: request, source: parent, origin: hostOrigin, isTrusted: false });
  expect(got).toEqual([]);
  expect(guard.stopped).toBe(1);
  window.dispatch({ data: request, source: parent, origin: hostOrigin, isTrusted: true });
  expect(got).toEqual([request]);
});

test('A page that is nobody’s frame hears nothing, not even itself', async () => {
  const window = new FakeWindow();
  const guard = installGuard(window as never, hostOrigin);
  const got: unknown[] = [];
  window.addEventListener('message', () => got.push(1));
  window.receive(request, window, hostOrigin);
  await Promise.resolve();
  expect(got).toEqual([]);
  expect(guard.stopped).toBe(1);
});

test('Addresses give their origins, those of desktop clients too', () => {
  expect(originOf('vector://vector/webapp/')).toBe('vector://vector');
  expect(originOf('https://app.element.example/x?y#z')).toBe('https://app.element.example');
  for (const bad of ['', 'x', '/a', 'about:blank', 'data:text/html,x', 'javascript:alert(1)']) {
    expect(originOf(bad)).toBe('');
  }
});

test('Ten thousand forged messages of any shape reach nobody', async () => {
  const { parent, window, guard, got, post } = frame({ location: { ancestorOrigins: [hostOrigin] } });
  const sources = [null, undefined, window, {}, { ...parent }, 'parent', 0];
  const shape = fc.record(
    {
      api: fc.constantFrom('toWidget', 'fromWidget', 7),
      action: fc.constantFrom('send_event', 'capabilities', 'notify_capabilities', 'update_state', ''),
      requestId: fc.oneof(fc.string(), fc.integer()),
      widgetId: fc.constantFrom('w', '', null),
      data: fc.jsonValue(),
      response: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const forged = fc.sample(fc.tuple(fc.oneof(shape, fc.jsonValue()), fc.constantFrom(...sources)), 10_000);
  for (const [data, source] of forged) await post(data, source, hostOrigin);
  expect(got).toEqual([]);
  expect(guard.stopped).toBe(10_000);
});

test('Forged events and acknowledgements from a sibling change nothing in the real library', async () => {
  const pair = await makeReadyPair();
  const before = pair.heard.length;
  pair.person.faults = { answers: 'never' };
  const answer = pair.transport.perform(sendText('hej'));
  const sibling = {};
  for (let back = -50; back < 50; back += 1) {
    pair.widgetWindow.receive(
      {
        api: 'fromWidget',
        widgetId: 'w1',
        requestId: `widgetapi-${Date.now() + back}`,
        action: 'send_event',
        data: {},
        response: { event_id: '$forged', room_id: pair.room.id },
      },
      sibling,
      hostOrigin,
    );
  }
  pair.widgetWindow.receive(
    { ...request, widgetId: 'w1', data: { type: 'm.room.message', content: { body: 'forged' } } },
    sibling,
    hostOrigin,
  );
  await new Promise((resolve) => setTimeout(resolve, 20));
  // Its own message and the room's state are pushed by the real host, whenever it comes to it.
  const real = Array.from({ length: pair.room.length }, (_, place) => pair.room.event(place)?.event_id);
  for (const message of pair.heard.slice(before)) {
    expect(real).toContain(message.kind === 'pushed' && JSON.parse(message.event).event_id);
  }
  expect(JSON.stringify(pair.heard)).not.toContain('forged');
  let settled = false;
  void answer.then(() => {
    settled = true;
  });
  await Promise.resolve();
  expect(settled).toBe(false);
  pair.stop();
  expect(await answer).toEqual({ kind: 'unknown', request: 's1' });
});

test('What the widget posts goes to the pinned origin only', async () => {
  const pair = await makeReadyPair();
  await pair.transport.perform(sendText('hej'));
  expect(pair.postedTo.length).toBeGreaterThan(3);
  expect(new Set(pair.postedTo)).toEqual(new Set([hostOrigin]));
  pair.stop();
});

test('No word of a person’s reaches the console', async () => {
  const pair = await makeReadyPair();
  await pair.transport.perform(sendText('en hemlighet'));
  pair.fromHost({
    ...request,
    widgetId: 'w1',
    data: { type: 'm.room.message', content: { body: 'en annan' } },
  });
  await vi.waitFor(() => expect(JSON.stringify(pair.heard)).toContain('en annan'));
  const written = (['log', 'warn', 'error', 'debug'] as const).flatMap((method) =>
    vi.mocked(console[method]).mock.calls.flat(),
  );
  expect(JSON.stringify(written)).not.toMatch(/en hemlighet|en annan/);
  pair.stop();
});
