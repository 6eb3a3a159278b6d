// The inspector's programs, and a screen in memory for them.
// SPDX-License-Identifier: EUPL-1.2
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { makeRoom } from '../../tools/bench_log_events.mjs';
import { withScreen } from '../../tools/inspector.mjs';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const folder = mkdtempSync(join(tmpdir(), 'smasteg-inspector-'));

export function write(name: string, bytes: string | Buffer): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

/** A room of so many events, as JSON lines. */
export function roomOf(total: number): string {
  const { cards, events } = makeRoom(total);
  return write(`room_${total}.jsonl`, [...cards, ...events].join('\n'));
}

/** `build`: `release`, or `debug` with AddressSanitizer and UndefinedBehaviorSanitizer. */
export function probe(build: 'release' | 'debug', args: string[]) {
  const done = spawnSync(join(root, 'build', build, 'inspector_probe'), args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

/** Runs the lines in a window. What it printed, what it complained of, and how it ended. */
export function play(lines: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const script = write('script.txt', `${lines.join('\n')}\n`);
  return withScreen(
    (env: NodeJS.ProcessEnv) =>
      new Promise((resolve) => {
        const child = spawn(join(root, 'build/release/smasteg-inspector'), ['--script', script], {
          cwd: root,
          env,
        });
        const said = { out: '', err: '' };
        child.stdout.on('data', (bytes) => {
          said.out += bytes;
        });
        child.stderr.on('data', (bytes) => {
          said.err += bytes;
        });
        child.on('close', (code) => resolve({ code, ...said }));
      }),
  );
}

/** The colours of a picture, and of how much of it the commonest is. */
export function coloursOf(path: string): { colours: number; commonest: number } {
  const bytes = readFileSync(path);
  const width = bytes.readUInt32BE(16);
  const size = bytes.readUInt32BE(33);
  const rows = inflateSync(bytes.subarray(41, 41 + size));
  const counts = new Map<number, number>();
  for (let at = 0; at < rows.length; at += 1 + width * 3)
    for (let x = at + 1; x < at + 1 + width * 3; x += 3) {
      const colour = rows.readUIntBE(x, 3);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  const all = [...counts.values()];
  return { colours: all.length, commonest: Math.max(...all) / all.reduce((sum, count) => sum + count, 0) };
}
