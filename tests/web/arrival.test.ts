// What the app is opened with, out of the query.
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { arrivalIn } from '../../web/src/arrival';

const query = (parts: Record<string, string>) => `?${new URLSearchParams(parts)}`;

it.each([
  ['', '', ''],
  [query({ text: 'Läste om klarspråk' }), 'Läste om klarspråk', '#/steg'],
  [query({ title: 'Klarspråk', text: 'Läste om klarspråk' }), 'Läste om klarspråk', '#/steg'],
  [query({ title: 'En sida', url: 'https://example.se/a' }), 'En sida\nhttps://example.se/a', '#/steg'],
  [
    query({ title: 'Läs', text: 'Se https://example.se/a', url: 'https://example.se/a' }),
    'Läs\nSe https://example.se/a',
    '#/steg',
  ],
  [query({ title: '  ', text: ' \n ' }), '', ''],
  [query({ text: 'x'.repeat(9_000) }), 'x'.repeat(4_000), '#/steg'],
  [query({ open: 'web+smasteg:ova' }), '', '#/ova'],
  [query({ open: 'web+smasteg://mer' }), '', '#/mer'],
  [query({ open: 'web+smasteg:steg?text=Skriv+detta' }), '', '#/steg'],
  [query({ open: 'javascript:ova' }), '', ''],
  [query({ open: 'web+smasteg:elsewhere' }), '', ''],
])('%s', (search, text, hash) => {
  expect(arrivalIn(search)).toEqual({ text, hash });
});
