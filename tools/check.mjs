// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run check`: format, lint, types and the rules of the house; each is one part, and says its mend.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { bin } from './build.mjs';
import { run, Stop, say, step } from './exec.mjs';
import { ensurePackages, repo } from './setup.mjs';

const llvm = '22';

function findFiles(folders, pattern) {
  const found = [];
  const visit = (path) => {
    for (const entry of readdirSync(join(repo, path), { withFileTypes: true })) {
      if (entry.name === 'node_modules' || entry.name === 'generated') continue;
      if (entry.isDirectory()) visit(`${path}/${entry.name}`);
      else if (pattern.test(entry.name)) found.push(`${path}/${entry.name}`);
    }
  };
  for (const folder of folders) if (existsSync(join(repo, folder))) visit(folder);
  return found.sort();
}

async function clangFormat(fix) {
  const files = findFiles(['core', 'cli', 'wasm', 'tools', 'tests'], /\.(cpp|h)$/);
  const mode = fix ? ['-i'] : ['--dry-run', '-Werror'];
  await run(`clang-format-${llvm}`, [...mode, ...files], { cwd: repo, quiet: true });
}

/**
 * The static analyser takes three fifths of clang-tidy's time: in CI it goes through what reads the room's
 * bytes, on a desk through everything.
 */
const isAnalysed = (files) => !process.env.CI || files[0].startsWith('core/base/');

/** Where how each file is compiled is written down, with the headers that it names and no others. */
const tidyBuild = 'build/tidy';

/** The core in groups, as it is built natively: the headers are gone through once for eight files. */
function tidyGroups() {
  const commands = JSON.parse(readFileSync(join(repo, tidyBuild, 'compile_commands.json'), 'utf8'));
  const groups = commands
    .filter(({ file }) => /\/smasteg_core\.dir\/Unity\//.test(file))
    .map(({ file }) => {
      const named = readFileSync(file, 'utf8').matchAll(/^#include "([^"]+)"/gm);
      return { entry: file, files: [...named].map(([, path]) => relative(repo, path)) };
    });
  const grouped = new Set(groups.flatMap(({ files }) => files));
  const alone = findFiles(['core', 'cli'], /\.cpp$/).filter((file) => !grouped.has(file));
  return [...groups, ...alone.map((file) => ({ entry: file, files: [file] }))];
}

/** clang-tidy is slow: a clean group is asked again only when it, a header or the rules have changed. */
async function clangTidy() {
  const build = join(repo, tidyBuild);
  const headers = createHash('sha256').update(readFileSync(join(repo, '.clang-tidy')));
  for (const file of findFiles(['core', 'cli'], /\.h$/))
    headers.update(file).update(readFileSync(join(repo, file)));
  const common = headers.digest('hex');
  const stamps = join(build, 'clang-tidy');
  mkdirSync(stamps, { recursive: true });
  const work = [];
  for (const { entry, files } of tidyGroups()) {
    const analysed = isAnalysed(files);
    const digest = createHash('sha256').update(`${common} ${analysed}`);
    for (const file of files) digest.update(file).update(readFileSync(join(repo, file)));
    const stamp = join(stamps, digest.digest('hex'));
    if (!existsSync(stamp)) work.push({ entry, files, stamp, analysed });
  }
  const bad = [];
  const worker = async () => {
    for (let job = work.shift(); job; job = work.shift()) {
      const args = ['-p', build, '--quiet', '--extra-arg=-Wno-unknown-warning-option'];
      // A group is made of them.
      args.push(`--checks=-bugprone-suspicious-include${job.analysed ? '' : ',-clang-analyzer-*'}`);
      const code = await run(`clang-tidy-${llvm}`, [...args, job.entry], {
        cwd: repo,
        quiet: true,
        anyCode: true,
      });
      if (code === 0) writeFileSync(job.stamp, '');
      else bad.push(...job.files);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  if (bad.length > 0) throw new Stop(`clang-tidy: mend one of ${bad.join(', ')}`);
}

/** Name → work; `fix` mends what can be mended. */
export const checks = {
  'format and lint (biome)': (fix) =>
    run(bin('biome'), ['check', '--error-on-warnings', ...(fix ? ['--write'] : [])], { cwd: repo }),
  'types (tsc)': async () => {
    await run(bin('tsc'), ['-p', 'tsconfig.json'], { cwd: repo });
    await run(bin('tsc'), ['-p', 'tests/tsconfig.json'], { cwd: repo });
  },
  'format (clang-format)': clangFormat,
  'lint (clang-tidy)': async () => {
    const plain = '-DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON';
    await run('cmake', ['--preset', 'debug', '-B', tidyBuild, plain], { cwd: repo, quiet: true });
    await clangTidy();
  },
  'shell scripts (bash -n)': () => run('bash', ['-n', 'emsdk-setup.sh', '.ci/run'], { cwd: repo }),
};

/** Runs all checks, also past a failed one; `--fix` mends what can be mended. */
export async function checkAll(args = []) {
  const { runVitest } = await import('./test.mjs');
  const fix = args.includes('--fix');
  await ensurePackages('build', 'native', 'test', 'check');
  const failed = [];
  const parts = { ...checks, 'the rules of the house (tests/tidy)': () => runVitest(['tests/tidy']) };
  for (const [name, work] of Object.entries(parts)) {
    try {
      await step(name, () => work(fix));
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      say(`  failed: ${error.message}`);
      failed.push(name);
    }
  }
  say(
    failed.length === 0
      ? 'All checks passed.'
      : `Failed: ${failed.join(', ')}. 'npm run check -- --fix' mends formats.`,
  );
  return failed.length === 0 ? 0 : 1;
}
