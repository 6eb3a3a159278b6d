// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// Core → Wasm → dist/, and the native programs. Each part does only what has changed since the last time.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { capture, run, Stop, say, step } from './exec.mjs';
import { finish } from './finish.mjs';
import { writeHosting } from './hosting.mjs';
import { ensureEmscripten, ensureNpmPackages, ensurePackages, repo } from './setup.mjs';

export const bin = (name) => join(repo, 'node_modules', '.bin', name);

async function cmake(preset, targets, env = process.env, source = repo) {
  const folder = join(source, 'build', preset);
  // Another Emscripten, another checkout folder or other presets: CMake's own cache would go on with the old.
  const wanted = createHash('sha256')
    .update(readFileSync(join(source, 'CMakePresets.json')))
    .update(`${source}\0${env.EMSCRIPTEN_ROOT ?? ''}`)
    .digest('hex');
  const stamp = join(folder, '.configured');
  if (
    !existsSync(join(folder, 'build.ninja')) ||
    !existsSync(stamp) ||
    readFileSync(stamp, 'utf8') !== wanted
  ) {
    await step(`configuring ${relative(repo, folder)}`, async () => {
      await run('cmake', ['--fresh', '--preset', preset], { cwd: source, env, quiet: true });
      writeFileSync(stamp, wanted);
    });
  }
  await step(`building ${targets.join(', ')} (${preset})`, () =>
    run('cmake', ['--build', folder, '--target', ...targets], { cwd: source, env }),
  );
  return folder;
}

/** Builds targets natively; `preset` debug, release or asan; `source`: this repository, or a copy of it. */
export async function buildNative(preset, targets, source = repo) {
  await ensurePackages('build', 'native');
  return cmake(preset, targets, process.env, source);
}

let emscripten;
export async function buildWasm(targets = ['smasteg_wasm'], preset = 'wasm') {
  await ensurePackages('build');
  emscripten ??= await ensureEmscripten();
  return cmake(preset, targets, emscripten);
}

/** Every file that vite may read, by content: the build is skipped while this stays the same. */
function inputsDigest() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const full = join(repo, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) if (name !== 'node_modules') visit(`${path}/${name}`);
      return;
    }
    hash.update(`${path}\0`).update(createHash('sha256').update(readFileSync(full)).digest());
  };
  for (const path of [
    'web',
    'widget',
    'content',
    'tools/finish.mjs',
    'tools/headers.mjs',
    'tools/hosting.mjs',
    'vite.config.ts',
    'tsconfig.json',
    'package.json',
    'package-lock.json',
  ])
    visit(path);
  for (const name of ['core.mjs', 'parts.mjs', 'smasteg_core.mjs', 'smasteg_core.hashes.mjs'])
    visit(`build/wasm/${name}`);
  for (const name of ['smasteg_core.wasm', 'smasteg_core.deferred.wasm']) visit(`build/wasm/${name}`);
  return hash.digest('hex');
}

/** dist/, complete: static files for any web server. */
export async function buildDist() {
  await ensureNpmPackages();
  await buildWasm();
  const stamp = join(repo, 'build', 'dist-stamp');
  const digest = inputsDigest();
  if (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === digest &&
    existsSync(join(repo, 'dist/index.html'))
  ) {
    say('▸ dist/ is up to date');
    return;
  }
  await step('building the pages (vite)', async () => {
    await run(bin('vite'), ['build', '--logLevel', 'warn'], { cwd: repo });
    finish(join(repo, 'dist'));
    writeHosting(join(repo, 'build/hosting'));
    writeFileSync(stamp, digest);
  });
}

/** build/matrix-host/: the page that stands in for a Matrix client, for tests and for trying out. */
export async function buildMatrixHost() {
  await ensureNpmPackages();
  const folder = join(repo, 'build', 'matrix-host');
  const stamp = join(folder, '.stamp');
  const digest = inputsDigest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return folder;
  await step('building the host page (vite)', async () => {
    const config = 'widget/host/matrix/vite.config.ts';
    await run(bin('vite'), ['build', '--config', config, '--logLevel', 'warn'], { cwd: repo });
    writeFileSync(stamp, digest);
  });
  return folder;
}

const protocolFile = 'web/src/core/protocol.gen.ts';

async function protocolText() {
  const folder = await buildNative('debug', ['protocol_gen']);
  const text = await capture(join(folder, 'protocol_gen'), []);
  if (!text) throw new Stop('protocol_gen failed');
  return text;
}

/** Writes the TypeScript side of the contract anew. */
export async function writeProtocol() {
  writeFileSync(join(repo, protocolFile), await protocolText());
  say(`  wrote ${protocolFile}`);
}

/** A Stop when the committed file is not what the core says. */
export async function checkProtocol() {
  if ((await protocolText()) !== readFileSync(join(repo, protocolFile), 'utf8')) {
    throw new Stop(`${protocolFile} is not what core/ says: run 'npm run protocol' and commit it`);
  }
}
