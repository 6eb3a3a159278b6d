// @vitest-environment happy-dom
// What the screens show: asked for when it changed, taken as it is when it came along with a command.
// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FreshView } from '../../web/src/core/wire';
import { createModel, type Model, rowsAPage } from '../../web/src/model';
import type { Session } from '../../web/src/ports';
import { line, row } from './fake_core';

const views: Record<string, object> = {
  composer: { principles: [], visibilities: [], visibility: '', draft: {}, last: null },
  status: { permission: 'notebook', notes: [] },
  week: { year: 2026, week: 48, steps: 0, days: [] },
  steps: { today: '2026-11-24', rows: [row({ id: 'a', text: 'Ringde' })], more: false, empty: false },
};
let asked: string[];
let change: (views: string[], fresh: FreshView[]) => void;
let model: Model;

const fresh = (text: string, query: object = {}): FreshView => ({
  name: 'steps',
  query: JSON.stringify({ text: '', before: '', limit: rowsAPage, ...query }),
  json: JSON.stringify({
    ...views['steps'],
    rows: [row({ id: 'b', text }), row({ id: 'a', text: 'Ringde' })],
  }),
});
const texts = () => model.steps.value?.rows.map(({ text }) => text);

beforeEach(async () => {
  vi.useFakeTimers();
  asked = [];
  const session = {
    view: async (name: string) => {
      asked.push(name);
      return structuredClone(views[name]);
    },
    command: async () => undefined,
    comeHere: () => undefined,
    onChanged: (receive: typeof change) => {
      change = receive;
      return () => undefined;
    },
    onNotice: () => () => undefined,
  };
  model = createModel(session as unknown as Session);
  await vi.advanceTimersByTimeAsync(100);
  asked = [];
  return () => vi.useRealTimers();
});

describe('createModel', () => {
  it('shows at once what came along, and asks for the rest a moment later', async () => {
    change(['steps', 'composer', 'week'], [fresh('Testade')]);
    expect(texts()).toEqual(['Testade', 'Ringde']);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(asked).toEqual(['composer', 'week']);
  });

  it('keeps a row that did not change', () => {
    const before = model.steps.value?.rows[0];
    change(['steps'], [fresh('Testade')]);
    expect(model.steps.value?.rows[1]).toBe(before);
  });

  it('asks when what came along answers another question', async () => {
    model.search.value = 'ring';
    change(['steps'], [fresh('Testade')]);
    change(['steps'], [fresh('Testade', { text: 'ring', before: 'a' })]);
    change(['steps'], [fresh('Testade', { text: 'ring', limit: 7 })]);
    expect(texts()).toEqual(['Ringde']);
    await vi.advanceTimersByTimeAsync(100);
    expect(asked).toContain('steps');
    expect(model.shownFor.value).toBe('ring');
  });

  it('asks once for many changes that follow what came along', async () => {
    change(['steps'], [fresh('Testade')]);
    for (let i = 0; i < 5; i += 1) change(['steps'], []);
    await vi.advanceTimersByTimeAsync(100);
    expect(asked).toEqual(['steps']);
  });

  it('gives words to a refusal', async () => {
    expect(await model.attempt('logStep', {})).toBeNull();
    model.say(line('said-logged'));
    expect(model.said.value?.line.key).toBe('said-logged');
  });
});
