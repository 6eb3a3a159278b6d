// Hostile events that are no events: not JSON, not UTF-8, too deep, too big, with an envelope that is none.
// SPDX-License-Identifier: EUPL-1.2
import {
  event,
  family,
  type Hostile,
  ignored,
  inPlace,
  json,
  type Piece,
  plain,
  quarantined,
  records,
  typed,
} from './families';

const badJson = quarantined('bad_json');

/** Cut off at every fifth byte. */
const cut = (): Hostile[] =>
  family(
    'cut off',
    Array.from({ length: 62 }, (_, i) => {
      const whole = JSON.stringify(event(typed()));
      const at = Math.min(1 + 5 * i, whole.length - 1);
      return [`after ${at} bytes`, [whole.slice(0, at)], badJson];
    }),
  );

const malformed: [string, string][] = [
  ['nothing', ''],
  ['a comma before the end', '{"a":1,}'],
  ['a comma before the end of a list', '{"a":[1,]}'],
  ['two commas', '{"a":1,,"b":2}'],
  ['no colon', '{"a" 1}'],
  ['two colons', '{"a"::1}'],
  ['single quotes', "{'a':1}"],
  ['a key without quotes', '{a:1}'],
  ['a number as key', '{1:1}'],
  ['a comment', '{"a":1/* b */}'],
  ['a comment to the end of the line', '{"a":1}// b'],
  ['NaN', '{"a":NaN}'],
  ['Infinity', '{"a":Infinity}'],
  ['-Infinity', '{"a":-Infinity}'],
  ['undefined', '{"a":undefined}'],
  ['True', '{"a":True}'],
  ['nul', '{"a":nul}'],
  ['a leading zero', '{"a":01}'],
  ['a leading plus', '{"a":+1}'],
  ['a hexadecimal number', '{"a":0x1}'],
  ['a number without digits', '{"a":-}'],
  ['a fraction without digits', '{"a":1.}'],
  ['a fraction without a whole part', '{"a":.1}'],
  ['an exponent without digits', '{"a":1e}'],
  ['a number beyond a double', '{"a":1e400}'],
  ['a number far beyond a double', '{"a":1e99999999999}'],
  ['digits with a separator', '{"a":1_000}'],
  ['an unknown escape', '{"a":"\\x41"}'],
  ['an escape cut short', '{"a":"\\u12"}'],
  ['an escape that is not hexadecimal', '{"a":"\\u12G4"}'],
  ['a high surrogate alone', '{"a":"\\ud83d"}'],
  ['a low surrogate alone', '{"a":"\\ude00"}'],
  ['surrogates the wrong way round', '{"a":"\\ude00\\ud83d"}'],
  ['a high surrogate before a letter', '{"a":"\\ud83dx"}'],
  ['a line feed in a text', '{"a":"b\nc"}'],
  ['a tab in a text', '{"a":"b\tc"}'],
  ['NUL in a text', '{"a":"b\0c"}'],
  ['NUL after the end', '{"a":1}\0'],
  ['a text without an end', '{"a":"b'],
  ['two values', '{"a":1}{"b":2}'],
  ['a bracket too many', '{"a":1}}'],
  ['brackets that do not match', '{"a":[1}'],
  ['HTML', '<!DOCTYPE html><title>502 Bad Gateway</title>'],
  ['an XML declaration', '<?xml version="1.0"?><event/>'],
  ['a guard against other sites', ")]}',\n{}"],
  ['a form', 'event_id=%24a&type=m.room.message'],
  ['YAML', 'event_id: $a\ntype: m.room.message'],
];
const roots: [string, string][] = [
  ['null', 'null'],
  ['true', 'true'],
  ['a number', '7'],
  ['a text', '"event"'],
  ['an empty list', '[]'],
  ['a list of events', '[{"event_id":"$a"}]'],
  ['an empty object', '{}'],
];

/** Sequences that are no UTF-8. */
const notUtf8: [string, number[]][] = [
  ['a slash in two bytes', [0xc0, 0xaf]],
  ['NUL in two bytes', [0xc0, 0x80]],
  ['the highest overlong of two', [0xc1, 0xbf]],
  ['a slash in three bytes', [0xe0, 0x80, 0xaf]],
  ['the highest overlong of three', [0xe0, 0x9f, 0xbf]],
  ['a slash in four bytes', [0xf0, 0x80, 0x80, 0xaf]],
  ['the highest overlong of four', [0xf0, 0x8f, 0xbf, 0xbf]],
  ['the first surrogate', [0xed, 0xa0, 0x80]],
  ['the last surrogate', [0xed, 0xbf, 0xbf]],
  ['an emoji as two surrogates', [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]],
  ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
  ['far beyond U+10FFFF', [0xf7, 0xbf, 0xbf, 0xbf]],
  ['five bytes', [0xf8, 0x88, 0x80, 0x80, 0x80]],
  ['six bytes', [0xfc, 0x84, 0x80, 0x80, 0x80, 0x80]],
  ['FE', [0xfe]],
  ['FF', [0xff]],
  ['a mark of UTF-16', [0xff, 0xfe]],
  ['å in Latin-1', [0xe5]],
  ['one of two bytes', [0xc3]],
  ['two of three bytes', [0xe2, 0x82]],
  ['three of four bytes', [0xf0, 0x9f, 0x98]],
  ['one continuation', [0x80]],
  ['the last continuation', [0xbf]],
  ['three continuations', [0x9f, 0x91, 0x8f]],
  ['a letter in the middle of an emoji', [0xf0, 0x9f, 0x41, 0x98, 0x80]],
];
const places: [string, (bytes: Piece) => Piece[]][] = [
  ['in the text', (bytes) => inPlace('HERE', typed('Ringde HERE i dag'), bytes)],
  ['in a key', (bytes) => inPlace('HERE', typed(plain, { 'x.HERE': 1 }), bytes)],
  ['in what nobody reads', (bytes) => inPlace('HERE', typed(plain, { x: [['HERE']] }), bytes)],
  ['outside of all texts', (bytes) => inPlace('"HERE"', typed(plain, { x: 'HERE' }), bytes)],
  ['after the end', (bytes) => [JSON.stringify(event(typed())), bytes]],
];

/** depth: of the whole event, which is 1 itself; its content is 2, and what is in there 3. */
function nested(depth: number, open: string, close: string): Piece[] {
  const times = depth - 2;
  return inPlace('"HERE"', typed(plain, { x: 'HERE' }), [open, times], '0', [close, times]);
}
const tooDeep = quarantined('too_deep');
const deep = (): Hostile[] =>
  family('deep', [
    ...[33, 34, 64, 257, 1_000, 10_000].map(
      (depth) => [`${depth} lists`, nested(depth, '[', ']'), tooDeep] as [string, Piece[], typeof tooDeep],
    ),
    ...[33, 64, 1_000, 8_000].map(
      (depth) =>
        [`${depth} objects`, nested(depth, '{"a":', '}'), tooDeep] as [string, Piece[], typeof tooDeep],
    ),
    ['32 lists are allowed', nested(32, '[', ']'), records(plain)],
    ['32 objects are allowed', nested(32, '{"a":', '}'), records(plain)],
    ['lists that never close', [['[', 90_000]], tooDeep],
    ['objects that never close', [['{"a":', 10_000]], tooDeep],
    ['a content that is all depth', inPlace('"HERE"', 'HERE', ['{"a":', 40], '1', ['}', 40]), tooDeep],
  ]);

const big = (): Hostile[] => {
  const filled = (content: object, letters: number): Piece[] => inPlace('HERE', content, ['a', letters]);
  const contents: [string, object, object][] = [
    ['a message', typed(plain, { x: 'HERE' }), {}],
    [
      'a reaction',
      { 'm.relates_to': { rel_type: 'm.annotation', event_id: '$x', key: '1' }, x: 'HERE' },
      { type: 'm.reaction' },
    ],
    ['an op', { v: 1, op: 'card', x: 'HERE' }, { type: 'se.smasteg.op' }],
    ['a removal', { redacts: '$x', x: 'HERE' }, { type: 'm.room.redaction' }],
  ];
  const with_ = (content: object, more: object, letters: number): Piece[] => {
    const [before = '', after = ''] = JSON.stringify(event(content, { ...more })).split('HERE');
    return [before, ['a', letters], after];
  };
  return family('big', [
    ...contents.map(([name, content, more]): [string, Piece[], ReturnType<typeof quarantined>] => [
      `${name} with 33 KiB`,
      with_(content, more, 33 * 1024),
      quarantined('too_big_content'),
    ]),
    ...contents.map(([name, content, more]): [string, Piece[], ReturnType<typeof quarantined>] => [
      `${name} with 97 KiB`,
      with_(content, more, 97 * 1024),
      quarantined('too_big'),
    ]),
    [
      'a message of 30 KiB that nobody reads all of',
      filled(typed(plain, { x: 'HERE' }), 30 * 1024),
      records(plain),
    ],
    [
      '33 KiB beside the content',
      [JSON.stringify(event(typed())).slice(0, -1), ',"x":"', ['a', 33 * 1024], '"}'],
      records(plain),
    ],
    ['another type with 60 KiB', with_({ x: 'HERE' }, { type: 'org.example.other' }, 60 * 1024), ignored],
    ['a megabyte of space', [[' ', 1_000_000], ...json(event(typed()))], quarantined('too_big')],
    ['4,001 letters', filled(typed('Ringde en HERE'), 3_991), quarantined('too_long')],
    [
      '4,001 letters of four bytes',
      inPlace('HERE', typed('Ringde en kollega HERE'), ['😀', 3_983]),
      quarantined('too_long'),
    ],
    [
      '100,000 keys',
      [JSON.stringify(event(typed())).slice(0, -1), [',"a":0', 100_000], '}'],
      quarantined('too_big'),
    ],
    [
      '15,000 keys of one name',
      [JSON.stringify(event(typed())).slice(0, -1), [',"a":0', 15_000], '}'],
      records(plain),
    ],
  ]);
};

const wrong: [string, unknown][] = [
  ['missing', undefined],
  ['null', null],
  ['true', true],
  ['a number', 7],
  ['a list', ['$a']],
  ['an object', { id: '$a' }],
  ['empty', ''],
];
const envelope = (): Hostile[] => {
  const noEvent = quarantined('no_event');
  const badContent = quarantined('bad_content');
  const fields: [string, [string, unknown][]][] = [
    [
      'event_id',
      [
        ...wrong,
        ['without $', 'h'],
        ['only $', '$'],
        ['with a space', '$a b'],
        ['of 256 bytes', `$${'a'.repeat(255)}`],
        ['with a line feed', '$a\nb'],
        ['with NUL', '$a\0b'],
      ],
    ],
    [
      'sender',
      [
        ...wrong,
        ['without @', 'mallory:hs'],
        ['without a server', '@mallory'],
        ['without a name', '@:hs'],
        ['with a space', '@mal lory:hs'],
        ['of 256 bytes', `@${'a'.repeat(252)}:hs`],
        ['with HTML for a server', '@mallory:<b>'],
        ['with NUL', '@mal\0lory:hs'],
      ],
    ],
    ['type', [...wrong, ['of 256 bytes', 'a'.repeat(256)]]],
    [
      'origin_server_ts',
      [
        ...wrong.filter(([name]) => name !== 'a number'),
        ['a text', '1795507200000'],
        ['NaN as a text', 'NaN'],
      ],
    ],
  ];
  const types = [
    'm.room.message',
    'm.reaction',
    'se.smasteg.op',
    'm.room.redaction',
    'm.room.encrypted',
    'org.example.other',
  ];
  return [
    ...fields.flatMap(([field, values]) =>
      family(
        `envelope, ${field}`,
        values.map(([name, value]) => [name, json(event(typed(), { [field]: value })), noEvent]),
      ),
    ),
    ...types.flatMap((type) =>
      family(
        `content of ${type}`,
        wrong
          .filter(([name]) => name !== 'an object')
          .map(([name, value]) => [name, json(event(value, { type })), badContent]),
      ),
    ),
  ];
};

/** [as it is written, whether it is a moment between 1970 and the year 9999] */
const moments: [string, boolean][] = [
  ['0', true],
  ['-0', true],
  ['1', true],
  ['253402300799999', true],
  ['1795507200000.0', true],
  ['1.7955072e12', true],
  ['17955072E5', true],
  ['-1', false],
  ['253402300800000', false],
  ['9007199254740991', false],
  ['9007199254740993', false],
  ['9223372036854775807', false],
  ['9223372036854775808', false],
  ['18446744073709551615', false],
  ['18446744073709551616', false],
  ['-9223372036854775808', false],
  ['-9223372036854775809', false],
  ['1e300', false],
  ['-1e300', false],
  ['1.5', false],
  ['0.1', false],
  ['1e-300', false],
  ['1795507200000.5', false],
  ['4.9e-324', false],
  ['1.7976931348623157e308', false],
  [`1${'0'.repeat(300)}`, false],
  [`0.${'0'.repeat(300)}1`, false],
];
const time = (): Hostile[] =>
  family(
    'time',
    moments.map(([written, good]) => {
      const whole = JSON.stringify(event(typed(), { origin_server_ts: 'HERE' })).split('"HERE"');
      return [
        written.slice(0, 30),
        [whole[0] ?? '', written, whole[1] ?? ''],
        good ? records(plain) : quarantined('no_event'),
      ];
    }),
  );

export const bytes = (): Hostile[] => [
  ...cut(),
  ...family(
    'no JSON',
    malformed.map(([name, text]) => [name, [text], badJson]),
  ),
  ...family(
    'no object',
    roots.map(([name, text]) => [name, [text], quarantined('no_event')]),
  ),
  ...places.flatMap(([where, put]) =>
    family(
      `no UTF-8 ${where}`,
      notUtf8.map(([name, bytes]) => [name, put({ bytes }), quarantined('bad_utf8')]),
    ),
  ),
  ...deep(),
  ...big(),
  ...envelope(),
  ...time(),
];
