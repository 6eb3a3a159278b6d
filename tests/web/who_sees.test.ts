// "Vem kan se det här?": the exact text for each of the rooms of which the core's own test says the lines.
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import type { Line } from '../../web/src/core/protocol.gen';
import { loadWords } from '../../web/src/i18n/words';
import rooms from '../fixtures/who_sees.json';

it.each(['sv', 'en'] as const)('says who can see it in %s, in every kind of room', async (language) => {
  const words = await loadWords(language);
  expect(new Set(rooms.map(({ room }) => JSON.stringify(room))).size).toBeGreaterThanOrEqual(24);
  for (const { room, lines, ...texts } of rooms) {
    const said = (lines as unknown as Line[]).map((line) => words.line(line)).join(' ');
    expect(said, JSON.stringify(room)).toBe(texts[language]);
  }
});
