// How files look: sizes, names, licences, and what comments may not be.
// SPDX-License-Identifier: EUPL-1.2
import { posix } from 'node:path';
import { functionsOfCpp, stripCpp } from './cpp';
import { readScript } from './script';
import { type Finding, isCpp, isScript, lineAt, type Rule, type SourceFile } from './source';

export const mostLines = 500;
export const manyLines = 300;
export const mostFunctionLines = 70;
export const mostColumns = 110;

const isCode = (path: string) =>
  isCpp(path) || isScript(path) || /\.(?:css|html|ftl|sh|cmake)$|(?:^|\/)(?:CMakeLists\.txt|run)$/.test(path);

/** Generated, data or text for people: read by nobody line by line. Each with its reason. */
const unmeasured: { path: RegExp; why: string }[] = [
  { path: /\.gen\.ts$/, why: 'written by tools/protocol_gen.cpp or web/src/i18n/keys_gen.mjs' },
  { path: /^tests\/fixtures\//, why: 'data, compared byte for byte' },
  { path: /^tests\/core\/.*_golden\.h$/, why: 'a table of expected values' },
  { path: /\.ftl$/, why: 'one sentence a line: Fluent would keep a line break in the sentence' },
];
const measured = (file: SourceFile) =>
  isCode(file.path) && !unmeasured.some(({ path }) => path.test(file.path));

const countLines = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

/** Files that are on their way to be too long: told, not failed. */
export const longish = (files: SourceFile[]) =>
  files
    .filter(measured)
    .map(({ path, text }) => ({ path, lines: countLines(text) }))
    .filter(({ lines }) => lines > manyLines)
    .sort((a, b) => b.lines - a.lines);

export const fileSizes: Rule = (files) =>
  files
    .filter(measured)
    .map(({ path, text }) => ({ path, lines: countLines(text) }))
    .filter(({ lines }) => lines > mostLines)
    .map(({ path, lines }) => ({
      rule: 'file-size',
      path,
      line: mostLines + 1,
      what: `${lines} lines; ${mostLines} is the most`,
      mend: 'split it where two things meet; aim for files under 300 lines',
    }));

export const functionSizes: Rule = (files) => {
  const findings: Finding[] = [];
  for (const file of files.filter(measured)) {
    let spans: { name: string; line: number; lines: number }[] = [];
    if (isCpp(file.path)) spans = functionsOfCpp(stripCpp(file.text).code);
    if (isScript(file.path)) spans = readScript(file).functions;
    for (const { name, line, lines } of spans) {
      if (lines <= mostFunctionLines) continue;
      findings.push({
        rule: 'function-size',
        path: file.path,
        line,
        what: `${name} has ${lines} lines; ${mostFunctionLines} is the most`,
        mend: 'give one of its parts a name and a function of its own',
      });
    }
  }
  return findings;
};

export const lineLengths: Rule = (files) => {
  const findings: Finding[] = [];
  for (const { path, text } of files.filter(measured)) {
    for (const [at, line] of text.split('\n').entries()) {
      const columns = [...line].length;
      if (columns <= mostColumns) continue;
      findings.push({
        rule: 'line-length',
        path,
        line: at + 1,
        what: `${columns} characters; ${mostColumns} is the most`,
        mend: "'npm run check -- --fix' breaks code; comments and strings are broken by hand",
      });
    }
  }
  return findings;
};

const folders = /^(?:core|cli|wasm|web|widget|tools|tests|debug)\//;
const snake = /^[a-z0-9]+(?:_[a-z0-9]+)*$/;

export const fileNames: Rule = (files) => {
  const findings: Finding[] = [];
  for (const { path } of files) {
    const isSource = isCpp(path) || isScript(path) || /\.(?:css|html|ftl)$/.test(path);
    if (!isSource || !folders.test(path) || path.startsWith('tests/fixtures/')) continue;
    const parts = posix.dirname(path).split('/');
    if ([...parts, ...posix.basename(path).split('.')].every((part) => snake.test(part))) continue;
    findings.push({
      rule: 'file-name',
      path,
      line: 1,
      what: 'is not written in snake_case',
      mend: 'rename it: small letters, digits and _',
    });
  }
  return findings;
};

/** A line of its own: one that clang-format joined to another, or broke, does not count. */
const licence =
  /^(?:(?:\/\/|#|\/?\*|<!--)?[ \t]*|<!--.* )SPDX-License-Identifier: EUPL-1\.2(?:[ \t]*(?:\*\/|-->))?$/;
const mostHeaderLines = 30;

export const licences: Rule = (files) =>
  files
    .filter(({ path }) => isCode(path) && !path.startsWith('tests/fixtures/'))
    .filter(
      ({ text }) =>
        !text
          .split('\n')
          .slice(0, mostHeaderLines)
          .some((line) => licence.test(line.trim())),
    )
    .map(({ path }) => ({
      rule: 'licence',
      path,
      line: 1,
      what: 'does not say its licence on a line of its own in its first comment',
      mend: 'write "SPDX-License-Identifier: EUPL-1.2" there, joined to no other line',
    }));

const commentsOf = (file: SourceFile) => {
  if (isCpp(file.path)) return stripCpp(file.text).comments;
  if (isScript(file.path)) return readScript(file).comments;
  const pattern = file.path.endsWith('.css')
    ? /\/\*[\s\S]*?\*\//g
    : file.path.endsWith('.html')
      ? /<!--[\s\S]*?-->/g
      : /(?:^|\s)#.*$/gm;
  return [...file.text.matchAll(pattern)].map((match) => ({
    line: lineAt(file.text, match.index),
    text: match[0],
  }));
};

/** What stands on a line of code and hardly ever in a sentence. */
const oldCode = [
  /^#\s*include\s*[<"]/,
  /^(?:import|export)\s.*\bfrom\s+['"].*['"];?$/,
  /^(?:return|throw|co_return)\b.*;$/,
  /^(?:const|let|var|auto|static|constexpr|int|bool|std::\S+)\s[^.]*[=({].*[;{]$/,
  /^(?:if|for|while|switch)\s*\(.*\)\s*(?:\{|.*;)$/,
  /^(?:\}\s*)?else\b.*\{$/,
  /^[\w.:>[\]-]+\(.*\);$/,
  /^[\w.:>[\]-]+\s[-+*/|&]?=\s.*;$/,
];

export const noOldCode: Rule = (files) => {
  const findings: Finding[] = [];
  for (const file of files.filter(({ path }) => isCpp(path) || isScript(path))) {
    for (const { line, text } of commentsOf(file)) {
      const trimmed = text.trim();
      // With an ellipsis it is an example: no code ever had one.
      if (trimmed.includes('…') || !oldCode.some((pattern) => pattern.test(trimmed))) continue;
      findings.push({
        rule: 'old-code',
        path: file.path,
        line,
        what: `code in a comment: ${trimmed}`,
        mend: 'take it out: the repository remembers it; an example goes between backticks, or has a …',
      });
    }
  }
  return findings;
};

export const namedTodos: Rule = (files) => {
  const findings: Finding[] = [];
  for (const file of files.filter(({ path }) => isCode(path))) {
    for (const { line, text } of commentsOf(file)) {
      const found = /\b(?:TODO|FIXME|XXX|HACK)\b(?!\(#\d+\))/.exec(text);
      if (!found) continue;
      findings.push({
        rule: 'todo',
        path: file.path,
        line,
        what: `${found[0]} without an issue`,
        mend: `do it now, or open an issue and write ${found[0]}(#number)`,
      });
    }
  }
  return findings;
};
