// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// Runs the simulation's program over many seeds, shared out over the machine's cores.
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';

/**
 * Resolves to null when all rules held, or held for as long as `withinMs`; else to the line that says which
 * seed broke which rule. The first that does ends the others. `out`: where the story of that seed goes.
 */
export function runSchedules(
  program,
  { schedules, seed, withinMs, more = [], out = 'ignore', say = () => {} },
) {
  const share = Math.ceil(schedules / cpus().length);
  const children = new Set();
  const endAll = () => {
    for (const child of children) child.kill();
  };
  let broken = null;
  let ended = false;
  const runShare = (first) =>
    new Promise((resolve, reject) => {
      const count = Math.min(share, seed + schedules - first);
      const args = ['--schedules', String(count), '--seed', String(first), ...more];
      const child = spawn(program, args, { stdio: ['ignore', out, 'pipe'] });
      children.add(child);
      let told = '';
      child.stderr.on('data', (bytes) => {
        told += bytes;
      });
      child.on('error', reject);
      child.on('close', (code, signal) => {
        children.delete(child);
        // An assertion of the core's own that stops the program has found it too.
        if (!ended && code !== 0) broken = told.trim() || `ended by ${signal ?? code}, after seed ${first}`;
        if (!ended && code === 0) say(told.trim());
        if (broken !== null) ended = true;
        if (ended) endAll();
        resolve();
      });
    });
  const stop = () => {
    ended = true;
    endAll();
  };
  const timer = withinMs === undefined ? undefined : setTimeout(stop, withinMs);
  const shares = [];
  for (let first = seed; first < seed + schedules; first += share) shares.push(runShare(first));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
  return Promise.all(shares)
    .then(() => broken)
    .finally(() => {
      clearTimeout(timer);
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
    });
}
