// The files of the house as the tidy rules see them: a path from the root and a text. The rules are functions
// of such files and nothing else, so that planted ones can be judged too.
// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SourceFile {
  path: string;
  text: string;
}

/** What is wrong, where, and how to mend it. `rule` is the name an exception is given for. */
export interface Finding {
  rule: string;
  path: string;
  line: number;
  what: string;
  mend: string;
}

export type Rule = (files: SourceFile[]) => Finding[];

/** Not the project's own, made by a build, or put there by a run. */
const skippedFolders = new Set([
  '.git',
  '.output',
  '.vite',
  'build',
  'dist',
  'generated',
  'node_modules',
  'playwright-report',
  'test-results',
]);
const binary = /\.(png|jpg|jpeg|webp|ico|icns|woff2?|wasm|pdf|gz|zip)$/;

/** Every text file below the root. */
export function readHouse(root: string): SourceFile[] {
  const files: SourceFile[] = [];
  const visit = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name)) visit(path);
      } else if (entry.isFile() && !binary.test(entry.name)) {
        files.push({ path, text: readFileSync(join(root, path), 'utf8') });
      }
    }
  };
  visit('');
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export const isCpp = (path: string) => /\.(cpp|h)$/.test(path);
export const isScript = (path: string) => /\.(ts|tsx|mjs)$/.test(path);

export function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

export const show = ({ rule, path, line, what, mend }: Finding) =>
  `${path}:${line}  ${what}\n    mend: ${mend}  [${rule}]`;
