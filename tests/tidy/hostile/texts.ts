// Hostile text in ordinary events: HTML and the like, which is text; letters that hide, turn the direction
// round or pile up, of which what people may see stays.
// SPDX-License-Identifier: EUPL-1.2
import {
  event,
  family,
  type Hostile,
  hex,
  ignored,
  json,
  one,
  plain,
  records,
  says,
  typed,
} from './families';

const markup = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">klicka</a>',
  '<a href="//evil.example/">klicka</a>',
  '<b onmouseover=alert(1)>fet</b>',
  '<style>*{display:none}</style>',
  '<link rel=stylesheet href=//evil.example/a.css>',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<base href="//evil.example/">',
  '<form action=//evil.example><input name=a></form>',
  '<object data="//evil.example"></object>',
  '<embed src="//evil.example">',
  '<math><mtext><img src=x onerror=alert(1)></mtext></math>',
  '<details open ontoggle=alert(1)>',
  '<template><script>alert(1)</script></template>',
  '<!-- --><img src=x><!-- -->',
  '<![CDATA[ <b> ]]>',
  '</textarea><script>alert(1)</script>',
  '</li></ul></main></body>',
  '"><script>alert(1)</script>',
  "' onfocus=alert(1) autofocus='",
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;',
  '&amp;amp; &nbsp; &copy',
  `$\{alert(1)}`,
  '{{constructor.constructor("alert(1)")()}}',
  '<%= 7 * 7 %>',
  '[klicka](javascript:alert(1))',
  '![bild](https://evil.example/a.png)',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://evil.example/?q=<script>',
  "'; DROP TABLE steps; --",
  '../../../etc/passwd',
  '$(rm -rf /)',
  '%00%0a%0d',
  '\\u003cscript\\u003e',
  '{"se.smasteg":{"v":1}}',
  '<mx-reply>citat</mx-reply>',
  '<font data-mx-color="red">röd</font>',
];

const html = (): Hostile[] => [
  ...family(
    'HTML in the text',
    markup.map((code) => one(code, says(`Ringde en kollega och skrev ${code} i brevet`))),
  ),
  // What stands in formatted_body is read by nobody.
  ...family(
    'HTML beside the text',
    markup.map((code) => [
      code,
      json(event(typed(plain, { format: 'org.matrix.custom.html', formatted_body: code }))),
      records(plain),
    ]),
  ),
];

const between = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);
/** Never shown: controls, marks and orders of direction, what has no width and spells nothing, fillers. */
const hidden: number[] = [
  ...between(0x00, 0x08),
  0x0b,
  0x0c,
  ...between(0x0e, 0x1f),
  ...between(0x7f, 0x84),
  ...between(0x86, 0x9f),
  0x034f,
  0x061c,
  0x115f,
  0x1160,
  0x180e,
  0x200b,
  0x200e,
  0x200f,
  ...between(0x202a, 0x202e),
  ...between(0x2060, 0x206f),
  0x3164,
  0xfdd0,
  0xfdef,
  0xfeff,
  0xffa0,
  ...between(0xfff9, 0xfffb),
  0xfffe,
  0xffff,
  0x1fffe,
  0x1ffff,
  0x10fffe,
  0x10ffff,
  0xe0001,
  ...[0xe0020, 0xe0041, 0xe007a, 0xe007f],
];
const spaces = [0x00a0, 0x1680, ...between(0x2000, 0x200a), 0x202f, 0x205f, 0x3000];
const lineEnds = [0x85, 0x2028, 0x2029, 0x0d];

const invisible = (): Hostile[] => [
  ...family(
    'hidden in a word',
    hidden.map((code) => {
      const c = String.fromCodePoint(code);
      return one(hex(code), says(`Ri${c}ngde en kolle${c}${c}ga om blanketten`, plain));
    }),
  ),
  ...family(
    'hidden around the text',
    hidden.map((code) => {
      const c = String.fromCodePoint(code);
      return one(hex(code), says(`${c}${plain}${c}`, plain));
    }),
  ),
  ...family(
    'a space of another kind',
    spaces.map((code) =>
      one(hex(code), says(`Ringde en${String.fromCodePoint(code)}kollega om blanketten`, plain)),
    ),
  ),
  ...family(
    'the end of a line of another kind',
    lineEnds.map((code) =>
      one(
        hex(code),
        says(
          `Ringde en${String.fromCodePoint(code)}kollega om blanketten`,
          'Ringde en\nkollega om blanketten',
        ),
      ),
    ),
  ),
  ...family(
    'nothing but what is hidden',
    hidden.map((code) => [hex(code), json(event(typed(String.fromCodePoint(code).repeat(40)))), ignored]),
  ),
];

const turned = (): Hostile[] =>
  family('direction', [
    one('a text turned round', says(`${plain}\u202Eggosåms`, `${plain}ggosåms`)),
    one(
      'a file that looks like another',
      says('Öppnade bilagan faktura\u202Efdp.exe i dag', 'Öppnade bilagan fakturafdp.exe i dag'),
    ),
    one('an isolate that never ends', says(`\u2067${plain}`, plain)),
    one('an end without a beginning', says(`${plain}\u2069\u202C`, plain)),
    one('300 orders', says(`Ringde ${'\u202E\u202D\u2066'.repeat(100)}en kollega om blanketten`, plain)),
    one('Arabic', says('Ringde اتصلت بزميل i dag')),
    one('Hebrew', says('Ringde התקשרתי לעמית i dag')),
    one(
      'Hebrew with marks of direction',
      says('Ringde \u200Fהתקשרתי\u200E לעמית i dag', 'Ringde התקשרתי לעמית i dag'),
    ),
    one('Persian, whose joiners spell', says('Ringde می\u200Cخواهم i dag')),
    one('a joiner that spells nothing', says('Ri\u200Dngde\u200C en kollega om blanketten', plain)),
  ]);

const inTags = (text: string): string =>
  Array.from(text, (c) => String.fromCodePoint(0xe0000 + (c.codePointAt(0) ?? 0))).join('');
const letters = (): Hostile[] => {
  const same = (name: string, body: string) => one(name, says(body, body.normalize('NFC')));
  const marked = (count: number, mark: string) => `Ringde en kollega x${mark.repeat(count)} om blanketten`;
  const tower = (name: string, count: number, mark: string) =>
    one(name, says(marked(count, mark), marked(4, mark)));
  return family('letters', [
    same('decomposed', 'Ra\u030Akade o\u0308ppna a\u0308rendet e\u0301n ga\u030Ang'),
    same('four marks', marked(4, '\u0301')),
    tower('one letter under fifty marks', 50, '\u0301'),
    tower('a thousand marks', 1_000, '\u0336'),
    same('the sign for kelvin', 'Ringde \u212A om blanketten'),
    same('the sign for ångström', 'Ringde \u212Bke om blanketten'),
    same('Cyrillic that looks Latin', 'Ringde еn коllegа om blanketten'),
    same('full width', 'Ringde ｅｎ ｋｏｌｌｅｇａ om blanketten'),
    same('mathematical', 'Ringde 𝐞𝐧 𝓴𝓸𝓵𝓵𝓮𝓰𝓪 om blanketten'),
    same('a soft hyphen', 'Ringde en kol\u00ADlega om blanketten'),
    same('a family', 'Visade utkastet för 👩‍👩‍👧‍👦 hemma'),
    same('a flag', 'Visade utkastet för 🇸🇪 hemma'),
    same(
      'Scotland’s flag',
      'Visade utkastet för 🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} hemma',
    ),
    same('private use', 'Ringde en \uE000kollega om blanketten'),
    same('the last plane', 'Ringde en \u{10FFFD}kollega om blanketten'),
    same('an unassigned letter', 'Ringde en \u{3FFFD}kollega om blanketten'),
    same('Turkish', 'Ringde İstanbul ıiIİ om blanketten'),
    same('a ligature', 'Ringde en kollega om o\uFB03ce'),
    same('a word of 3,900 letters', `Ringde en ${'å'.repeat(3_900)}`),
    same('4,000 letters', `Ringde en ${'b'.repeat(3_990)}`),
    same('1,000 words', `Ringde${' en'.repeat(1_000)}`),
    one('a secret in tags', says(`Ringde en ${inTags('hemligt')}kollega om blanketten`, plain)),
    one(
      'a flag of endless tags',
      says(`Ringde en 🏴${'\u{E0061}'.repeat(40)}\u{E007F} kollega`, 'Ringde en 🏴 kollega'),
    ),
    one('selectors after a letter', says('Ringde e\uFE0Fn ko\uFE0Elle\u{E0100}ga om blanketten', plain)),
  ]);
};

export const texts = (): Hostile[] => [...html(), ...invisible(), ...turned(), ...letters()];
