// What the install page writes, filled in by the host's own library and as Element adds to it, is what
// params.ts reads; and the documents say the same.
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Widget } from 'matrix-widget-api';
import { expect, test } from 'vitest';
import { capabilities } from '../../web/src/capabilities';
import { addWidgetLine, newWidgetId, placeOf, widgetEvent, widgetUrl } from '../../widget/src/address';
import { readParams } from '../../widget/src/params';

const address = 'https://smasteg.example.se/widget/';

interface Person {
  id: string;
  userId: string;
  roomId: string;
  theme: string;
  language: string;
}

/** The address of the iframe, as Element makes it of a widget's. */
function opened(templateUrl: string, { id, userId, roomId, theme, language }: Person): URL {
  const widget = new Widget({ id, type: 'm.custom', creatorUserId: '@mod:example.org', url: templateUrl });
  const filled = widget.getCompleteUrl({
    currentUserId: userId,
    widgetRoomId: roomId,
    clientTheme: theme,
    clientLanguage: language,
  });
  const url = new URL(filled);
  url.searchParams.set('widgetId', id);
  url.searchParams.set('parentUrl', 'https://app.element.example/?x=1');
  return new URL(url.href.replaceAll('%24', '$'));
}

const anna: Person = {
  id: 'smasteg-0011223344556677',
  userId: '@anna:example.org',
  roomId: '!abc:example.org',
  theme: 'dark',
  language: 'sv',
};

test('What the page writes, filled in by the host, is what the widget reads', () => {
  const people: Person[] = [
    anna,
    // Room version 12: no server in the id. Old user ids have odd letters, and /addwidget makes long ids.
    { ...anna, roomId: '!31hneApxJ_1o-63DmFrpeqnkFfWppnzWso1JvH3ogLM', theme: 'light' },
    { ...anna, userId: '@a=2f+b/c.d_e-f:[2001:db8::1]:8448', language: 'en' },
    { ...anna, id: encodeURIComponent('!abc:example.org_@anna:example.org_1795503312000') },
    { ...anna, userId: '@100%&=#?:example.org', id: 'a&userId=@eve:example.org#?' },
  ];
  for (const person of people) {
    const { id, userId, roomId, theme, language } = person;
    const params = readParams(opened(widgetUrl(address), person));
    const parentUrl = 'https://app.element.example/?x=1';
    expect(params).toEqual({ widgetId: id, userId, roomId, theme, language, parentUrl, deviceId: '' });
  }
});

test('Whatever the ids are, they arrive as they are', () => {
  const id = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('$'));
  fc.assert(
    fc.property(id, id, id, (widgetId, userId, roomId) => {
      const person = { ...anna, id: widgetId, userId, roomId };
      expect(readParams(opened(widgetUrl(address), person))).toMatchObject({ widgetId, userId, roomId });
    }),
  );
});

test('Nothing personal stands before the "#"', () => {
  const { origin, pathname, search } = opened(widgetUrl(address), anna);
  const added = '?widgetId=smasteg-0011223344556677&parentUrl=https%3A%2F%2Fapp.element.example%2F%3Fx%3D1';
  expect(origin + pathname + search).toBe(address + added);
});

test.each([
  ['https://smasteg.example.se/widget/', address, []],
  ['  https://smasteg.example.se/widget/ ', address, []],
  ['HTTPS://Smasteg.Example.SE/widget/', address, []],
  ['https://smasteg.example.se/widget', address, ['slash-added']],
  ['https://smasteg.example.se/widget/index.html', address, []],
  ['https://smasteg.example.se/widget/install/', address, []],
  ['https://smasteg.example.se/widget/install', address, []],
  ['https://smasteg.example.se/widget/?a=1#/?userId=x', address, ['rest-dropped']],
  ['https://example.se/stig/widget/', 'https://example.se/stig/widget/', []],
  ['https://example.se:8443/widget/', 'https://example.se:8443/widget/', []],
  ['https://småsteg.se/widget/', 'https://xn--smsteg-jua.se/widget/', []],
  ['https://example.se/', 'https://example.se/', ['not-widget']],
  ['https://example.se/x', 'https://example.se/x/', ['slash-added', 'not-widget']],
  ['https://example.se/$matrix_user_id/widget/', 'https://example.se/%24matrix_user_id/widget/', []],
  ['http://localhost:8080/widget/', 'http://localhost:8080/widget/', ['this-computer']],
  ['http://127.0.0.1:8080/widget/', 'http://127.0.0.1:8080/widget/', ['this-computer']],
  ['http://[::1]/widget/', 'http://[::1]/widget/', ['this-computer']],
])('%s becomes %s, %j', (written, expected, remarks) => {
  expect(placeOf(written)).toEqual({ address: expected, remarks });
});

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['smasteg.example.se/widget/', 'no-address'],
  ['localhost:8080/widget/', 'no-address'],
  ['/widget/', 'no-address'],
  ['https://', 'no-address'],
  ['ftp://example.se/widget/', 'no-address'],
  ['javascript:alert(1)//widget/', 'no-address'],
  ['data:text/html,/widget/', 'no-address'],
  ['http://smasteg.example.se/widget/', 'not-https'],
  ['http://localhost.example.se/widget/', 'not-https'],
  ['http://127.0.0.1.example.se/widget/', 'not-https'],
  ['https://anna:hemligt@example.se/widget/', 'password'],
  ['https://anna@example.se/widget/', 'password'],
])('%j is refused: %s', (written, refused) => {
  expect(placeOf(written)).toEqual({ refused });
});

test('What has been made right is right, and one line', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (written) => {
      const place = placeOf(written);
      if ('refused' in place) return;
      expect(addWidgetLine(place.address)).toMatch(/^\/addwidget https?:\/\/\S+\/#\/\?\S+$/);
      expect(placeOf(place.address)).toMatchObject({ address: place.address });
    }),
  );
});

test('The state event holds the same address, under an id that is its key', () => {
  const event = widgetEvent(address, 'smasteg-1');
  expect(event).toMatchObject({ type: 'im.vector.modular.widgets', stateKey: 'smasteg-1' });
  expect(event.content).toMatchObject({ id: 'smasteg-1', type: 'm.custom', url: widgetUrl(address) });
});

test('An id is never the same again', () => {
  const ids = new Set(Array.from({ length: 1000 }, newWidgetId));
  expect(ids.size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^smasteg-[0-9a-f]{16}$/);
});

const documented = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

test.each(['README.md', 'docs/element.md', 'docs/element.sv.md'])(
  '%s has the line as the page has it',
  (name) => {
    expect(documented(name)).toContain(`\n${addWidgetLine(address)}\n`);
  },
);

test.each(['docs/element.md', 'docs/element.sv.md'])('%s has the state event as the page has it', (name) => {
  const { content } = widgetEvent(address, 'smasteg-0011223344556677');
  expect(documented(name)).toContain(`\n${JSON.stringify(content, null, 2)}\n`);
});

test('docs/element.md has a row for each permission that is asked for', () => {
  const rows = documented('docs/element.md').match(/^\| (?:Skicka|Se) .*\((?:Send|See) .*$/gm) ?? [];
  expect(rows).toHaveLength(capabilities.length);
  for (const [at, capability] of capabilities.entries()) {
    const [, direction, state, type = ''] = /(send|receive)\.(state_)?event:(.+)$/.exec(capability) ?? [];
    expect(rows[at]).toMatch(direction === 'send' ? /^\| Skicka / : /^\| Se /);
    // Element has words of its own for these two.
    const inWords = type === 'm.room.message' || (state && type === 'm.room.member');
    if (!inWords) expect(rows[at]).toContain(`**${type}**`);
  }
});
