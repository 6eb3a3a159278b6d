// The bridge as it ships: the real Wasm under Node. Nothing is thrown across it, whatever is put in.
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import createCore, { type CoreModule } from '@core-wasm';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Action,
  contractVersion,
  type MessagePayload,
  type Views,
} from '../../web/src/core/protocol.gen';
import { fromDisk } from './from_disk';

const now = Date.parse('2026-11-24T10:00:00Z');
let core: CoreModule;

function tell(message: MessagePayload, room = ''): Action[] {
  const answer = JSON.parse(core.process(JSON.stringify({ ...message, now, room })));
  expect(answer.error).toBeUndefined();
  return answer.actions;
}

function view<N extends keyof Views>(name: N, room = ''): Views[N] {
  return JSON.parse(core.view(name, JSON.stringify({ now, room, limit: 50 }))) as Views[N];
}

const noArgs = { id: '', text: '', principles: [], visibility: '', from: '', option: 0 };

describe('the bridge', () => {
  beforeEach(async () => {
    core = await createCore({ instantiate: fromDisk });
  });

  it('has the version of the contract that TypeScript was generated from', () => {
    expect(core.contractVersion()).toBe(contractVersion);
  });

  it('takes a message as bytes as it takes text', () => {
    const text = 'Läste högt för tre åäö 👣';
    const args = { ...noArgs, text };
    const message = { kind: 'command', name: 'logStep', args, entropy: 'ab'.repeat(32), now, room: '' };
    const answer = core.process(new TextEncoder().encode(JSON.stringify(message)));
    expect(JSON.parse(answer).error).toBeUndefined();
    expect(view('steps').rows).toMatchObject([{ text }]);
    expect(JSON.parse(core.process(new Uint8Array([0x22, 0xff, 0x22]))).error.code).toBe('bad_utf8');
  });

  it('logs a private step and asks the store to keep it', () => {
    tell({ kind: 'start', self: '', language: 'sv', consented: false });
    tell({ kind: 'loaded', available: true, records: [] });
    const actions = tell({
      kind: 'command',
      name: 'logStep',
      args: { ...noArgs, text: 'Läste högt för tre åäö 👣' },
      entropy: 'ab'.repeat(32),
    });
    const put = actions.find((action) => action.kind === 'put');
    expect(put).toMatchObject({ store: 'own', key: expect.stringMatching(/^private\//) });
    expect(view('steps').rows).toMatchObject([
      { text: 'Läste högt för tre åäö 👣', state: 'private', mine: true },
    ]);
    expect(view('week').days[1]).toMatchObject({ day: '2026-11-24', steps: 1, mine: true, today: true });
  });

  it('reads the catalogue file that ships', () => {
    expect(view('principles').loaded).toBe(false);
    const text = readFileSync(new URL('../../content/catalogues.json', import.meta.url), 'utf8');
    const actions = tell({ kind: 'load', name: 'catalogues', text });
    expect(actions).toContainEqual({ kind: 'changed', views: ['principles', 'composer', 'quiz'] });
    const principles = view('principles');
    expect(principles.principles).toHaveLength(7);
    expect(principles.catalogues).toHaveLength(5);
    for (const { textSv, textEn } of principles.principles) {
      expect(textSv.length).toBeGreaterThan(40);
      expect(textEn.length).toBeGreaterThan(40);
    }
  });

  it('answers with an error, never with an exception, to what is no message', () => {
    const bad: [string, string][] = [
      ['', 'bad_json'],
      ['{', 'bad_json'],
      ['[]', 'bad_message'],
      ['{"kind":"explode","now":1}', 'unknown_kind'],
      ['['.repeat(1_000_000), 'too_deep'],
      ['{"kind":"woke","now":"soon"}', 'bad_message'],
    ];
    for (const [json, code] of bad) {
      expect(JSON.parse(core.process(json)).error.code).toBe(code);
    }
    expect(JSON.parse(core.view('steps', 'nonsense')).error.code).toBe('bad_json');
    expect(JSON.parse(core.view('nothing', '{}')).error.code).toBe('unknown_view');
  });

  it('sets a hostile event aside and goes on', () => {
    const room = '!rum:hs';
    tell({ kind: 'start', self: '@anna:hs', language: 'sv', consented: false }, room);
    tell({ kind: 'loaded', available: false, records: [] }, room);
    for (const event of ['{', '[', '{"event_id":5}', '['.repeat(200_000), '{"a":"\\ud800"}']) {
      tell({ kind: 'pushed', event }, room);
    }
    expect(view('steps', room).empty).toBe(true);
    expect(view('status', room).storage).toBe('denied');
  });

  it('counts a room that is not open from what the store keeps of it, once the rest is loaded', async () => {
    const room = '!lokal:hs';
    tell({ kind: 'start', self: '@anna:hs', language: 'sv', consented: true }, room);
    tell({ kind: 'loaded', available: true, records: [] }, room);
    const content = { msgtype: 'm.text', body: '!steg 6 Ringde en kollega' };
    const envelope = { event_id: '$1', sender: '@bo:hs', type: 'm.room.message', room_id: room };
    const event = JSON.stringify({ ...envelope, origin_server_ts: now, content });
    const kept = tell({ kind: 'pushed', event }, room).find(
      (action) => action.kind === 'put' && action.store === 'cache',
    );
    core = await createCore({ instantiate: fromDisk });
    await core.loadDeferred();
    const bytes = kept?.kind === 'put' ? kept.bytes : '';
    tell({ kind: 'load', name: 'room', text: JSON.stringify({ id: room, bytes }) });
    expect(view('rollup')).toMatchObject({
      rooms: [{ id: room, steps: 1, cells: [0, 0, 0, 0, 0, 1, 0], newest: '2026-11-24' }],
      draft: { id: '', why: 'room' },
    });
  });
});
