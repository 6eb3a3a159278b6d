// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// Two versions of the app to change between, and a host that publishes one after the other: for the tests and
// the soak of updates. The second differs from the first in every script and in both parts of the core.
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { run, Stop } from './exec.mjs';
import { filesIn, finish, integrityOf } from './finish.mjs';
import { staticHandler } from './serve.mjs';
import { repo } from './setup.mjs';

const folder = join(repo, 'build/versions');

/** A section that nobody reads: id 0, its length, a name of one letter. */
const idleSection = Buffer.from([0, 2, 1, 50]);

function otherCore(work) {
  const core = join(work, 'core');
  mkdirSync(core, { recursive: true });
  for (const name of ['core.mjs', 'parts.mjs', 'smasteg_core.mjs'])
    cpSync(join(repo, 'build/wasm', name), join(core, name));
  const hashes = ['smasteg_core.wasm', 'smasteg_core.deferred.wasm'].map((name) => {
    cpSync(join(repo, 'build/wasm', name), join(core, name));
    appendFileSync(join(core, name), idleSection);
    return integrityOf(readFileSync(join(core, name)));
  });
  writeFileSync(join(core, 'smasteg_core.hashes.mjs'), `export default ${JSON.stringify(hashes)};\n`);
  return join(core, 'core.mjs');
}

async function makeIn(work) {
  const [one, two] = [join(work, 'one'), join(work, 'two')];
  cpSync(join(repo, 'dist'), one, { recursive: true });
  const vite = join(repo, 'node_modules/.bin/vite');
  const env = { ...process.env, SMASTEG_CORE_WASM: otherCore(work), SMASTEG_BANNER: '/* two */' };
  await run(vite, ['build', '--logLevel', 'warn', '--outDir', two], { cwd: repo, env, quiet: true });
  finish(two);
  const same = filesIn(two).filter((path) => /\.(js|wasm)$/.test(path) && existsSync(join(one, path)));
  const common = same.map((path) => basename(path)).filter((name) => !/^(sw|watch-.*)\.js$/.test(name));
  if (common.length > 0) throw new Stop(`the two versions share ${common.join(', ')}`);
}

/** @returns {Promise<{one: string, two: string}>} two folders as dist/ is one; dist/ must be there */
export async function makeVersions() {
  const digest = createHash('sha256')
    .update(readFileSync(join(repo, 'dist/sw.js')))
    .digest('hex');
  const there = join(folder, digest.slice(0, 16));
  if (!existsSync(there)) {
    // Several tests may begin at once: each makes its own, and the first that is ready stays.
    const work = `${there}.${process.pid}`;
    await makeIn(work);
    try {
      renameSync(work, there);
    } catch {
      rmSync(work, { recursive: true, force: true });
    }
  }
  return { one: join(there, 'one'), two: join(there, 'two') };
}

/**
 * A static host that publishes under a path. `show` a folder there; `down`: as if there were no network.
 * `bare`: it sends no headers but the type, as hosts do that one cannot configure.
 */
export async function publishAt(base = '/', { bare = false } = {}) {
  const read = JSON.parse(readFileSync(join(repo, 'web/headers.json'), 'utf8'));
  const config = bare ? { ...read, csp: {}, headers: {}, routes: [] } : read;
  let handler;
  let isDown = false;
  const server = createServer((request, response) => {
    if (isDown || !handler) return request.socket.destroy();
    if (!request.url.startsWith(base)) return response.writeHead(404).end();
    request.url = `/${request.url.slice(base.length)}`;
    return handler(request, response);
  });
  await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    address: `http://localhost:${server.address().port}${base}`,
    show(dir) {
      handler = staticHandler(dir, config);
    },
    down(is) {
      isDown = is;
      if (is) server.closeAllConnections();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
