// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// Running commands and telling about it: what every tool here says goes through this file.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A failure that is explained already: its message is printed, without a stack. */
export class Stop extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The whole number after `name` among a command's words. */
export function numberAfter(args, name, otherwise) {
  const at = args.indexOf(name);
  if (at < 0) return otherwise;
  const value = Number(args[at + 1]);
  if (!Number.isSafeInteger(value) || value < 1) throw new Stop(`${name} wants a whole number, 1 or more`, 2);
  return value;
}

// `smasteg` owns stdout: then all that the build says goes to stderr.
let chatter = 1;
export function talkOnStderr() {
  chatter = 2;
}

export function say(line) {
  (chatter === 1 ? process.stdout : process.stderr).write(`${line}\n`);
}

/** Says what is being done and how long it took. */
export async function step(what, work) {
  say(`▸ ${what}`);
  const start = performance.now();
  const result = await work();
  say(`  ${((performance.now() - start) / 1000).toFixed(1)} s  ${what}`);
  return result;
}

/**
 * Runs a command to its end, its output shown. With `quiet`, output is kept back and shown only if it fails;
 * with `atEnd`, it is shown in one piece when the command has ended.
 * @returns {Promise<number>} the exit code when `anyCode` is set; else anything but 0 is a Stop
 */
export function run(
  command,
  args,
  { cwd, env, quiet = false, atEnd = false, anyCode = false, input = 'ignore', out = chatter } = {},
) {
  return new Promise((resolve, reject) => {
    const kept = [];
    const isKept = quiet || atEnd;
    const stdio = isKept ? [input, 'pipe', 'pipe'] : [input, out, 2];
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio });
    for (const stream of isKept ? [child.stdout, child.stderr] : [])
      stream.on('data', (bytes) => kept.push(bytes));
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', forward);
    process.on('SIGTERM', forward);
    const done = () => {
      process.off('SIGINT', forward);
      process.off('SIGTERM', forward);
    };
    child.on('error', (error) => {
      done();
      reject(new Stop(`cannot run ${command}: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      done();
      if (atEnd || (code !== 0 && quiet)) process.stderr.write(Buffer.concat(kept));
      if (code === 0 || anyCode) return resolve(code ?? 128);
      reject(
        new Stop(
          `${[command, ...args].join(' ')}: ${signal ? `ended by ${signal}` : `exit ${code}`}`,
          code ?? 1,
        ),
      );
    });
  });
}

/** Runs a command and gives what it wrote, or null if it is not there or failed. */
export function capture(command, args, { cwd, env, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: timeoutMs,
    });
    const chunks = [];
    child.stdout.on('data', (bytes) => chunks.push(bytes));
    child.on('error', () => resolve(null));
    child.on('close', (code) => resolve(code === 0 ? Buffer.concat(chunks).toString() : null));
  });
}

/** A port on 127.0.0.1 that nobody listened on a moment ago. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
