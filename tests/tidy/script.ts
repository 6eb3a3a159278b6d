// TypeScript and JavaScript as far as the tidy rules need it, read with the parser that builds the pages.
// SPDX-License-Identifier: EUPL-1.2
import { parseSync } from 'vite';
import type { Comment, Span } from './cpp';
import { lineAt, type SourceFile } from './source';

export interface Import {
  line: number;
  /** As written, without `?url` and the like. */
  from: string;
  /** Gone when the types are erased. */
  typeOnly: boolean;
  /** When the code gets there, not when the file is loaded. */
  lazy: boolean;
}

export interface Script {
  imports: Import[];
  functions: Span[];
  comments: Comment[];
  /** The text with its comments blanked. */
  code: string;
}

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function walk(node: Node, visit: (node: Node, parents: Node[]) => void, parents: Node[] = []): void {
  visit(node, parents);
  const inner = [...parents, node];
  for (const value of Object.values(node)) {
    if (isNode(value)) walk(value, visit, inner);
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) walk(item, visit, inner);
  }
}

const literal = (value: unknown) =>
  isNode(value) && value.type === 'Literal' && typeof value['value'] === 'string'
    ? value['value']
    : undefined;

const nameOf = (value: unknown) => (isNode(value) && typeof value['name'] === 'string' ? value['name'] : '');

function importOf(node: Node): { from: string; typeOnly: boolean; lazy: boolean } | undefined {
  if (node.type === 'NewExpression' && nameOf(node['callee']) === 'URL') {
    const [path, base] = node['arguments'] as unknown[];
    const from = isNode(base) && base.type === 'MemberExpression' ? literal(path) : undefined;
    return from === undefined ? undefined : { from, typeOnly: false, lazy: true };
  }
  if (!/^(?:Import(?:Declaration|Expression)|Export(?:All|Named)Declaration|TSImportType)$/.test(node.type))
    return undefined;
  const from = literal(node['source']);
  if (from === undefined) return undefined;
  const specifiers = (node['specifiers'] as Node[] | undefined) ?? [];
  const typeOnly =
    node.type === 'TSImportType' ||
    node['importKind'] === 'type' ||
    node['exportKind'] === 'type' ||
    (specifiers.length > 0 &&
      specifiers.every((each) => each['importKind'] === 'type' || each['exportKind'] === 'type'));
  return { from, typeOnly, lazy: node.type === 'ImportExpression' };
}

/** `describe('…', () => { … })` holds tests as a file does: it is no function that somebody has to follow. */
function holdsTests(node: Node, parent: Node | undefined): boolean {
  if (parent?.type !== 'CallExpression' || parent['callee'] === node) return false;
  const callee = parent['callee'];
  const called = isNode(callee) && callee.type === 'MemberExpression' ? callee['property'] : callee;
  return nameOf(called) === 'describe';
}

function functionName(parents: Node[]): string {
  const parent = parents.at(-1);
  return nameOf(parent?.['id']) || nameOf(parent?.['key']) || nameOf(parent?.['left']) || '(unnamed)';
}

const isFunction = /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/;

/** A named function inside another is read, and measured, by itself, as a method is beside its class. */
function leaveOut(span: Span, parents: Node[], spans: Map<Node, Span>): void {
  for (const parent of parents.toReversed()) {
    const around = spans.get(parent);
    if (around) around.lines -= span.lines;
    if (parent.type === 'FunctionDeclaration') return;
  }
}

export function readScript({ path, text }: SourceFile): Script {
  const parsed = parseSync(path, text);
  const imports: Import[] = [];
  const functions: Span[] = [];
  const spans = new Map<Node, Span>();
  walk(parsed.program as unknown as Node, (node, parents) => {
    const found = importOf(node);
    if (found) {
      const from = found.from.split('?')[0] ?? '';
      imports.push({ ...found, from, line: lineAt(text, node.start) });
    }
    if (isFunction.test(node.type) && !holdsTests(node, parents.at(-1))) {
      const line = lineAt(text, node.start);
      const name = nameOf(node['id']) || functionName(parents);
      const span = { name, line, lines: lineAt(text, node.end) - line + 1 };
      functions.push(span);
      if (node.type === 'FunctionDeclaration') leaveOut(span, parents, spans);
      spans.set(node, span);
    }
  });
  let code = text;
  const comments: Comment[] = [];
  for (const { start, end, value } of parsed.comments) {
    code = code.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + code.slice(end);
    for (const [at, part] of value.split('\n').entries())
      comments.push({ line: lineAt(text, start) + at, text: part.replace(/^\s*\*/, '') });
  }
  return { imports, functions, comments, code };
}
