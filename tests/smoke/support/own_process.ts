// A program that a test has started, and everything that program has started: ended by its own id, and never
// by a name that others may have too.
// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

export interface OwnProcess {
  child: ChildProcess;
  stop(): Promise<void>;
}

/** What is left after so long is ended without being asked. */
const politeMs = 3_000;

export function startProcess(command: string, args: string[], options: SpawnOptions): OwnProcess {
  // Detached means: leader of a group, to which its children belong.
  const child = spawn(command, args, { ...options, detached: true });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const signal = (name: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // All of them have gone.
    }
  };
  return {
    child,
    async stop() {
      signal('SIGTERM');
      const timer = setTimeout(() => signal('SIGKILL'), politeMs);
      await ended;
      clearTimeout(timer);
      // The leader may have gone before its children.
      signal('SIGKILL');
    },
  };
}
