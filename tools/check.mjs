// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run check`: format, lint, types and the rules of the house; each is one part, and says its mend.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
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
  const files = findFiles(['core', 'cli', 'wasm', 'debug', 'tools', 'tests'], /\.(cpp|h)$/);
  const mode = fix ? ['-i'] : ['--dry-run', '-Werror'];
  await run(`clang-format-${llvm}`, [...mode, ...files], { cwd: repo, quiet: true });
}

/**
 * The static analyser takes three fifths of clang-tidy's time: in CI it goes through what reads the room's
 * bytes, on a desk through everything.
 */
const isAnalysed = (file) => !process.env.CI || file.startsWith('core/base/');

/** Where how each file is compiled is written down: by itself, with the headers that it names. */
const tidyBuild = 'build/tidy';

/** clang-tidy is slow: a clean file is asked again only when it, a header or the rules have changed. */
async function clangTidy() {
  const build = join(repo, tidyBuild);
  const headers = createHash('sha256').update(readFileSync(join(repo, '.clang-tidy')));
  for (const file of findFiles(['core', 'cli'], /\.h$/))
    headers.update(file).update(readFileSync(join(repo, file)));
  const common = headers.digest('hex');
  const stamps = join(build, 'clang-tidy');
  mkdirSync(stamps, { recursive: true });
  const work = [];
  for (const file of findFiles(['core', 'cli'], /\.cpp$/)) {
    const analysed = isAnalysed(file);
    const digest = createHash('sha256')
      .update(common)
      .update(`${file} ${analysed}`)
      .update(readFileSync(join(repo, file)))
      .digest('hex');
    const stamp = join(stamps, digest);
    if (!existsSync(stamp)) work.push({ file, stamp, analysed });
  }
  const bad = [];
  const worker = async () => {
    for (let job = work.shift(); job; job = work.shift()) {
      const args = ['-p', build, '--quiet', '--extra-arg=-Wno-unknown-warning-option'];
      if (!job.analysed) args.push('--checks=-clang-analyzer-*');
      const code = await run(`clang-tidy-${llvm}`, [...args, job.file], {
        cwd: repo,
        quiet: true,
        anyCode: true,
      });
      if (code === 0) writeFileSync(job.stamp, '');
      else bad.push(job.file);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  if (bad.length > 0) throw new Stop(`clang-tidy: mend ${bad.join(', ')}`);
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
    const alone = ['-DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON', '-DSMASTEG_UNITY=OFF'];
    await run('cmake', ['--preset', 'debug', '-B', tidyBuild, ...alone], { cwd: repo, quiet: true });
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
