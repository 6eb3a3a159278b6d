// Words that must not be there, where, and what to write instead. An exception names its file and its reason,
// and is itself found when nothing needs it any more.
// SPDX-License-Identifier: EUPL-1.2
import { stripCpp } from './cpp';
import { readScript } from './script';
import { type Finding, isCpp, isScript, lineAt, type Rule, type SourceFile } from './source';

interface Word {
  rule: string;
  where: RegExp;
  pattern: RegExp;
  mend: string;
}

const core = /^core\/.*\.(?:cpp|h)$/;
const pages = /^(?:web|widget)\/.*\.(?:ts|tsx|mjs|html)$/;
// Written in pieces, so that this file does not hold what it looks for.
const piece = (...parts: string[]) => parts.join('');

const any = (...patterns: RegExp[]) => new RegExp(patterns.map(({ source }) => source).join('|'), 'g');

const words: Word[] = [
  {
    rule: 'randomness',
    where: core,
    pattern: any(
      /\bstd::(?:shuffle|sample|rand|srand|random_device|mt19937\w*|\w+_distribution)\b/,
      /(?<![\w.:>])s?rand\s*\(/,
    ),
    mend: 'use core/base/random.h: a seed comes in with the message and replays everywhere',
  },
  {
    rule: 'clock',
    where: core,
    pattern: any(
      /\bstd::(?:chrono\b|time\s*\()/,
      /(?<![\w.:>])(?:time|gettimeofday|clock_gettime)\s*\(\s*(?:nullptr|NULL|0|&)/,
    ),
    mend: 'the time comes in with each message, as `now`',
  },
  {
    rule: 'float',
    where: core,
    pattern: /\b(?:float|double)\b/g,
    mend: 'decide with integers, which are the same everywhere; where nothing is decided, add an exception',
  },
  {
    rule: 'exceptions',
    where: core,
    pattern: /\b(?:throw|try|catch)\b/g,
    mend: 'answer with Result<T> (core/base/result.h), or SMASTEG_ASSERT for a broken promise',
  },
  {
    rule: 'narrowing',
    where: core,
    pattern: /(?:\.|->)\s*(?:template\s+)?get(?:_to)?\s*<|(?:\.|->)get_to\s*\(/g,
    mend: 'read numbers and strings through core/base/json.h, which checks type and range',
  },
  {
    rule: 'world',
    where: core,
    pattern: any(
      /#\s*include\s*<(?:chrono|ctime|random|iostream|fstream|cstdio|filesystem|locale|thread|mutex)>/,
      /#\s*include\s*<\w+\.h>/,
    ),
    mend: 'the core has no clock, no files, no threads and no locale: ask the world with an action',
  },
  {
    rule: 'markup',
    where: pages,
    pattern: /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write)\b/g,
    mend: 'untrusted text goes into text nodes only',
  },
  {
    rule: 'eval',
    where: pages,
    pattern: /(?<![\w.])eval\s*\(|\bnew\s+Function\b|(?<![\w.])Function\s*\(/g,
    mend: "the page's policy forbids it: write the function",
  },
  {
    rule: 'console',
    where: pages,
    pattern: /\bconsole\.(?:log|debug|info|dir|table)\b/g,
    mend: 'no personal text in a console: take it out, or show it in the inspector',
  },
  {
    rule: 'machine',
    where: /^/,
    pattern: new RegExp(
      [
        piece('(?<![\\w.})~-])/(?:wo', 'rk|ro', 'ot)/'),
        piece('(?<![\\w.})~-])/ho', 'me/\\w'),
        piece('\\.\\./sha', 'red/'),
        piece('\\b(?:registry\\.[\\w-]+\\.\\w+|npm', 'js\\.org|py', 'pi\\.org|python', 'hosted\\.org)'),
        piece('\\b(?:deb\\.deb', 'ian\\.org|crates', '\\.io|proxy\\.go', 'lang\\.org)'),
        piece('\\b(?:artif', 'actory|nex', 'us)[.:/]'),
      ].join('|'),
      'g',
    ),
    mend: 'name nothing of one machine: paths from the repository, mirrors from the tool that knows them',
  },
];

export interface Exception {
  rule: string;
  path: string;
  why: string;
}

/** Where a word is right, and why. */
const exceptions: Exception[] = ['exponential.h', 'exponential.cpp', 'scheduler.h', 'scheduler.cpp'].map(
  (name) => ({
    rule: 'float',
    path: `core/quiz/${name}`,
    why: 'FSRS is made of real numbers; these files take only operations that are exact everywhere (ADR 027)',
  }),
);

function codeOf(file: SourceFile, rule: string): string {
  if (rule === 'machine') return file.text;
  if (isCpp(file.path)) return rule === 'world' ? stripComments(file.text) : stripCpp(file.text).code;
  return isScript(file.path) ? readScript(file).code : file.text;
}

/** `#include <x>` holds no string, but stripping strings must not take `"…"` from the same line either. */
const stripComments = (text: string) => text.replace(/\/\/[^\n]*/g, (found) => ' '.repeat(found.length));

export const forbiddenWords: Rule = (files) => forbiddenBut(exceptions, files);

export function forbiddenBut(allowed: Exception[], files: SourceFile[]): Finding[] {
  const findings: Finding[] = [];
  const used = new Set<Exception>();
  for (const { rule, where, pattern, mend } of words) {
    for (const file of files.filter(({ path }) => where.test(path))) {
      const exception = allowed.find((each) => each.rule === rule && each.path === file.path);
      const code = codeOf(file, rule);
      for (const match of code.matchAll(pattern)) {
        if (exception) {
          used.add(exception);
          continue;
        }
        const what = `must not have "${match[0].trim()}"`;
        findings.push({ rule, path: file.path, line: lineAt(code, match.index), what, mend });
      }
    }
  }
  const there = new Set(files.map(({ path }) => path));
  for (const exception of allowed) {
    if (used.has(exception) || !there.has(exception.path)) continue;
    findings.push({
      rule: 'exceptions-used',
      path: exception.path,
      line: 1,
      what: `does not need its exception from "${exception.rule}"`,
      mend: 'take it out of tests/tidy/forbidden.ts',
    });
  }
  return findings;
}
