// What came again unchanged is the old object again.
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { shared } from '../../web/src/share';

const row = (id: string, text = id) => ({ id, text, note: { key: 'row-waiting', args: {} } });

describe('shared', () => {
  test('An equal value is the old object itself', () => {
    const before = { rows: [row('a'), row('b')], more: false, none: null };
    expect(shared(before, structuredClone(before))).toBe(before);
  });

  test('Rows are known by their id, wherever they come to stand', () => {
    const before = [row('a'), row('b')];
    const after = shared(before, [row('new'), row('b'), row('a')]);
    expect(after.map(({ id }) => id)).toEqual(['new', 'b', 'a']);
    expect(after[1]).toBe(before[1]);
    expect(after[2]).toBe(before[0]);
  });

  test('A part that changed is new, its neighbours are not', () => {
    const before = { last: { id: 'a' }, principles: [{ id: 'otg-1', number: 1 }] };
    const after = shared(before, { last: { id: 'b' }, principles: [{ id: 'otg-1', number: 1 }] });
    expect(after).not.toBe(before);
    expect(after).toEqual({ last: { id: 'b' }, principles: [{ id: 'otg-1', number: 1 }] });
    expect(after.principles).toBe(before.principles);
  });

  test.each([
    ['a field that went', { a: 1, b: 2 }, { a: 1 }],
    ['a field that came', { a: 1 }, { a: 1, b: undefined }],
    ['a list that shrank', [1, 2], [1]],
    ['a list that was emptied', [1], []],
    ['another order', [1, 2], [2, 1]],
    ['null for an object', { a: { b: 1 } }, { a: null }],
    ['an object for null', { a: null }, { a: {} }],
    ['a list for an object', { a: {} }, { a: [] }],
    ['another kind of number', { a: 1 }, { a: '1' }],
  ])('%s is a change', (_, before: unknown, fresh: unknown) => {
    const after = shared(before, fresh);
    expect(after).not.toBe(before);
    expect(after).toEqual(fresh);
  });
});
