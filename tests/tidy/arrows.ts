// Which way the house may look: C++ includes, TypeScript imports, and that neither goes round in a circle.
// SPDX-License-Identifier: EUPL-1.2
import { posix } from 'node:path';
import { includesOf } from './cpp';
import { type Import, readScript } from './script';
import { type Finding, isCpp, isScript, lineAt, type Rule, type SourceFile } from './source';

/** base ← catalogue ← log ← {sync, features} ← view ← engine. Rooms of one storey never see each other. */
const storeys: Record<string, number> = {
  base: 0,
  catalogue: 1,
  log: 2,
  sync: 3,
  steps: 3,
  suggest: 3,
  quiz: 3,
  report: 3,
  rollup: 3,
  matching: 3,
  experiments: 3,
  meetups: 3,
  calls: 3,
  thanks: 3,
  assessment: 3,
  visibility: 3,
  view: 4,
  engine: 5,
};

/**
 * Outside of the core: what a folder may include. `debug/` is among nobody's, so it can be deleted; it reads
 * files as the command line does.
 */
const outside: Record<string, RegExp> = {
  wasm: /^(?:wasm|core\/engine)\//,
  cli: /^(?:cli|core)\//,
  debug: /^(?:debug|core|cli|tests\/sim)\//,
  tools: /^(?:tools|core)\//,
  tests: /^(?:tests|cli|core|wasm)\//,
};

const top = (path: string) => path.split('/')[0] ?? '';
const room = (path: string) => path.split('/')[1] ?? '';

function badInclude(from: string, to: string): string | undefined {
  if (top(from) !== 'core') {
    const may = outside[top(from)];
    return may?.test(to) ? undefined : `${top(from)}/ must not include ${to}`;
  }
  const mine = storeys[room(from)];
  if (mine === undefined) return `core/${room(from)}/ has no storey in the house`;
  if (top(to) !== 'core') return `core/ must not include ${to}`;
  if (room(from) === room(to)) return undefined;
  const other = storeys[room(to)];
  if (other !== undefined && other < mine) return undefined;
  return other === mine
    ? `core/${room(from)}/ and core/${room(to)}/ are on one storey and must not see each other`
    : `core/${room(from)}/ lies below core/${room(to)}/ and must not include it`;
}

export const cppArrows: Rule = (files) => {
  const there = new Set(files.map(({ path }) => path));
  const findings: Finding[] = [];
  for (const { path, text } of files.filter((file) => isCpp(file.path))) {
    for (const { line, path: to, quoted } of includesOf(text)) {
      if (!quoted) continue;
      const what = there.has(to) ? badInclude(path, to) : `"${to}" is not a path from the root of the house`;
      const mend =
        'let the upper room pass what the lower one needs, or let them meet in core/log or core/view; ' +
        'paths are written from the root; a new room gets its storey in tests/tidy/arrows.ts';
      if (what) findings.push({ rule: 'cpp-arrows', path, line, what, mend });
    }
  }
  return findings;
};

/** The core does without the JSON library, which recurses and narrows numbers. Tests and reports have it. */
export const jsonAtTheGate: Rule = (files) => {
  const may = /^cli\/.*_codec\.cpp$|^tests\//;
  const findings: Finding[] = [];
  for (const { path, text } of files.filter((file) => isCpp(file.path) && !may.test(file.path))) {
    for (const include of includesOf(text)) {
      if (!include.path.startsWith('nlohmann/')) continue;
      findings.push({
        rule: 'json-gate',
        path,
        line: include.line,
        what: `includes <${include.path}>`,
        mend: 'read through core/base/json.h, write through core/base/fields.h or core/base/json_text.h',
      });
    }
  }
  return findings;
};

interface Edge {
  to: string;
  line: number;
}

/** One finding for each circle that a walk in path order comes upon. */
function circles(graph: Map<string, Edge[]>, rule: string, mend: string): Finding[] {
  const findings: Finding[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: string[]) => {
    for (const { to, line } of graph.get(path) ?? []) {
      const at = trail.indexOf(to);
      if (at >= 0) {
        findings.push({ rule, path, line, what: `a circle: ${[...trail.slice(at), to].join(' → ')}`, mend });
      } else if (!done.has(to)) {
        walk(to, [...trail, to]);
      }
    }
    done.add(path);
  };
  for (const path of [...graph.keys()].sort()) if (!done.has(path)) walk(path, [path]);
  return findings;
}

export const cppCircles: Rule = (files) => {
  const byFile = new Map<string, Edge[]>();
  const byFolder = new Map<string, Edge[]>();
  for (const { path, text } of files.filter((file) => isCpp(file.path))) {
    const includes = includesOf(text).filter(({ quoted }) => quoted);
    byFile.set(
      path,
      includes.map(({ path: to, line }) => ({ to, line })),
    );
    const folder = posix.dirname(path);
    const edges = byFolder.get(folder) ?? [];
    for (const { path: to, line } of includes)
      if (posix.dirname(to) !== folder) edges.push({ to: posix.dirname(to), line });
    byFolder.set(folder, edges);
  }
  const mend = 'move what both need into a header of its own, further down';
  return [...circles(byFile, 'cpp-circles', mend), ...circles(byFolder, 'cpp-circles', mend)];
};

/** The zones of the TypeScript side, most particular first, and what each may import besides packages. */
const zones: { zone: RegExp; may: RegExp }[] = [
  { zone: /^web\/src\/core\/protocol\.gen\.ts$/, may: /^$/ },
  { zone: /^web\//, may: /^(?:web|content)\// },
  { zone: /^widget\/host\/matrix\//, may: /^(?:widget|web|content)\// },
  { zone: /^widget\/host\//, may: /^(?:widget\/(?!host\/matrix\/)|web\/|content\/)/ },
  { zone: /^widget\//, may: /^(?:widget\/(?!host\/)|web\/|content\/)/ },
  { zone: /^wasm\//, may: /^wasm\// },
  { zone: /^tools\//, may: /^tools\// },
  { zone: /^debug\//, may: /^(?:debug|tools)\// },
  { zone: /^tests\//, may: /^(?!debug\/)/ },
];

/**
 * Large. The page that stands in for somebody else's client has it, and the app's own account, which is only
 * fetched when somebody connects (tools/sizes.mjs looks at what was built).
 */
export const hostLibraries: Rule = (files) => {
  const may = /^(?:widget\/host\/matrix|web\/src\/matrix|tests\/matrix)\/|^tests\/web\/matrix_/;
  const findings: Finding[] = [];
  for (const file of files.filter(({ path }) => isScript(path) && !may.test(path))) {
    for (const { from, line } of readScript(file).imports) {
      if (!/^(?:matrix-js-sdk|@matrix-org\/)/.test(from)) continue;
      findings.push({
        rule: 'host-libraries',
        path: file.path,
        line,
        what: `must not import ${from}`,
        mend: 'the widget has matrix-widget-api; a full client is for web/src/matrix and widget/host/matrix',
      });
    }
  }
  return findings;
};

/** `./x` as written in `from` → a path of the house; a package or an alias → undefined. */
function resolve(from: string, written: string, there: Set<string>): string | undefined {
  if (!written.startsWith('.')) return undefined;
  const path = posix.join(posix.dirname(from), written);
  const ends = ['', '.ts', '.tsx', '.mjs', '.d.ts', '/index.ts'];
  return ends.map((end) => path + end).find((candidate) => there.has(candidate)) ?? path;
}

/** What pages and styles refer to. */
function referencesOf({ path, text }: SourceFile): Import[] {
  const pattern = path.endsWith('.css')
    ? /@import\s+(?:url\()?["']([^"']+)["']/g
    : /\s(?:src|href)="(\.[^"]+)"/g;
  return [...text.matchAll(pattern)].map((match) => ({
    from: match[1] ?? '',
    line: lineAt(text, match.index),
    typeOnly: false,
    lazy: false,
  }));
}

export const scriptArrows: Rule = (files) => {
  const there = new Set(files.map(({ path }) => path));
  const findings: Finding[] = [];
  for (const file of files.filter(({ path }) => isScript(path) || /\.(?:css|html)$/.test(path))) {
    const rules = zones.find(({ zone }) => zone.test(file.path));
    if (!rules) continue;
    const alone = rules.may.source === '^$';
    const imports = isScript(file.path) ? readScript(file).imports : referencesOf(file);
    for (const { from, line } of imports) {
      const to = resolve(file.path, from, there);
      if (alone || (to !== undefined && !rules.may.test(to)))
        findings.push({
          rule: 'script-arrows',
          path: file.path,
          line,
          what: `must not import ${to ?? from}`,
          mend:
            'web ← widget ← widget/host: what both sides need goes into web/src (ports.ts for types); ' +
            'the contract imports nothing',
        });
    }
  }
  return findings;
};

export const scriptCircles: Rule = (files) => {
  const there = new Set(files.map(({ path }) => path));
  const graph = new Map<string, Edge[]>();
  for (const file of files.filter(({ path }) => isScript(path))) {
    const edges: Edge[] = [];
    for (const { from, line, typeOnly, lazy } of readScript(file).imports) {
      const to = typeOnly || lazy ? undefined : resolve(file.path, from, there);
      if (to !== undefined && there.has(to)) edges.push({ to, line });
    }
    graph.set(file.path, edges);
  }
  return circles(
    graph,
    'script-circles',
    'move what both need into a file of its own, or import only the type',
  );
};
