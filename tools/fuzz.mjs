// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run fuzz -- [--runs N] [TARGET…]`: feeds the core with bytes nobody wrote, under AddressSanitizer and
// UndefinedBehaviorSanitizer, two targets at a time. N is for all of them together, 5,000,000 unless told.
// `--keep` makes the kept corpora anew, as small as they can be with the same reach. What breaks a promise is
// kept in build/findings and named, with the line that tells it again.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildNative } from './build.mjs';
import { numberAfter, run, Stop, say } from './exec.mjs';
import { ensurePackages, repo } from './setup.mjs';

const corpora = join(repo, 'tests/fuzz/corpus');
const findings = join(repo, 'build/findings');
/** Larger ones find nothing that smaller do not: every limit has a test of its own. */
const longest = { codec: 4096, grammar: 600, snapshot: 2048, engine: 4096, deck: 4096 };
const targets = Object.keys(longest);

async function fuzzOne(folder, target, runs, keep) {
  const grown = mkdtempSync(join(tmpdir(), `smasteg-fuzz-${target}-`));
  const kept = join(corpora, target);
  const program = join(folder, `fuzz_${target}`);
  const start = performance.now();
  try {
    const code = await run(
      program,
      [
        `-runs=${runs}`,
        `-max_len=${longest[target]}`,
        '-timeout=10',
        '-print_final_stats=0',
        '-verbosity=0',
        `-artifact_prefix=${findings}/${target}-`,
        grown,
        kept,
      ],
      { cwd: repo, anyCode: true },
    );
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    say(`${code === 0 ? '✓' : '✗'} ${target.padEnd(9)} ${runs} runs, ${seconds} s`);
    if (code !== 0) say(`  again: build/fuzz/fuzz_${target} build/findings/${target}-…`);
    if (code === 0 && keep) {
      const merged = `${grown}-merged`;
      mkdirSync(merged);
      await run(
        program,
        ['-set_cover_merge=1', '-use_counters=0', `-max_len=${longest[target]}`, merged, kept, grown],
        { quiet: true },
      );
      rmSync(kept, { recursive: true });
      cpSync(merged, kept, { recursive: true });
      rmSync(merged, { recursive: true });
      say(`  keeps ${readdirSync(kept).length} files`);
    }
    return code === 0;
  } finally {
    rmSync(grown, { recursive: true, force: true });
  }
}

export async function fuzz(args) {
  const all = numberAfter(args, '--runs', 5_000_000);
  const named = args.filter((arg, i) => !arg.startsWith('--') && args[i - 1] !== '--runs');
  const chosen = named.length > 0 ? named : targets;
  const wrong = chosen.find((name) => !targets.includes(name));
  if (wrong) throw new Stop(`no target '${wrong}': ${targets.join(', ')}`, 2);
  await ensurePackages('fuzz');
  const folder = await buildNative(
    'fuzz',
    chosen.map((target) => `fuzz_${target}`),
  );
  mkdirSync(findings, { recursive: true });
  const waiting = [...chosen];
  let failed = 0;
  const worker = async () => {
    for (let target = waiting.shift(); target; target = waiting.shift())
      if (!(await fuzzOne(folder, target, Math.ceil(all / chosen.length), args.includes('--keep'))))
        failed += 1;
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(2, cpus().length)) }, worker));
  return failed > 0 ? 1 : 0;
}
