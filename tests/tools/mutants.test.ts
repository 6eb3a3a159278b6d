// The mistakes that `npm run mutate` makes in C++: which, where, and that they sleep until called on.
// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { mutantsOf, withMutants } from '../../tools/mutants.mjs';

const inBody = (text: string) => mutantsOf(`void f() {\n${text}\n}\n`).map(({ was, is }) => `${was} → ${is}`);

test('comparisons are one off or turned round, within their operands', () => {
  expect(inBody('x = a.size() < b + c && d;')).toEqual(
    expect.arrayContaining([
      'a.size() < b + c → a.size() <= b + c',
      'b + c → b - c',
      'a.size() < b + c && d → a.size() < b + c || d',
    ]),
  );
  expect(inBody('return map<int>(x) == f(1, 2);')).toContain(
    'map<int>(x) == f(1, 2) → map<int>(x) != f(1, 2)',
  );
});

test('a condition is turned round, without what it declares', () => {
  expect(inBody('if (const auto x = f(); x.ok()) return;')).toContain('x.ok() → !(x.ok())');
  expect(inBody('if (const auto x = f()) g();')).toEqual(['g(); → ;']);
  expect(inBody('if (a == b) return;').filter((each) => each.startsWith('a =='))).toEqual([
    'a == b → a != b',
  ]);
});

test('statements are forgotten, declarations are not', () => {
  expect(inBody('std::string a = b; x.y(); const T& c = d; e = [&](int i) { g(i); };')).toEqual([
    'x.y(); → ;',
    'e = [&](int i) { g(i); }; → ;',
    'g(i); → ;',
  ]);
  expect(
    inBody('switch (x) { case 1: f(); break; default: g(); break; }').filter((each) => each.endsWith('→ ;')),
  ).toEqual(['f(); → ;', 'break; → ;', 'g(); → ;']);
});

test('numbers are one off, truths are turned', () => {
  expect(inBody('f(0, 3U, kMaxLines, true, "1 < 2");')).toEqual([
    'f(0, 3U, kMaxLines, true, "1 < 2"); → ;',
    '0 → 1',
    '3U → 4U',
    '3U → 2U',
    'kMaxLines → kMaxLines + 1',
    'true → false',
  ]);
});

test('only bodies of functions are read, and no constants', () => {
  const text =
    '#define A (1 < 2)\nconstexpr int k = 1 + 2;\nstruct S { int x = 3; };\nconstexpr int g() { return 4; }';
  expect(mutantsOf(text)).toEqual([]);
  expect(
    mutantsOf('namespace n {\nint S::f() const { return 5; } // 6 < 7\n}').map(({ was }) => was),
  ).toEqual(['5', '5']);
});

test('many sleep in one text, lines keep their numbers, each wakes under its own number', () => {
  const text = 'bool f(int a) {\n  return a <\n         2;\n}\nvoid g() { h(); }\n';
  const mutants = mutantsOf(text);
  const less = mutants.find(({ kind }) => kind === 'operator');
  const forgotten = mutants.find(({ kind }) => kind === 'statement');
  if (!less || !forgotten) throw new Error('not made');
  const made = withMutants(text, [
    { ...less, number: 1 },
    { ...forgotten, number: 2 },
  ]);
  expect(less.line).toBe(2);
  expect(made).toBe(
    'bool f(int a) {\n  return (SMASTEG_MUTANT(1) ? (a <= 2) : (a < 2))\n;\n}\n' +
      'void g() { { if (!SMASTEG_MUTANT(2)) h(); } }\n',
  );
});
