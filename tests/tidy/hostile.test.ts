// The corpus of hostile events is what its families make: changed by hand in one place only, and the same
// each time. `npx vitest run tests/tidy/hostile.test.ts -u` writes it anew.
// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { bytes } from './hostile/bytes';
import { numbered } from './hostile/families';
import { shapes } from './hostile/shapes';
import { texts } from './hostile/texts';

const make = () => numbered(() => [...bytes(), ...texts(), ...shapes()]);

test('the hostile events are a thousand at least, each with a name of its own', () => {
  const all = make();
  expect(all.length).toBeGreaterThanOrEqual(1_000);
  const names = all.map(({ name }) => name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test('events.jsonl is what the families make, twice the same', async () => {
  const text = `${make()
    .map((each) => JSON.stringify(each))
    .join('\n')}\n`;
  expect(
    `${make()
      .map((each) => JSON.stringify(each))
      .join('\n')}\n`,
  ).toBe(text);
  await expect(text).toMatchFileSnapshot('../fixtures/hostile/events.jsonl');
});
