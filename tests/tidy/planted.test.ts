// Each rule of the tidy test finds what was planted for it, and leaves the good neighbour alone.
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { cppArrows, cppCircles, hostLibraries, jsonAtTheGate, scriptArrows, scriptCircles } from './arrows';
import { functionsOfCpp, stripCpp } from './cpp';
import { forbiddenBut, forbiddenWords } from './forbidden';
import { fileNames, fileSizes, functionSizes, licences, lineLengths, namedTodos, noOldCode } from './form';
import { rules } from './house';
import { readScript } from './script';
import type { Rule, SourceFile } from './source';

const file = (path: string, text: string): SourceFile => ({ path, text });
const include = (...paths: string[]) => paths.map((path) => `#include "${path}"\n`).join('');
/** "path:line" of each finding. */
const found = (rule: Rule, ...files: SourceFile[]) => {
  const findings = rule(files);
  for (const { mend } of findings) expect(mend).not.toBe('');
  return findings.map(({ path, line }) => `${path}:${line}`);
};

const rooms = [
  file('core/base/a.h', ''),
  file('core/catalogue/a.h', ''),
  file('core/log/a.h', ''),
  file('core/sync/a.h', ''),
  file('core/steps/a.h', ''),
  file('core/quiz/a.h', ''),
  file('core/view/a.h', ''),
  file('core/engine/a.h', ''),
  file('cli/a.h', ''),
  file('debug/a.h', ''),
  file('tests/sim/a.h', ''),
];

describe('C++ includes', () => {
  test.each([
    ['core/base/x.cpp', 'core/log/a.h'],
    ['core/catalogue/x.cpp', 'core/log/a.h'],
    ['core/log/x.cpp', 'core/sync/a.h'],
    ['core/sync/x.cpp', 'core/steps/a.h'],
    ['core/steps/x.cpp', 'core/sync/a.h'],
    ['core/steps/x.cpp', 'core/quiz/a.h'],
    ['core/steps/x.cpp', 'core/view/a.h'],
    ['core/view/x.cpp', 'core/engine/a.h'],
    ['core/engine/x.cpp', 'cli/a.h'],
    ['core/engine/x.cpp', 'tests/sim/a.h'],
    ['core/cellar/x.cpp', 'core/base/a.h'],
    ['wasm/x.cpp', 'core/log/a.h'],
    ['cli/x.cpp', 'tests/sim/a.h'],
    ['tests/core/x.cpp', 'debug/a.h'],
    ['core/base/x.cpp', 'a.h'],
  ])('%s must not include %s', (path, to) => {
    expect(found(cppArrows, ...rooms, file(path, `\n${include(to)}`))).toEqual([`${path}:2`]);
  });

  test.each([
    ['core/engine/x.cpp', 'core/view/a.h'],
    ['core/view/x.cpp', 'core/sync/a.h'],
    ['core/sync/x.cpp', 'core/log/a.h'],
    ['core/sync/x.cpp', 'core/sync/a.h'],
    ['wasm/x.cpp', 'core/engine/a.h'],
    ['cli/x.cpp', 'core/quiz/a.h'],
    ['debug/x.cpp', 'tests/sim/a.h'],
    ['tests/core/x.cpp', 'core/base/a.h'],
  ])('%s may include %s', (path, to) => {
    expect(found(cppArrows, ...rooms, file(path, include(to)))).toEqual([]);
  });

  test('circles of files and of folders are found', () => {
    const a = file('core/log/a.h', include('core/log/b.h'));
    const b = file('core/log/b.h', include('core/log/a.h'));
    expect(found(cppCircles, a, b)).toEqual(['core/log/b.h:1']);
    const up = file('core/base/up.h', include('core/log/low.h'));
    const over = file('core/log/over.h', include('core/base/flat.h'));
    const flat = [file('core/log/low.h', ''), file('core/base/flat.h', '')];
    expect(cppCircles([up, over, ...flat]).map(({ what }) => what)).toEqual([
      'a circle: core/base → core/log → core/base',
    ]);
  });

  test('the JSON library stays out of what ships', () => {
    const text = '#include <nlohmann/json.hpp>\n';
    const bad = [
      'core/log/event_log.cpp',
      'core/base/json.cpp',
      'core/log/event_codec.cpp',
      'core/view/week_view.cpp',
      'cli/report.cpp',
      'wasm/x.cpp',
    ];
    for (const path of bad) expect(found(jsonAtTheGate, file(path, text))).toEqual([`${path}:1`]);
    const good = ['cli/report_codec.cpp', 'tests/core/x_test.cpp'];
    for (const path of good) expect(found(jsonAtTheGate, file(path, text))).toEqual([]);
    const forward = '#include <nlohmann/json_fwd.hpp>\n';
    expect(found(jsonAtTheGate, file('core/base/json.h', forward))).toEqual(['core/base/json.h:1']);
  });
});

describe('TypeScript imports', () => {
  test.each([
    ['web/src/ui/x.tsx', "import { a } from '../../../widget/src/params';"],
    ['web/src/x.ts', "import type { A } from '../../widget/src/params';"],
    ['web/src/x.ts', "const later = () => import('../../widget/src/params');"],
    ['web/src/x.ts', "export * from '../../widget/src/params';"],
    ['web/src/x.ts', "type A = import('../../widget/src/params').A;"],
    ['web/src/x.ts', "new Worker(new URL('../../widget/src/w.ts', import.meta.url));"],
    ['web/src/x.ts', "import { a } from '../../tests/web/fake_core';"],
    ['widget/src/x.ts', "import { a } from '../host/room';"],
    ['widget/host/x.ts', "import { a } from '../../tests/web/fake_core';"],
    ['widget/host/x.ts', "import { a } from './matrix/client';"],
    ['web/src/core/protocol.gen.ts', "import type { A } from '../ports';"],
    ['web/src/core/protocol.gen.ts', "import { signal } from '@preact/signals';"],
    ['tools/x.mjs', "import { a } from '../web/src/ports.ts';"],
    ['web/src/styles/x.css', "@import '../../../widget/host/host.css';"],
    ['web/index.html', '<script type="module" src="../widget/src/main.ts"></script>'],
  ])('%s must not: %s', (path, line) => {
    expect(found(scriptArrows, file(path, `\n${line}\n`))).toEqual([`${path}:2`]);
  });

  test.each([
    ['web/src/x.ts', "import url from '../../content/catalogues.json?url';"],
    ['web/src/x.ts', "import createCore from '@core-wasm';"],
    ['widget/src/x.ts', "import { mount } from '../../web/src/mount';"],
    ['widget/host/x.ts', "import type { Theme } from '../../web/src/ports';"],
    ['tests/web/x.test.ts', "import { a } from '../../widget/host/room';"],
  ])('%s may: %s', (path, line) => {
    expect(found(scriptArrows, file(path, line))).toEqual([]);
  });

  test('only the app’s account and the page that stands in for a client know a full Matrix client', () => {
    const line = "import type { A } from 'matrix-js-sdk/lib/client';";
    expect(found(hostLibraries, file('widget/src/x.ts', line))).toEqual(['widget/src/x.ts:1']);
    expect(found(hostLibraries, file('web/src/core/x.ts', line))).toEqual(['web/src/core/x.ts:1']);
    expect(found(hostLibraries, file('web/src/matrix/x.ts', line))).toEqual([]);
    expect(found(hostLibraries, file('widget/host/x.ts', line))).toEqual(['widget/host/x.ts:1']);
    expect(found(hostLibraries, file('widget/host/matrix/x.ts', line))).toEqual([]);
    expect(found(hostLibraries, file('widget/src/x.ts', "import 'matrix-widget-api';"))).toEqual([]);
  });

  test('circles are found, unless only types or a later import close them', () => {
    const a = file('web/src/a.ts', "import { b } from './b';\nexport const a = b;");
    const b = (line: string) => file('web/src/b.ts', line);
    expect(found(scriptCircles, a, b("import { a } from './a';"))).toEqual(['web/src/b.ts:1']);
    expect(found(scriptCircles, a, b("import type { A } from './a';"))).toEqual([]);
    expect(found(scriptCircles, a, b("const later = () => import('./a');"))).toEqual([]);
  });
});

const lines = (count: number) => '  a();\n'.repeat(count);

describe('sizes', () => {
  test('files', () => {
    expect(found(fileSizes, file('web/src/a.css', 'a{}\n'.repeat(501)))).toEqual(['web/src/a.css:501']);
    expect(found(fileSizes, file('web/src/a.css', 'a{}\n'.repeat(500)))).toEqual([]);
    expect(found(fileSizes, file('web/src/core/protocol.gen.ts', ';\n'.repeat(900)))).toEqual([]);
  });

  test('lines, counted in characters', () => {
    const path = 'core/base/a.h';
    expect(found(lineLengths, file(path, `\n${'ä'.repeat(111)}\n`))).toEqual([`${path}:2`]);
    expect(found(lineLengths, file(path, `\n${'👣'.repeat(110)}\n`))).toEqual([]);
  });

  test.each([
    ['a function', (body: string) => `namespace a {\nint f(int x) {\n${body}}\n}\n`],
    ['a method', (body: string) => `class A {\n public:\n  int f() const {\n${body}  }\n};\n`],
    ['an operator', (body: string) => `\nbool A::operator==(const A& other) const {\n${body}}\n`],
    ['a constructor', (body: string) => `\nA::A(int x) : x_(x), y_{1, 2}, z_{} {\n${body}}\n`],
    ['a template', (body: string) => `template <class T>\nT f(std::vector<T> x = {}) {\n${body}}\n`],
  ])('C++: %s', (_, make) => {
    const path = 'core/base/a.cpp';
    const long = make(lines(70));
    expect(found(functionSizes, file(path, long))).toHaveLength(1);
    expect(found(functionSizes, file(path, make(lines(60))))).toEqual([]);
  });

  test('C++: tables, classes and brackets in strings are no functions', () => {
    const rows = '  {"a", 1},\n'.repeat(90);
    const text = [
      `constexpr Row kRows[] = {\n${rows}};`,
      `const auto kOther = std::to_array<Row>({\n${rows}});`,
      `struct A {\n${'  int a = 0;\n'.repeat(90)}  std::array<int, 2> b_{1, 2};\n};`,
      `std::string f() {\n  return "{{{" + std::string(1, '{') + R"x({)x";  // {\n}`,
      `int g() { return 1'000'000; }\n${'\n'.repeat(90)}int h() { return 'a' + '\\''; }`,
    ].join('\n');
    expect(found(functionSizes, file('core/base/a.cpp', text))).toEqual([]);
    expect(functionsOfCpp(stripCpp(text).code).map(({ name }) => name)).toEqual(['f', 'g', 'h']);
  });

  test.each([
    ['a function', (body: string) => `export function f() {\n${body}}\n`],
    ['an arrow', (body: string) => `const f = () => {\n${body}};\n`],
    ['a method', (body: string) => `class A {\n  f() {\n${body}  }\n}\n`],
    ['a callback', (body: string) => `g(() => {\n${body}});\n`],
  ])('TypeScript: %s', (_, make) => {
    expect(found(functionSizes, file('web/src/a.ts', make(lines(70))))).toHaveLength(1);
    expect(found(functionSizes, file('web/src/a.ts', make(lines(60))))).toEqual([]);
  });

  test('TypeScript: named functions inside another are measured by themselves', () => {
    const inner = (body: number) => `function g() {\n${lines(body)}}\n`;
    const outer = (...parts: string[]) => file('web/src/a.ts', `function f() {\n${parts.join('')}}\n`);
    expect(found(functionSizes, outer(inner(40), inner(40)))).toEqual([]);
    expect(found(functionSizes, outer(inner(80)))).toEqual(['web/src/a.ts:2']);
    expect(found(functionSizes, outer(inner(40), lines(80)))).toEqual(['web/src/a.ts:1']);
    expect(found(functionSizes, outer(`h(() => {\n${inner(60)}${inner(60)}});\n`, lines(40)))).toEqual([]);
    expect(found(functionSizes, outer(`h(() => {\n${lines(80)}});\n`))).toHaveLength(2);
  });

  test('TypeScript: a group of tests is no function, a test is one', () => {
    const tests = (name: string) => file('tests/web/a.test.ts', `${name}('x', () => {\n${lines(90)}});\n`);
    expect(found(functionSizes, tests('describe'))).toEqual([]);
    expect(found(functionSizes, tests('test.describe'))).toEqual([]);
    expect(found(functionSizes, tests('test'))).toHaveLength(1);
  });
});

describe('names and licences', () => {
  test('file names', () => {
    const bad = ['core/log/EventLog.cpp', 'web/src/ui/StepItem.tsx', 'web/src/step-item.ts', 'web/Src/a.ts'];
    for (const path of bad) expect(found(fileNames, file(path, ''))).toEqual([`${path}:1`]);
    const good = [
      'core/log/event_log.cpp',
      'web/src/core/protocol.gen.ts',
      'tests/web/x.test.ts',
      'README.md',
    ];
    for (const path of good) expect(found(fileNames, file(path, ''))).toEqual([]);
  });

  test('licences', () => {
    const line = 'SPDX-License-Identifier: EUPL-1.2';
    const good = [
      ['a.h', `// What it is.\n// ${line}\n#pragma once\n`],
      ['web/a.css', `/* ${line} */\n`],
      ['web/a.html', `<!doctype html>\n<!-- ${line} -->\n`],
      ['web/a.html', `<!doctype html>\n<!-- What it is. ${line} -->\n`],
      ['web/a.css', `/* What it is.\n   ${line} */\n`],
      ['web/a.css', `/* What it is.\n * ${line} */\n`],
      ['web/a.ftl', `# ${line}\n`],
    ] as const;
    for (const [path, text] of good) expect(found(licences, file(path, text))).toEqual([]);
    const bad = [
      ['core/a.h', '// What it is.\n#pragma once\n'],
      ['core/a.h', `// What it is. ${line}\n#pragma once\n`],
      ['core/a.h', `// What it is. ${line.replace(' ', '\n// ')}\n`],
      ['core/a.h', `// ${line} and more words that were joined to it\n`],
      ['core/a.h', `${'\n'.repeat(40)}// ${line}\n`],
      ['web/a.css', '/* SPDX-License-Identifier: MIT */\n'],
    ] as const;
    for (const [path, text] of bad) expect(found(licences, file(path, text))).toEqual([`${path}:1`]);
  });
});

describe('comments', () => {
  test.each([
    'return nullptr;',
    'const auto x = f(1);',
    'if (x) {',
    'if (x) return;',
    'foo.bar(1, 2);',
    'this->x_ = 3;',
    '#include <vector>',
    "import { a } from './a';",
    '} else {',
  ])('old code is found: %s', (line) => {
    expect(found(noOldCode, file('core/log/a.cpp', `int a;\n// ${line}\n`))).toEqual(['core/log/a.cpp:2']);
    expect(found(noOldCode, file('web/src/a.ts', `let a;\n/*\n * ${line}\n */\n`))).toEqual([
      'web/src/a.ts:3',
    ]);
  });

  test.each([
    'the latest wins; what is late is folded away;',
    'if it is not there, it is fetched (once);',
    'return to sender: the text stays',
    'SHA-256(seed ‖ counter), the counter being 0, 1',
    'for the host; static files (and these only) go to dist/',
    '"@anna:example.org" → "anna";',
    'static constexpr auto fields = std::tuple(field("name", &T::member), …);',
  ])('a sentence is none: %s', (line) => {
    expect(found(noOldCode, file('core/log/a.cpp', `// ${line}\n`))).toEqual([]);
  });

  test('a TODO names its issue', () => {
    const bad = [
      ['core/a.cpp', 'int a;  // TODO: later\n'],
      ['web/src/a.ts', '/** FIXME */\n'],
      ['web/a.css', '/* XXX */\n'],
      ['tools/a.sh', 'true # TODO later\n'],
    ] as const;
    for (const [path, text] of bad) expect(found(namedTodos, file(path, text))).toEqual([`${path}:1`]);
    expect(found(namedTodos, file('core/a.cpp', '// TODO(#12): later\nauto s = "TODO";\n'))).toEqual([]);
  });
});

describe('forbidden words', () => {
  test.each([
    ['core/log/a.cpp', 'std::shuffle(a.begin(), a.end(), g);', 'randomness'],
    ['core/log/a.cpp', 'std::uniform_int_distribution<int> d(1, 6);', 'randomness'],
    ['core/log/a.cpp', 'int a = rand();', 'randomness'],
    ['core/log/a.cpp', 'auto t = time(nullptr);', 'clock'],
    ['core/log/a.cpp', 'auto t = std::chrono::system_clock::now();', 'clock'],
    ['core/log/a.h', 'double share = 0;', 'float'],
    ['core/log/a.h', 'float share = 0;', 'float'],
    ['core/log/a.cpp', 'throw 1;', 'exceptions'],
    ['core/log/a.cpp', 'int a = json["a"].get<int>();', 'narrowing'],
    ['core/log/a.cpp', 'json.get_to(a);', 'narrowing'],
    ['core/log/a.cpp', '#include <fstream>', 'world'],
    ['web/src/a.ts', 'node.innerHTML = text;', 'markup'],
    ['web/src/a.tsx', 'const a = <p dangerouslySetInnerHTML={x} />;', 'markup'],
    ['widget/src/a.ts', 'eval(text);', 'eval'],
    ['widget/src/a.ts', 'new Function(text);', 'eval'],
    ['widget/host/a.ts', 'console.log(text);', 'console'],
    ['README.md', `see /wo${''}rk/main`, 'machine'],
    ['tools/a.mjs', `const a = '/ro${''}ot/.cache';`, 'machine'],
    ['.npmrc', `https://registry.npm${''}js.org/`, 'machine'],
    ['emsdk-setup.sh', `http://deb.deb${''}ian.org/debian`, 'machine'],
    ['ARCHITECTURE.md', `as ../sha${''}red/design says`, 'machine'],
  ])('%s: %s', (path, line, rule) => {
    const findings = forbiddenWords([file(path, `\n${line}\n`)]);
    expect(findings.map((each) => [each.path, each.line, each.rule])).toEqual([[path, 2, rule]]);
  });

  test.each([
    ['core/log/a.cpp', '// a double tap, std::shuffle, throw: never'],
    ['core/log/a.cpp', 'auto words = "throw double rand()";'],
    ['core/log/a.cpp', 'out.time(message.ts); TimeMs ByteReader::time() { return 0; }'],
    ['core/log/a.cpp', 'std::get<WakeAt>(action).ms = doubled(operand());'],
    ['core/log/a.cpp', 'random.shuffle(items);'],
    ['web/src/a.ts', '// innerHTML is never written'],
    ['web/src/a.ts', 'console.error(retrieval(1));'],
    ['tests/core/a_test.cpp', 'double share = 0;'],
    ['tools/a.mjs', 'console.log(1);'],
    ['README.md', 'https://example.org/work/1 and ~/.cache/root/x'],
  ])('%s may: %s', (path, line) => {
    expect(forbiddenWords([file(path, line)])).toEqual([]);
  });

  test('an exception counts for its file and rule only, and must be needed', () => {
    const path = 'core/base/x.cpp';
    const allowed = [{ rule: 'float', path, why: 'planted' }];
    const rules = (text: string) => forbiddenBut(allowed, [file(path, text)]).map(({ rule }) => rule);
    expect(rules('double a = 1.0;')).toEqual([]);
    expect(rules('double a = std::rand();')).toHaveLength(1);
    expect(rules('int a = 1;')).toEqual(['exceptions-used']);
    expect(forbiddenWords([file(path, 'double a = 1.0;')])).toHaveLength(1);
  });
});

test('the parser reads what the rules need', () => {
  const script = readScript(
    file('web/src/a.tsx', "// one\nimport a, { type B } from './a?raw';\nconst c = <b>{a}</b>;\n"),
  );
  expect(script.imports).toEqual([{ line: 2, from: './a', typeOnly: false, lazy: false }]);
  expect(script.comments).toEqual([{ line: 1, text: ' one' }]);
  expect(script.code).not.toContain('one');
});

test('every rule is among the rules of the house', () => {
  const arrows = [cppArrows, cppCircles, jsonAtTheGate, scriptArrows, hostLibraries, scriptCircles];
  const rest = [
    fileSizes,
    functionSizes,
    lineLengths,
    fileNames,
    licences,
    noOldCode,
    namedTodos,
    forbiddenWords,
  ];
  expect(new Set(Object.values(rules))).toEqual(new Set([...arrows, ...rest]));
});
