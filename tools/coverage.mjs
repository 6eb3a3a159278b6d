// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run coverage`: which branches of the core do its tests never take? Each must stand in
// docs/coverage.md, by file and text of the line, so that it stays true when lines move; and each that stands
// there must still be needed. A branch counts as taken when any instantiation of its template takes it.
// `--json` prints all branches that are not taken, for other tools.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { buildNative } from './build.mjs';
import { capture, run, Stop, say, step } from './exec.mjs';
import { ensurePackages, repo } from './setup.mjs';

const list = join(repo, 'docs/coverage.md');
const oneSpace = (text) => text.replace(/\s+/g, ' ').trim().replaceAll('`', "'");
const keyOf = ({ path, side, condition, line }) => `\`${path}\` ${side}: \`${condition}\` in \`${line}\``;

/** Runs the tests with counters; resolves to what llvm-cov says of the core. */
async function measure() {
  const folder = await buildNative('coverage', ['core_tests']);
  const raw = join(folder, 'profiles');
  const merged = join(folder, 'core.profdata');
  const program = join(folder, 'core_tests');
  rmSync(raw, { recursive: true, force: true });
  mkdirSync(raw);
  await step('running core_tests', () =>
    run(program, ['--gtest_brief=1'], {
      cwd: repo,
      env: { ...process.env, LLVM_PROFILE_FILE: join(raw, '%p.profraw') },
    }),
  );
  await run('llvm-profdata-22', ['merge', '-sparse', '-o', merged, raw]);
  const text = await capture('llvm-cov-22', ['export', program, `-instr-profile=${merged}`], { cwd: repo });
  if (!text) throw new Stop('llvm-cov-22 export failed');
  return JSON.parse(text).data[0];
}

/** Objects carry no path of the machine: what they name begins where the build folder is said to be. */
const pathOf = (name) => normalize(name).replace(/^build\//, '');
const isCore = (path) => path.startsWith('core/');

/** Path → place → how often its condition was true and false, in all instantiations together. */
function branchesOf(data) {
  const files = new Map();
  for (const { branches, filenames } of data.functions) {
    for (const [line, column, endLine, endColumn, whenTrue, whenFalse, fileId] of branches) {
      const path = pathOf(filenames[fileId]);
      if (!isCore(path)) continue;
      if (!files.has(path)) files.set(path, new Map());
      const places = files.get(path);
      const place = [line, column, endLine, endColumn].join(' ');
      const known = places.get(place) ?? { line, column, endLine, endColumn, whenTrue: 0, whenFalse: 0 };
      known.whenTrue += whenTrue;
      known.whenFalse += whenFalse;
      places.set(place, known);
    }
  }
  return files;
}

/** What stands between two places of a text; columns count bytes. */
function textAt(lines, { line, column, endLine, endColumn }) {
  const cut = lines.slice(line - 1, endLine).map((each) => Buffer.from(each));
  cut.push(cut.pop().subarray(0, endColumn - 1));
  cut[0] = cut[0].subarray(column - 1);
  return oneSpace(cut.join('\n'));
}

/** Decided by the compiler: no test can take the other way. */
const isConstant = (line, condition) =>
  /\bif constexpr\b/.test(line) || ['true', 'false'].includes(condition);

function readFile(path, places) {
  const lines = readFileSync(join(repo, path), 'utf8').split('\n');
  const gaps = [];
  let sides = 0;
  for (const each of places.values()) {
    const condition = textAt(lines, each);
    const line = oneSpace(lines[each.line - 1]);
    if (isConstant(line, condition)) continue;
    sides += 2;
    const gap = { path, number: each.line, condition, line };
    if (each.whenTrue === 0) gaps.push({ ...gap, side: 'never true' });
    if (each.whenFalse === 0) gaps.push({ ...gap, side: 'never false' });
  }
  return { path, sides, gaps: gaps.sort((a, b) => a.number - b.number) };
}

/** The reasons that are given: each key as often as it stands there. */
function readReasons() {
  const text = readFileSync(list, 'utf8');
  const reasons = new Map();
  for (const [, key] of text.matchAll(/^- (`[^`]+` never (?:true|false): `[^`]+` in `[^`]+`)$/gm))
    reasons.set(key, (reasons.get(key) ?? 0) + 1);
  const items = text.match(/^- /gm)?.length ?? 0;
  const read = [...reasons.values()].reduce((sum, times) => sum + times, 0);
  if (items !== read)
    throw new Stop(`docs/coverage.md: ${items - read} lines that begin with "- " do not parse`);
  return reasons;
}

function showTable(files, data) {
  const regions = new Map(data.files.map((file) => [pathOf(file.filename), file.summary.regions]));
  const share = (got, all) => `${((100 * got) / Math.max(all, 1)).toFixed(1)} %`.padStart(8);
  say(`${'file'.padEnd(42)} ${'regions'.padStart(8)} ${'branches'.padStart(9)}`);
  const total = { regions: 0, covered: 0, sides: 0, gaps: 0 };
  const paths = [...regions.keys()].filter(isCore).sort();
  for (const path of paths) {
    const { sides, gaps } = files.get(path) ?? { sides: 0, gaps: [] };
    const { count, covered } = regions.get(path);
    const branches = sides === 0 ? '' : `${share(sides - gaps.length, sides)} of ${sides}`;
    say(`${path.padEnd(42)} ${share(covered, count)} ${branches}`);
    total.regions += count;
    total.covered += covered;
    total.sides += sides;
    total.gaps += gaps.length;
  }
  const branches = `${share(total.sides - total.gaps, total.sides)} of ${total.sides}`;
  say(`${'core'.padEnd(42)} ${share(total.covered, total.regions)} ${branches}`);
}

export async function coverage(args) {
  await ensurePackages('coverage', 'test');
  const data = await measure();
  const files = new Map([...branchesOf(data)].map(([path, places]) => [path, readFile(path, places)]));
  const gaps = [...files.values()].flatMap((file) => file.gaps);
  if (args.includes('--json')) {
    say(JSON.stringify(gaps, null, 1));
    return 0;
  }
  showTable(files, data);
  const reasons = readReasons();
  const open = gaps.filter((gap) => {
    const left = reasons.get(keyOf(gap)) ?? 0;
    if (left > 0) reasons.set(keyOf(gap), left - 1);
    return left === 0;
  });
  const idle = [...reasons].filter(([, left]) => left > 0);
  if (open.length > 0) {
    say(`\n${open.length} branches that no test takes and docs/coverage.md does not explain:\n`);
    for (const gap of open) say(`${gap.path}:${gap.number}\n- ${keyOf(gap)}`);
  }
  if (idle.length > 0) {
    say('\nexplained in docs/coverage.md, and taken now or gone:\n');
    for (const [key] of idle) say(`- ${key}`);
  }
  say(`\n${gaps.length} branches not taken, ${gaps.length - open.length} of them explained`);
  return open.length + idle.length > 0 ? 1 : 0;
}
