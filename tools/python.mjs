// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// Packages from PyPI, each in a folder of its own in the cache, with what it brings pinned in a file: a
// homeserver to test with, and what tests compare with. Nothing of it is ever part of what is built.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { capture, run, Stop, step } from './exec.mjs';
import { cache, ensurePackages, repo } from './setup.mjs';

/** Its scripts know the name that the folder had first, so only `python -m` and `-c` are used. */
const pythonOf = (folder) => join(folder, 'bin', 'python');

/**
 * Installs a package once; the folder is there when it is complete. Gives its Python.
 * `folder`: what its folder is called before the version. `pins`: a file in tools/, as `pip freeze` writes.
 * `title`: how it is told of.
 */
export async function ensurePython({ name, folder: called, version, pins, title }) {
  const folder = join(cache, `${called}-${version}`);
  if (existsSync(folder)) return pythonOf(folder);
  await ensurePackages('python');
  const fresh = `${folder}.${process.pid}`;
  try {
    await step(`installing ${title} into the cache folder`, async () => {
      await run('python3', ['-m', 'venv', fresh], { quiet: true });
      // Wheels only: nothing is compiled here, and no package runs code of its own while it is installed.
      const pip = ['-m', 'pip', 'install', '--disable-pip-version-check', '--only-binary', ':all:'];
      const wanted = ['--constraint', join(repo, 'tools', pins), `${name}==${version}`];
      await run(pythonOf(fresh), [...pip, '--quiet', ...wanted], { quiet: true });
    });
    const ask = `import importlib.metadata as m; print(m.version('${name}'))`;
    const found = await capture(pythonOf(fresh), ['-c', ask]);
    if (found?.trim() !== version) throw new Stop(`${name} ${version} was asked for, ${found?.trim()} came`);
    if (!existsSync(folder)) renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return pythonOf(folder);
}
