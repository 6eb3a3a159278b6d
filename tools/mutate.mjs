// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run mutate -- [--sample N] [--seed S] [--slow] [--again] [--preset NAME] [--note] [PATH…]`: do the
// tests notice a mistake? A sample of all mutants of core/log and core/sync (tools/mutants.mjs) is compiled
// into one program, all of them asleep, and core_tests runs once with each awake. One that no test notices is
// shown; where none can, docs/mutants.md says why. `--slow` runs the few slow tests too; `--again` tries only
// those that were not killed before, after tests were added; `--note` writes the figures; PATHs, beginnings
// of file names, narrow the choice; the preset is debug unless told.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { buildNative } from './build.mjs';
import { capture, numberAfter, run, Stop, say, step } from './exec.mjs';
import { writeFigures } from './figures.mjs';
import { mutantsOf, withMutants } from './mutants.mjs';
import { randomFrom } from './random.mjs';
import { ensurePackages, repo } from './setup.mjs';

const rooms = ['core/log', 'core/sync'];
const work = join(repo, 'build/mutants');
const list = join(repo, 'docs/mutants.md');
const kept = join(repo, 'build/mutants.json');
const least = 0.9;
const workers = Math.max(1, Math.min(2, cpus().length));
const oneSpace = (text) => text.replace(/\s+/g, ' ').trim().replaceAll('`', "'");
const keyOf = ({ path, was, is, text }) =>
  `\`${path}\` \`${oneSpace(was)}\` → \`${oneSpace(is)}\` in \`${text}\``;

function allMutants() {
  return rooms.flatMap((room) =>
    readdirSync(join(repo, room))
      .filter((name) => name.endsWith('.cpp'))
      .sort()
      .flatMap((name) => {
        const path = `${room}/${name}`;
        const source = readFileSync(join(repo, path), 'utf8');
        const lines = source.split('\n');
        return mutantsOf(source).map((each) => ({ ...each, path, text: oneSpace(lines[each.line - 1]) }));
      }),
  );
}

function sample(all, size, seed) {
  const random = randomFrom(seed);
  const left = [...all];
  const chosen = [];
  while (chosen.length < size && left.length > 0)
    chosen.push(...left.splice(Math.floor(random() * left.length), 1));
  return chosen.map((mutant, i) => ({ ...mutant, number: i + 1 }));
}

/** Those that do not lie within each other can be in one program. */
function inRounds(mutants) {
  const rounds = [];
  const meets = (one) => (other) => one.path === other.path && one.start < other.end && other.start < one.end;
  for (const mutant of mutants) {
    const round = rounds.find((each) => !each.some(meets(mutant)));
    if (round) round.push(mutant);
    else rounds.push([mutant]);
  }
  return rounds;
}

const header = `#pragma once
namespace smasteg_mutants {
extern const int awake;
}
#define SMASTEG_MUTANT(number) (smasteg_mutants::awake == (number))
`;
const switchSource = `#include <cstdlib>
#include "mutant.h"
namespace smasteg_mutants {
extern const int awake = std::getenv("SMASTEG_MUTANT") ? std::atoi(std::getenv("SMASTEG_MUTANT")) : 0;
}
`;

const objectOf = (path) => join(work, `${path.replaceAll('/', '_')}.o`);

/** Compiles as the preset does; null, or what the compiler says. */
function compile(folder, command, source, object) {
  const words = `${command.replace(/ -o \S+ -c \S+$/, '')} -w -I${work} -o ${object} -c ${source}`;
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', words], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said = [];
    child.stderr.on('data', (bytes) => said.push(bytes));
    child.on('close', (code) => resolve(code === 0 ? null : Buffer.concat(said).toString()));
  });
}

/** A file with its mutants; those that do not compile are taken out, and given back. */
async function compileFile(folder, command, path, mutants) {
  const text = readFileSync(join(repo, path), 'utf8');
  const source = join(work, path);
  mkdirSync(dirname(source), { recursive: true });
  const wrong = [];
  let left = mutants;
  for (;;) {
    writeFileSync(source, `#include "mutant.h"\n#line 1 "${path}"\n${withMutants(text, left)}`);
    const said = await compile(folder, command, source, objectOf(path));
    if (said === null) return wrong;
    const lines = new Set(
      [...said.matchAll(/^(\S+?):(\d+):\d+: (?:fatal )?error/gm)].map(
        ([, file, line]) => basename(file) === basename(path) && Number(line),
      ),
    );
    let guilty = left.filter(({ line, start, end }) => {
      const last = line + text.slice(start, end).split('\n').length - 1;
      return [...lines].some((at) => at !== false && at >= line && at <= last);
    });
    if (guilty.length === 0) guilty = left;
    if (left.length === 0) throw new Stop(`${path} does not compile:\n${said}`);
    wrong.push(...guilty);
    left = left.filter((each) => !guilty.includes(each));
  }
}

/** One after the other, `workers` at a time. */
async function forEach(items, work) {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

/** The program with these mutants; resolves to those that do not compile. */
async function buildRound(folder, mutants, program) {
  const commands = new Map(
    JSON.parse(readFileSync(join(folder, 'compile_commands.json'), 'utf8')).map((each) => [
      each.file,
      each.command,
    ]),
  );
  writeFileSync(join(work, 'mutant.h'), header);
  writeFileSync(join(work, 'mutant.cpp'), switchSource);
  const paths = [...new Set(mutants.map(({ path }) => path))];
  const wrong = [];
  const [any] = commands.values();
  const said = await compile(folder, any, join(work, 'mutant.cpp'), objectOf('mutant.cpp'));
  if (said) throw new Stop(said);
  await forEach(paths, async (path) => {
    const command = commands.get(join(repo, path));
    if (!command) throw new Stop(`${folder} does not know ${path}`);
    wrong.push(
      ...(await compileFile(
        folder,
        command,
        path,
        mutants.filter((each) => each.path === path),
      )),
    );
  });
  // The linker takes from the library only what is not there already.
  const link = (await capture('ninja', ['-C', folder, '-t', 'commands', 'core_tests']))
    ?.trim()
    .split('\n')
    .at(-1);
  const objects = [...paths, 'mutant.cpp'].map(objectOf).join(' ');
  const line = link?.replace(/ -o core_tests /, ` -o ${program} ${objects} `);
  if (!line || line === link) throw new Stop(`${folder} does not say how core_tests is linked`);
  await run('sh', ['-c', line], { cwd: folder, quiet: true });
  return wrong;
}

/** Runs some tests with one mutant awake: how they ended, and after how long. */
function runTests(program, { number, filter = '*', output, withinMs }) {
  const start = performance.now();
  // A mistake may eat memory without end.
  const words = 'ulimit -v 4000000; ulimit -c 0; exec "$0" "$@"';
  const flags = ['--gtest_brief=1', '--gtest_fail_fast', `--gtest_filter=${filter}`];
  if (output) flags.push(`--gtest_output=json:${output}`);
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', words, program, ...flags], {
      cwd: repo,
      env: { ...process.env, SMASTEG_MUTANT: String(number), LLVM_PROFILE_FILE: '/dev/null' },
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: Math.ceil(withinMs),
      killSignal: 'SIGKILL',
    });
    const said = [];
    child.stdout.on('data', (bytes) => said.push(bytes));
    child.on('close', (code) => {
      const [, by] = /\[ {2}FAILED {2}\] ([\w./]+)/.exec(Buffer.concat(said).toString()) ?? [];
      resolve({ passed: code === 0, by, ms: performance.now() - start });
    });
  });
}

/**
 * Two filters, from how long each test took: quick tests go first, and notice most mistakes. Without `--slow`
 * only they run: the score is then what is certain, and could be higher. No mistake in core/log or core/sync
 * can reach what lies below them.
 */
function quickThenSlow(output, slowToo) {
  const tests = JSON.parse(readFileSync(output, 'utf8'))
    .testsuites.flatMap(({ name, testsuite }) =>
      testsuite.map((test) => ({
        name: `${name}.${test.name}`,
        file: test.file,
        seconds: Number.parseFloat(test.time),
      })),
    )
    .filter(({ file }) => !/tests\/core\/(?:base|catalogue)\//.test(file));
  const all = tests.reduce((sum, { seconds }) => sum + seconds, 0);
  const filters = [false, true].slice(0, slowToo ? 2 : 1).map((slow) => {
    const some = tests.filter(({ seconds }) => seconds > all / 50 === slow);
    const time = some.reduce((sum, { seconds }) => sum + seconds, 0);
    return { filter: some.map(({ name }) => name).join(':'), withinMs: 15_000 + 8000 * time };
  });
  return filters.filter(({ filter }) => filter !== '');
}

async function tryOne(program, mutant, filters) {
  for (const { filter, withinMs } of filters) {
    const { passed, by } = await runTests(program, { number: mutant.number, filter, withinMs });
    if (passed) continue;
    mutant.fate = 'killed';
    say(`  ${mutant.path}:${mutant.line} ${mutant.kind}: killed by ${by ?? 'a crash or the time limit'}`);
    return;
  }
  mutant.fate = 'survived';
  const change = [mutant.was, mutant.is].map(oneSpace).join('  →  ');
  say(`  ${mutant.path}:${mutant.line} ${mutant.kind}: SURVIVED  ${change}`);
}

async function runRound(folder, mutants, round, slowToo) {
  const program = join(work, `core_tests_${round}`);
  const wrong = await step(`building ${mutants.length} mutants into one program`, () =>
    buildRound(folder, mutants, program),
  );
  for (const mutant of wrong) mutant.fate = 'not compiled';
  const output = join(work, 'asleep.json');
  const asleep = await runTests(program, { number: 0, output, withinMs: 1_200_000 });
  if (!asleep.passed) throw new Stop(`with all mutants asleep the tests fail: ${asleep.by ?? 'they crash'}`);
  const filters = quickThenSlow(output, slowToo);
  await forEach(
    mutants.filter(({ fate }) => !fate),
    (mutant) => tryOne(program, mutant, filters),
  );
  rmSync(program, { force: true });
}

/** What docs/mutants.md says of mutants that change nothing anyone could see. */
function readExplained(all) {
  const text = existsSync(list) ? readFileSync(list, 'utf8') : '';
  const explained = new Set(
    [...text.matchAll(/^- (`[^`]+` `[^`]+` → `[^`]+` in `[^`]+`)$/gm)].map(([, key]) => key),
  );
  if (explained.size !== (text.match(/^- /gm)?.length ?? 0))
    throw new Stop('docs/mutants.md: a line that begins with "- " does not parse, or stands there twice');
  const there = new Set(all.map(keyOf));
  const gone = [...explained].filter((key) => !there.has(key));
  if (gone.length > 0)
    throw new Stop(`docs/mutants.md explains what is no mutant any more:\n- ${gone.join('\n- ')}`);
  return explained;
}

/** By place and the file's digest: what became of a mutant, as long as its file stays as it is. */
const nameOf = ({ path, start, end, is }) => {
  const digest = createHash('sha256')
    .update(readFileSync(join(repo, path)))
    .digest('hex')
    .slice(0, 16);
  return `${path} ${digest} ${start} ${end} ${is}`;
};

/** With more tests than before, what was killed stays killed. */
function recallKilled(chosen) {
  const fates = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {};
  for (const mutant of chosen) {
    const fate = fates[nameOf(mutant)];
    if (fate && fate !== 'survived') mutant.fate = fate;
  }
}

function keepFates(chosen) {
  const fates = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {};
  for (const mutant of chosen) fates[nameOf(mutant)] = mutant.fate;
  writeFileSync(kept, JSON.stringify(fates, null, 1));
}

function report(chosen, explained, all, seed, note) {
  const count = (fate) => chosen.filter((each) => each.fate === fate).length;
  const survivors = chosen.filter(({ fate }) => fate === 'survived');
  const open = survivors.filter((each) => !explained.has(keyOf(each)));
  if (open.length > 0) say('\nNo test notices:');
  for (const each of open)
    say(`\n${each.path}:${each.line}\n  - ${oneSpace(each.was)}\n  + ${oneSpace(each.is)}\n- ${keyOf(each)}`);
  const alive = count('killed') + open.length;
  const score = count('killed') / Math.max(alive, 1);
  const percent = `${(100 * score).toFixed(1)} %`;
  const equal = survivors.length - open.length;
  say(`\n${chosen.length} of ${all.length}, seed ${seed}: ${count('killed')} killed, ${open.length} not,`);
  say(`${equal} change nothing (docs/mutants.md), ${count('not compiled')} not compiled. Score ${percent}`);
  if (note) {
    const how =
      `\`npm run mutate -- --sample ${chosen.length} --seed ${seed} --note\`: so many of ${all.length} ` +
      'mutants of `core/log` and `core/sync`, drawn at random, each tried on `core_tests`, ' +
      'of whose slow tests only `--slow` makes use.';
    writeFigures('Mistakes that the tests notice', how, [
      ['noticed', `${count('killed')}`, ''],
      ['not noticed', `${open.length}`, ''],
      ['that change nothing one could notice, each in docs/mutants.md', `${equal}`, ''],
      ['that do not compile', `${count('not compiled')}`, ''],
      ['score: noticed, of those that compile and change something', percent, '≥ 90 %'],
    ]);
  }
  return score >= least ? 0 : 1;
}

export async function mutate(args) {
  const size = numberAfter(args, '--sample', 200);
  const seed = numberAfter(args, '--seed', 1);
  const preset = args[args.indexOf('--preset') + 1 || args.length] ?? 'release';
  const only = args.filter(
    (arg, i) => !arg.startsWith('--') && !['--sample', '--seed', '--preset'].includes(args[i - 1]),
  );
  await ensurePackages('build', 'native', 'test');
  const all = allMutants();
  const explained = readExplained(all);
  const chosen = sample(
    all.filter(({ path }) => only.length === 0 || only.some((start) => path.startsWith(start))),
    size,
    seed,
  );
  if (chosen.length === 0) throw new Stop(`no mutants in ${only.join(' ')}`, 2);
  const folder = await buildNative(preset, ['core_tests']);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  if (args.includes('--again')) recallKilled(chosen);
  const rounds = inRounds(chosen.filter(({ fate }) => !fate));
  for (const [i, round] of rounds.entries()) await runRound(folder, round, i + 1, args.includes('--slow'));
  keepFates(chosen);
  return report(chosen, explained, all, seed, args.includes('--note') && only.length === 0);
}
