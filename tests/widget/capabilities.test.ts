// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { capabilities } from '../../web/src/capabilities';
import { languageOf, readParams, themeOf } from '../../widget/src/params';

test('The permissions asked for are these thirteen rows and no other', () => {
  expect(capabilities).toEqual([
    'org.matrix.msc2762.send.event:m.room.message',
    'org.matrix.msc2762.receive.event:m.room.message',
    'org.matrix.msc2762.send.event:m.reaction',
    'org.matrix.msc2762.receive.event:m.reaction',
    'org.matrix.msc2762.send.event:se.smasteg.op',
    'org.matrix.msc2762.receive.event:se.smasteg.op',
    'org.matrix.msc2762.send.event:m.room.redaction',
    'org.matrix.msc2762.receive.state_event:m.room.create',
    'org.matrix.msc2762.receive.state_event:m.room.power_levels',
    'org.matrix.msc2762.receive.state_event:m.room.member',
    'org.matrix.msc2762.receive.state_event:m.room.encryption',
    'org.matrix.msc2762.receive.state_event:m.room.history_visibility',
    'org.matrix.msc2762.receive.state_event:m.room.tombstone',
  ]);
});

test('Parameters come from the fragment, in any of its forms, else from the query', () => {
  for (const start of ['#/?', '#?', '#']) {
    const params = readParams({
      hash: `${start}userId=%40anna%3Ahs&roomId=!r%3Ahs&theme=dark&language=sv-SE`,
      search: '?widgetId=w1&parentUrl=https%3A%2F%2Fapp.example%2Fx%2F&userId=other',
    });
    expect(params).toMatchObject({
      userId: '@anna:hs',
      roomId: '!r:hs',
      widgetId: 'w1',
      parentUrl: 'https://app.example/x/',
      theme: 'dark',
      language: 'sv',
    });
  }
});

test('A template that the host left unfilled counts as not said', () => {
  const hash =
    '#/?userId=$matrix_user_id&theme=$org.matrix.msc2873.client_theme' +
    '&language=$org.matrix.msc2873.client_language';
  const params = readParams({ hash, search: '' });
  expect(params).toMatchObject({ userId: '', theme: null, language: null });
});

test('Themes and languages of hosts are understood, unknown ones left to the system', () => {
  expect(
    ['light', 'dark', 'light-high-contrast', 'dark-hc', 'custom-Solarized', '', undefined].map(themeOf),
  ).toEqual(['light', 'dark', 'light-hc', 'dark-hc', null, null, null]);
  expect(['sv', 'sv-FI', 'en', 'de', '', 7].map(languageOf)).toEqual(['sv', 'sv', 'en', 'en', null, null]);
});
