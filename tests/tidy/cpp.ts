// C++ as far as the tidy rules need it: code without comments and strings, includes, and where functions
// begin and end. No compiler: it follows brackets, which clang-format has put where they belong.
// SPDX-License-Identifier: EUPL-1.2
import { lineAt } from './source';

export interface Comment {
  line: number;
  text: string;
}

export interface Stripped {
  /** As long as the text, with a blank for each character of a comment or a string. */
  code: string;
  comments: Comment[];
}

const token = new RegExp(
  [
    /\/\/[^\n]*|\/\*[\s\S]*?\*\//, // comments
    /R"([^()\\\s]{0,16})\([\s\S]*?\)\1"/, // raw strings
    /"(?:[^"\\\n]|\\.)*"/,
    /(?<![0-9a-fA-F])'(?:[^'\\\n]|\\[^\n][^'\n]*)'/, // characters, not the ' of 1'000
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);
const blank = (text: string) => text.replace(/[^\n]/g, ' ');

export function stripCpp(text: string): Stripped {
  const comments: Comment[] = [];
  const code = text.replace(token, (found, _, index: number) => {
    if (found.startsWith('//')) comments.push({ line: lineAt(text, index), text: found.slice(2) });
    if (found.startsWith('/*')) {
      for (const [at, part] of found.slice(2, -2).split('\n').entries())
        comments.push({ line: lineAt(text, index) + at, text: part.replace(/^\s*\*/, '') });
    }
    return blank(found);
  });
  return { code, comments };
}

export interface Include {
  line: number;
  path: string;
  quoted: boolean;
}

export function includesOf(text: string): Include[] {
  const found: Include[] = [];
  for (const match of text.matchAll(/^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)/gm))
    found.push({
      line: lineAt(text, match.index),
      path: match[1] ?? match[2] ?? '',
      quoted: match[1] !== undefined,
    });
  return found;
}

export interface Span {
  name: string;
  line: number;
  lines: number;
}

const template = /^template\s*<[^<>]*(?:<[^<>]*>[^<>]*)*>\s*/;
const scope = /^(?:inline\s+)?(?:namespace|class|struct|union|enum|extern)\b/;
const access = /\b(?:public|private|protected)\s*$/;

/** Functions with a body, their signature included; what lies inside a function counts to it. */
export function functionsOfCpp(code: string): Span[] {
  const found: Span[] = [];
  const text = code.replace(/^[ \t]*#(?:\\\n|[^\n])*/gm, blank); // preprocessor lines
  let head = 0;
  let round = 0;
  for (let at = 0; at < text.length; at += 1) {
    const c = text[at];
    if (c === '(') round += 1;
    if (c === ')') round -= 1;
    if (round > 0) continue;
    if (c === ';' || c === '}' || (c === ':' && access.test(text.slice(head, at)))) head = at + 1;
    if (c !== '{') continue;
    const before = text.slice(head, at);
    const trimmed = before.trimEnd();
    const isValue = /[\w>\]]$/.test(before) || /(?:[=,({]|\breturn)$/.test(trimmed);
    if (isValue) {
      at = closing(text, at); // a value in braces: what comes after still belongs to the same declaration
    } else if (trimmed.includes('(') && !scope.test(trimmed.trimStart().replace(template, ''))) {
      const end = closing(text, at);
      const start = head + before.length - before.trimStart().length;
      const line = lineAt(text, start);
      const name = /([\w:~]+|operator[^(]*)\s*\(/.exec(trimmed)?.[1] ?? '?';
      found.push({ name, line, lines: lineAt(text, end) - line + 1 });
      at = end;
      head = at + 1;
    } else {
      head = at + 1; // a namespace, a class: its members follow
    }
  }
  return found;
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}
