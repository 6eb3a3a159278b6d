// The frozen room (tests/fixtures/events/v1) through the module that ships: what comes over the boundary is
// what the core has always made of it.
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import createCore from '@core-wasm';
import { expect, it } from 'vitest';
import { fromDisk } from './from_disk';

const room = '!rum:hs';
const now = Date.parse('2026-11-24T10:00:00Z');
const frozen = (name: string) =>
  readFileSync(new URL(`../fixtures/events/v1/${name}`, import.meta.url), 'utf8');

it('gives what it has always given', async () => {
  const core = await createCore({ instantiate: fromDisk });
  await core.loadDeferred();
  const tell = (message: object) =>
    expect(JSON.parse(core.process(JSON.stringify({ ...message, now, room })))).not.toHaveProperty('error');
  tell({ kind: 'start', self: '@anna:hs', language: 'sv', consented: true });
  tell({ kind: 'loaded', available: true, records: [] });
  for (const event of frozen('events.jsonl').trim().split('\n')) tell({ kind: 'pushed', event });
  const query = { now, room, format: 'json', scope: 'room', language: 'sv' };
  const { text } = JSON.parse(core.view('export', JSON.stringify(query)));
  const { readme: _, ...gives } = JSON.parse(text);
  expect(gives).toEqual(JSON.parse(frozen('gives.json')));
});
