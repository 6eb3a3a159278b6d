// Hostile structure in events that are JSON and have an envelope: relations, ids, numbers and names that are
// something else than they should be, and names that mean something to a programming language.
// SPDX-License-Identifier: EUPL-1.2
import {
  event,
  family,
  type Hostile,
  ignored,
  json,
  locked,
  newer,
  type Piece,
  plain,
  quarantined,
  records,
  typed,
} from './families';

type Fields = Record<string, unknown>;
const seen = records(plain);
const odd: [string, unknown][] = [
  ['null', null],
  ['true', true],
  ['0', 0],
  ['-1', -1],
  ['a text', 'text'],
  ['an empty text', ''],
  ['a list', []],
  ['a list of lists', [[[]]]],
  ['an object', {}],
  ['a large number', 1e300],
];

/** Names that an object of JavaScript has already, and others that mean something somewhere. */
const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  '__defineGetter__',
  '__lookupSetter__',
  'toLocaleString',
  'propertyIsEnumerable',
  'then',
  'length',
  'toJSON',
  'null',
  'undefined',
  'NaN',
  'eval',
  '',
  ' ',
  '.',
  '..',
  '/',
  '\\',
  '$ref',
  '$where',
  '#',
  '*',
  '-0',
  '0',
  'se.smasteg.',
];
const evil = { isAdmin: true, toString: null };
/** As text, since an object literal would swallow the first of them. */
const named = (name: string, value: unknown): string => `${JSON.stringify(name)}:${JSON.stringify(value)}`;
function withMember(whole: Fields, at: string, member: string): [string] {
  const [before = '', after = ''] = JSON.stringify(whole).split(at);
  return [`${before}${member}${after}`];
}
const here = { 'x.here': 1 };
const hereText = '"x.here":1';

const prototypes = (): Hostile[] => [
  ...family(
    'a name beside the event’s own',
    names.map((name) => [name, withMember(event(typed(), here), hereText, named(name, evil)), seen]),
  ),
  ...family(
    'a name in the content',
    names.map((name) => [name, withMember(event(typed(plain, here)), hereText, named(name, evil)), seen]),
  ),
  ...family(
    'a name in se.smasteg',
    names.map((name) => [
      name,
      withMember(
        event(typed(plain, { 'se.smasteg': { v: 1, k: 'step', ...here } })),
        hereText,
        named(name, evil),
      ),
      seen,
    ]),
  ),
  ...family(
    'a name as a kind',
    names.map((name) => [name, json(event(typed(plain, { 'se.smasteg': { v: 1, k: name } }))), seen]),
  ),
  ...family(
    'a name as a principle and a tag',
    names.map((name) => [
      name,
      json(event(typed(plain, { 'se.smasteg': { v: 1, k: 'step', p: [name], tags: [name] } }))),
      seen,
    ]),
  ),
  ...family(
    'a name as a type',
    names.filter(Boolean).map((name) => [name, json(event({ body: plain }, { type: name })), ignored]),
  ),
  ...family(
    'a name as an op',
    names.map((name) => [name, json(event({ v: 1, op: name }, { type: 'se.smasteg.op' })), ignored]),
  ),
  ...family(
    'a name as a msgtype',
    names.map((name) => [name, json(event(typed(plain, { msgtype: name }))), ignored]),
  ),
  ...family(
    'a name as a sender',
    names
      .filter((name) => /^\S+$/.test(name))
      .map((name) => [name, json(event(typed(), { sender: `@${name}:hs` })), seen]),
  ),
];

const relation = (relates: unknown): Piece[] => json(event({ ...typed(), 'm.relates_to': relates }));
const thread = (more: Fields): Fields => ({ rel_type: 'm.thread', event_id: '$card', ...more });
const relations = (): Hostile[] => [
  ...family(
    'what it relates to',
    odd.map(([name, value]) => [name, relation(value), ignored]),
  ),
  ...family(
    'the event it relates to',
    odd.map(([name, value]) => [name, relation(thread({ event_id: value })), ignored]),
  ),
  ...family(
    'how it relates',
    odd.map(([name, value]) => [name, relation(thread({ rel_type: value })), ignored]),
  ),
  ...family(
    'what it answers',
    odd.map(([name, value]) => [name, relation(thread({ 'm.in_reply_to': value })), seen]),
  ),
  ...family(
    'whether it falls back',
    odd.map(([name, value]) => [name, relation(thread({ is_falling_back: value })), seen]),
  ),
];

const reactions = (): Hostile[] => {
  const reaction = (relates: unknown) => json(event({ 'm.relates_to': relates }, { type: 'm.reaction' }));
  const bad = quarantined('bad_relation');
  return [
    ...family(
      'a reaction to',
      odd.map(([name, value]) => [name, reaction(value), bad]),
    ),
    ...family(
      'a reaction to an event',
      odd.map(([name, value]) => [
        name,
        reaction({ rel_type: 'm.annotation', event_id: value, key: '👏' }),
        bad,
      ]),
    ),
    ...family(
      'a reaction with a key',
      odd
        .filter(([name]) => name !== 'a text')
        .map(([name, value]) => [
          name,
          reaction({ rel_type: 'm.annotation', event_id: '$nowhere', key: value }),
          bad,
        ]),
    ),
    ...family('a reaction', [
      [
        'with a key of 10,000 letters',
        reaction({ rel_type: 'm.annotation', event_id: '$nowhere', key: 'a'.repeat(10_000) }),
        bad,
      ],
      ['to nothing known', reaction({ rel_type: 'm.annotation', event_id: '$nowhere', key: '👏' }), ignored],
      ['that is no reaction', reaction({ rel_type: 'm.thread', event_id: '$card' }), bad],
      [
        'with HTML for a key',
        reaction({ rel_type: 'm.annotation', event_id: '$nowhere', key: '<img src=x onerror=alert(1)>' }),
        ignored,
      ],
    ]),
  ];
};

const changes = (): Hostile[] => {
  const edit = (of: string, content: unknown): Piece[] =>
    json(
      event({
        ...typed('* x'),
        'm.relates_to': { rel_type: 'm.replace', event_id: of },
        'm.new_content': content,
      }),
    );
  return [
    ...family('an edit', [
      ['of nothing known', edit('$nowhere', { body: plain }), ignored],
      ['of another’s card', edit('$card', { msgtype: 'm.text', body: plain }), ignored],
      [
        'of another’s step',
        edit('$good00', { msgtype: 'm.text', body: 'Kapade steget helt och hållet' }),
        ignored,
      ],
      ...odd.map(([name, value]): [string, Piece[], typeof ignored] => [
        `with ${name} for a content`,
        edit('$nowhere', value),
        ignored,
      ]),
    ]),
    ...family('a removal of', [
      ...odd.map(([name, value]): [string, Piece[], typeof ignored] => [
        name,
        json(event({ redacts: value }, { type: 'm.room.redaction', redacts: value })),
        ignored,
      ]),
      ['nothing known', json(event({ redacts: '$nowhere' }, { type: 'm.room.redaction' })), ignored],
    ]),
    ...family('a message', [
      ['in a thread of an unknown card', relation(thread({ event_id: '$nowhere' })), ignored],
      [
        'nobody can open',
        json(
          event(
            { algorithm: 'm.megolm.v1.aes-sha2', ciphertext: '<b>', 'm.relates_to': thread({}) },
            { type: 'm.room.encrypted' },
          ),
        ),
        locked,
      ],
    ]),
  ];
};

const bodies = (): Hostile[] => [
  ...family(
    'a body',
    odd
      .filter(([name]) => name !== 'a text')
      .map(([name, value]) => [name, json(event(typed(value))), ignored]),
  ),
  ...family(
    'a msgtype',
    odd.map(([name, value]) => [name, json(event(typed(plain, { msgtype: value }))), ignored]),
  ),
  ...family(
    'a msgtype that is no step',
    [
      'm.image',
      'm.file',
      'm.audio',
      'm.video',
      'm.location',
      'm.server_notice',
      'M.TEXT',
      'm.text ',
      'm.key.verification.request',
    ].map((msgtype) => [
      msgtype,
      json(event(typed(plain, { msgtype, url: 'mxc://evil.example/a' }))),
      ignored,
    ]),
  ),
  ...family(
    'whom it mentions',
    odd.flatMap(([name, value]) => [
      [name, json(event(typed(plain, { 'm.mentions': value }))), seen] as [string, Piece[], typeof seen],
      [`${name} as ids`, json(event(typed(plain, { 'm.mentions': { user_ids: value } }))), seen] as [
        string,
        never,
        typeof seen,
      ],
    ]),
  ),
  ...family('mentions', [
    [
      'of 10,000',
      json(event(typed(plain, { 'm.mentions': { user_ids: Array(1_000).fill('@a:hs') } }))),
      seen,
    ],
    [
      'of nobody',
      json(event(typed(plain, { 'm.mentions': { user_ids: ['', '@', 'a', '@a', ':hs'] } }))),
      seen,
    ],
  ]),
];

const numbers: [string, string][] = [
  ['0', '0'],
  ['-1', '-1'],
  ['1.5', '1.5'],
  ['1e-7', '1e-7'],
  ['2^53', '9007199254740992'],
  ['2^53 + 1', '9007199254740993'],
  ['2^63', '9223372036854775808'],
  ['-2^63', '-9223372036854775808'],
  ['2^64', '18446744073709551616'],
  ['1e300', '1e300'],
  ['-1e300', '-1e300'],
  ['as a text', '"1"'],
  ['as a list', '[1]'],
  ['true', 'true'],
];
const metas = (): Hostile[] => {
  const meta = (more: Fields) => json(event(typed(plain, { 'se.smasteg': { v: 1, k: 'step', ...more } })));
  const written = (field: string, number: string): [string] =>
    withMember(
      event(typed(plain, { 'se.smasteg': { v: 1, k: 'step', ...here } })),
      hereText,
      `${JSON.stringify(field)}:${number}`,
    );
  return [
    ...family(
      'se.smasteg',
      odd.map(([name, value]) => [name, json(event(typed(plain, { 'se.smasteg': value }))), seen]),
    ),
    ...['id', 'k', 'h', 'p', 'c', 'vis', 'from', 'day', 'min', 'tags', 'w', 'r', 'kind', 'week'].flatMap(
      (field) =>
        family(
          `se.smasteg, ${field}`,
          odd.map(([name, value]) => [name, meta({ [field]: value }), seen]),
        ),
    ),
    ...['v', 'w', 'min', 'n'].flatMap((field) =>
      family(
        `a number in ${field}`,
        numbers.map(([name, number]) => [name, written(field, number), seen]),
      ),
    ),
    ...family('a version', [
      ['2', json(event(typed(plain, { 'se.smasteg': { v: 2, k: 'step' } }))), newer],
      ['1,000,000', json(event(typed(plain, { 'se.smasteg': { v: 1_000_000, k: '__proto__' } }))), newer],
      ['1,000,001 is none', json(event(typed(plain, { 'se.smasteg': { v: 1_000_001 } }))), seen],
      [
        '2 of a text that somebody edited since',
        json(event(typed(plain, { 'se.smasteg': { v: 2, k: 'step', h: '0123456789abcdef' } }))),
        seen,
      ],
    ]),
    ...family('a batch', [
      [
        'of 101 lines',
        meta({ k: 'batch', r: Array(101).fill({ n: 1, k: 'step' }) }),
        quarantined('too_many_records'),
      ],
      ['of 101 numbers', meta({ k: 'batch', r: Array(101).fill(0) }), quarantined('too_many_records')],
      ['of lines that are none', meta({ k: 'batch', r: [null, 7, 'a', [], {}] }), seen],
    ]),
  ];
};

const ops = (): Hostile[] => {
  const op = (more: Fields) =>
    json(
      event(
        {
          v: 1,
          op: 'card',
          card: '$card',
          kind: 'week',
          week: '2026-W48',
          'm.relates_to': { rel_type: 'm.reference', event_id: '$create' },
          ...more,
        },
        { type: 'se.smasteg.op' },
      ),
    );
  return [
    ...['v', 'op', 'card'].flatMap((field) =>
      family(
        `an op, ${field}`,
        odd.map(([name, value]) => [name, op({ [field]: value }), ignored]),
      ),
    ),
    ...family(
      'a week',
      [
        '2026-W00',
        '2026-W54',
        '2025-W53',
        '0000-W01',
        '99999-W01',
        '2026-W4',
        '2026W48',
        '２０２６-W48',
        '2026-W48 ',
        '-026-W48',
      ].map((week) => [week, op({ card: '$none', week }), ignored]),
    ),
  ];
};

const states = (): Hostile[] => {
  const state = (type: string, content: unknown, key: unknown = '') =>
    json(event(content, { type, state_key: key }));
  return [
    ...['users', 'events', 'users_default', 'events_default', 'redact'].flatMap((field) =>
      family(
        `power levels, ${field}`,
        odd.map(([name, value]) => [name, state('m.room.power_levels', { [field]: value }), ignored]),
      ),
    ),
    ...family(
      'a member',
      odd.map(([name, value]) => [
        name,
        state('m.room.member', { membership: value, displayname: value }, '@mallory:hs'),
        ignored,
      ]),
    ),
    ...family(
      'a state key',
      odd.map(([name, value]) => [name, state('m.room.create', { predecessor: value }, value), ignored]),
    ),
    ...family('a step that says it is state', [
      ['with a key', json(event(typed(), { state_key: '' })), ignored],
    ]),
  ];
};

export const shapes = (): Hostile[] => [
  ...prototypes(),
  ...relations(),
  ...reactions(),
  ...changes(),
  ...bodies(),
  ...metas(),
  ...ops(),
  ...states(),
];
