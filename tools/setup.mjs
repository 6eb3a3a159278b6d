// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// Brings what a fresh machine lacks, and nothing that it has: Node and npm (in the cache folder), npm
// packages (in the clone), Debian packages, Emscripten (by emsdk-setup.sh). Needs nothing but a Node >= 18
// with npm.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumPath, firefoxPath, webkitDriverPath, xvfbPath } from './browsers.mjs';
import { capture, run, Stop, step } from './exec.mjs';

export const repo = dirname(dirname(fileURLToPath(import.meta.url)));
export const cache = process.env.SMASTEG_CACHE || join(homedir(), '.cache', 'smasteg');

const nodeVersion = '24.21.0'; // when the machine's own is older than 22
// When the machine's own is older than 11: older ones forget a platform's packages.
const npmVersion = '11.19.1';

// An outer npm tells its children where it is and which folder it serves; an inner one must find out itself.
export function cleanEnv() {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    if (
      /^npm_(lifecycle|package|node_execpath|execpath|command|config_local_prefix|config_user_agent)/.test(
        name,
      )
    )
      delete env[name];
  }
  return env;
}

function putFirstInPath(folder) {
  process.env.PATH = `${folder}${delimiter}${process.env.PATH}`;
}

/** Installs packages into a folder of their own in the cache; the folder is there when it is complete. */
async function installApart(folder, packages) {
  if (existsSync(folder)) return;
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  writeFileSync(join(fresh, 'package.json'), '{"private":true}\n');
  try {
    await run('npm', ['install', '--prefix', fresh, '--no-audit', '--no-fund', ...packages], {
      env: cleanEnv(),
      cwd: fresh,
      quiet: true,
    });
    if (!existsSync(folder)) renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/**
 * Makes sure that this runs in a Node >= 22, with an npm >= 11 in PATH.
 * @returns {Promise<string | null>} the Node to go on with, when it is another one
 */
export async function ensureNode() {
  const [major] = process.versions.node.split('.').map(Number);
  let next = null;
  if (major < 22) {
    const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
    const folder = join(cache, `node-${nodeVersion}`);
    if (!existsSync(folder)) {
      await step(
        `Node ${process.versions.node} is too old: fetching ${nodeVersion} into the cache folder`,
        () => installApart(folder, [`${name}@${nodeVersion}`]),
      );
    }
    const bin = join(folder, 'node_modules', name, 'bin');
    next = join(bin, 'node');
    if (!existsSync(next))
      throw new Stop(`no Node for this machine (${name}): install Node 22 or newer and start again`);
    putFirstInPath(bin);
  }
  const npm = (await capture('npm', ['--version']))?.trim();
  if (!npm) throw new Stop('npm is missing: install it beside Node and start again');
  if (Number(npm.split('.')[0]) < 11) {
    const folder = join(cache, `npm-${npmVersion}`);
    if (!existsSync(folder)) {
      await step(`npm ${npm} is too old: fetching ${npmVersion} into the cache folder`, () =>
        installApart(folder, [`npm@${npmVersion}`]),
      );
    }
    putFirstInPath(join(folder, 'node_modules', '.bin'));
  }
  return next;
}

/** `npm ci` when package-lock.json is another than at the last time, or node_modules is gone. */
export async function ensureNpmPackages() {
  const lock = readFileSync(join(repo, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).update(process.arch).digest('hex');
  const stamp = join(repo, 'node_modules', '.smasteg-stamp');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  await step('installing the npm packages (npm ci)', async () => {
    await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: repo, env: cleanEnv(), quiet: true });
    writeFileSync(stamp, digest);
  });
}

const has = async (command) => (await capture('sh', ['-c', `command -v ${command}`])) !== null;
const hasPackage = async (name) => (await capture('dpkg', ['-s', name]))?.includes('ok installed') ?? false;
const anyOf = (...paths) => paths.some((path) => existsSync(path));

/** What the work needs: how it shows, and the Debian package that brings it. */
const needs = {
  build: [
    { package: 'cmake', there: () => has('cmake') },
    { package: 'ninja-build', there: () => has('ninja') },
    { package: 'python3', there: () => has('python3') },
    {
      package: 'nlohmann-json3-dev',
      there: () => anyOf('/usr/include/nlohmann/json.hpp', '/usr/local/include/nlohmann/json.hpp'),
    },
  ],
  native: [
    { package: 'g++', there: async () => (await has('g++')) || has('c++') },
    {
      package: 'libcli11-dev',
      there: () => anyOf('/usr/include/CLI/CLI.hpp', '/usr/local/include/CLI/CLI.hpp'),
    },
  ],
  test: [
    { package: 'googletest', there: () => anyOf('/usr/src/googletest/CMakeLists.txt') },
    { package: 'chromium', there: () => chromiumPath() !== undefined },
    { package: 'nginx-light', there: () => anyOf('/usr/sbin/nginx') },
  ],
  // The other two engines: half a gigabyte that only `npm test -- smoke` wants.
  browsers: [
    { package: 'firefox-esr', there: () => firefoxPath() !== undefined },
    { package: 'webkit2gtk-driver', there: () => webkitDriverPath() !== undefined },
    { package: 'xvfb', there: () => xvfbPath() !== undefined },
  ],
  // What the inspector's window wants; and where there is no screen, one in memory.
  inspector: [
    { package: 'libglfw3-dev', there: () => anyOf('/usr/include/GLFW/glfw3.h') },
    { package: 'libgl-dev', there: () => anyOf('/usr/include/GL/gl.h') },
    { package: 'libgl1-mesa-dri', there: () => hasPackage('libgl1-mesa-dri') },
    { package: 'xvfb', there: () => xvfbPath() !== undefined },
  ],
  python: [
    { package: 'python3', there: () => has('python3') },
    {
      // Debian keeps pip's own wheel apart from Python.
      package: 'python3-venv',
      there: async () => (await capture('python3', ['-c', 'import venv, ensurepip'])) !== null,
    },
  ],
  fuzz: [
    { package: 'clang-22', there: () => has('clang++-22') },
    {
      package: 'libclang-rt-22-dev',
      there: () =>
        anyOf(
          '/usr/lib/llvm-22/lib/clang/22/lib/linux/libclang_rt.fuzzer-x86_64.a',
          '/usr/lib/llvm-22/lib/clang/22/lib/x86_64-pc-linux-gnu/libclang_rt.fuzzer.a',
        ),
    },
  ],
  coverage: [
    { package: 'clang-22', there: () => has('clang++-22') },
    { package: 'llvm-22', there: () => has('llvm-cov-22') },
    {
      package: 'libclang-rt-22-dev',
      there: () =>
        anyOf(
          '/usr/lib/llvm-22/lib/clang/22/lib/linux/libclang_rt.profile-x86_64.a',
          '/usr/lib/llvm-22/lib/clang/22/lib/x86_64-pc-linux-gnu/libclang_rt.profile.a',
        ),
    },
  ],
  check: [
    { package: 'clang-format-22', there: () => has('clang-format-22') },
    { package: 'clang-tidy-22', there: () => has('clang-tidy-22') },
  ],
};

/** Installs the Debian packages that the kinds of work need; says exactly what is missing where it can't. */
export async function ensurePackages(...kinds) {
  const missing = [];
  for (const need of kinds.flatMap((kind) => needs[kind]))
    if (!(await need.there())) missing.push(need.package);
  if (missing.length === 0) return;
  const names = missing.join(' ');
  if (!(await has('apt-get'))) {
    throw new Stop(
      `missing on this machine: ${names} (Debian's names). Install them with its own tools and start again`,
    );
  }
  const root = process.getuid?.() === 0;
  if (!root && (await capture('sudo', ['-n', 'true'])) === null) {
    throw new Stop(`missing on this machine: ${names}. This needs root: sudo apt-get install ${names}`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => {
    const line = ['apt-get', '-qq', '-o', 'DPkg::Lock::Timeout=300', ...args];
    return root
      ? run(line[0], line.slice(1), { env, quiet: true })
      : run('sudo', ['-n', 'DEBIAN_FRONTEND=noninteractive', ...line], { quiet: true });
  };
  await step(`installing Debian packages: ${names}`, async () => {
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', ...missing);
  });
}

/** The environment in which emcc and CMake's wasm presets work. */
export async function ensureEmscripten() {
  await step('Emscripten', () =>
    run('bash', [join(repo, 'emsdk-setup.sh')], { env: { ...cleanEnv(), SMASTEG_CACHE: cache } }),
  );
  const text = await capture('bash', ['-c', '. "$1" && env -0', 'bash', join(cache, 'emsdk', 'env.sh')]);
  if (!text) throw new Stop('emsdk-setup.sh left no usable environment');
  const env = {};
  for (const line of text.split('\0')) {
    const at = line.indexOf('=');
    if (at > 0) env[line.slice(0, at)] = line.slice(at + 1);
  }
  return env;
}
