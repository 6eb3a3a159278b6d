// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run inspector -- [FILE…]`: builds the inspector (debug/, docs/inspector.md) and opens it. Its window
// toolkit, Dear ImGui and ImPlot, both MIT, comes as source text from a package of PyPI into the cache
// folder, pinned by its hash. `--pictures` makes those of docs/inspector.md anew.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { makeRoom } from './bench_log_events.mjs';
import { xvfbPath } from './browsers.mjs';
import { buildNative } from './build.mjs';
import { capture, run, Stop, step } from './exec.mjs';
import { writeFigures } from './figures.mjs';
import { cache, ensurePackages, repo } from './setup.mjs';

const version = '1.93.0';
const hash = '10ad1dab8258a6787b4f07bb926b08d0efc648a7906242568c8dd778c5e719bf';
const debug = join(repo, 'debug');

/** Everything else of the repository is whole without that folder. */
export const hasInspector = () => existsSync(join(debug, 'CMakeLists.txt'));

/**
 * pip wants to know a source package's name and version before it hands it over, and would run the package's
 * own build to ask. This stands in for that build: it answers, and builds nothing.
 */
const standIn = `
import os
def prepare_metadata_for_build_wheel(folder, config_settings=None):
    name = 'imgui_bundle-${version}.dist-info'
    os.makedirs(os.path.join(folder, name))
    with open(os.path.join(folder, name, 'METADATA'), 'w') as file:
        file.write('Metadata-Version: 2.1\\nName: imgui-bundle\\nVersion: ${version}\\n')
    return name
`;

async function fetchSources(fresh) {
  const backend = join(fresh, 'stand_in', 'scikit_build_core');
  mkdirSync(backend, { recursive: true });
  writeFileSync(join(backend, '__init__.py'), '');
  writeFileSync(join(backend, 'build.py'), standIn);
  const python = join(fresh, 'venv', 'bin', 'python');
  await run('python3', ['-m', 'venv', join(fresh, 'venv')], { quiet: true });
  const how = ['--no-binary', ':all:', '--no-deps', '--no-build-isolation', '--disable-pip-version-check'];
  const pip = ['-m', 'pip', 'download', ...how, '--dest', fresh, `imgui-bundle==${version}`];
  const env = { ...process.env, PYTHONPATH: join(fresh, 'stand_in') };
  await run(python, pip, { quiet: true, env, cwd: fresh });
  const archive = readdirSync(fresh).find((name) => name.endsWith('.tar.gz'));
  if (!archive) throw new Stop(`pip brought no source package of imgui-bundle ${version}`);
  const found = createHash('sha256')
    .update(readFileSync(join(fresh, archive)))
    .digest('hex');
  if (found !== hash) throw new Stop(`imgui-bundle ${version} is not the one that was pinned: ${found}`);
  const top = `imgui_bundle-${version}/external`;
  const wanted = ['imgui/imgui', 'implot/implot'].map((folder) => `${top}/${folder}`);
  await run('tar', ['-xzf', join(fresh, archive), '-C', fresh, ...wanted], { quiet: true });
  return join(fresh, top);
}

/** Dear ImGui and ImPlot in the cache, once. Gives the folder that has both. */
export async function ensureImgui() {
  const folder = join(cache, `imgui-${version}`);
  if (existsSync(folder)) return folder;
  await ensurePackages('python');
  const fresh = `${folder}.${process.pid}`;
  try {
    await step(`fetching Dear ImGui ${version} and ImPlot into the cache folder (54 MB)`, async () => {
      const from = await fetchSources(fresh);
      const ready = join(fresh, 'ready');
      for (const name of ['imgui', 'implot']) {
        cpSync(join(from, name, name), join(ready, name), { recursive: true });
        const licence = readdirSync(join(ready, name)).find((file) => file.startsWith('LICENSE'));
        if (!licence || !readFileSync(join(ready, name, licence), 'utf8').includes('MIT License'))
          throw new Stop(`${name} is no longer under the MIT licence: read its terms before it is used`);
      }
      if (!existsSync(folder)) renameSync(ready, folder);
    });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}

/** build/release/smasteg-inspector and inspector_probe. Gives the folder. */
export async function buildInspector() {
  if (!hasInspector()) throw new Stop('there is no debug/ here, and without it no inspector');
  const imgui = await ensureImgui();
  await ensurePackages('build', 'native', 'inspector');
  const folder = await buildNative('release', ['smasteg_core']);
  const targets = ['smasteg-inspector', 'inspector_probe'];
  await step('building the inspector (release)', async () => {
    await run('cmake', [`-DSMASTEG_IMGUI=${imgui}`, folder], { cwd: repo, quiet: true });
    await run('cmake', ['--build', folder, '--target', ...targets], { cwd: repo });
  });
  return folder;
}

/** A screen in memory, for as long as the work takes. Gives the environment with it. */
export async function withScreen(work) {
  if (!xvfbPath()) throw new Stop('no Xvfb on this machine');
  const server = spawn(xvfbPath(), ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => server.once('close', resolve));
  try {
    const display = await new Promise((resolve, reject) => {
      let said = '';
      server.once('error', reject);
      server.once('exit', (code) => reject(new Stop(`Xvfb ended at once, with ${code}`)));
      server.stdio[3].on('data', (bytes) => {
        said += bytes;
        if (said.includes('\n')) resolve(said.trim());
      });
    });
    return await work({ ...process.env, DISPLAY: `:${display}`, LIBGL_ALWAYS_SOFTWARE: '1' });
  } finally {
    server.kill();
    await ended;
  }
}

/** The program writes its pictures' bytes as they are: packed they are a fiftieth. */
export function packPicture(path) {
  const bytes = readFileSync(path);
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + size);
    const packed = kind === 'IDAT' ? deflateSync(inflateSync(data), { level: 9 }) : data;
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), packed]);
    const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)];
    head.writeUInt32BE(packed.length);
    tail.writeUInt32BE(crc32(body));
    parts.push(head, body, tail);
    at += 12 + size;
  }
  writeFileSync(path, Buffer.concat(parts));
}

/** Those of docs/inspector.md, by debug/pictures.txt. */
async function makePictures(folder) {
  const images = join(repo, 'docs/images');
  const script = join(debug, 'pictures.txt');
  await withScreen((env) => run(join(folder, 'smasteg-inspector'), ['--script', script], { cwd: repo, env }));
  const made = readFileSync(script, 'utf8').match(/(?<=^picture docs\/images\/).*$/gm) ?? [];
  for (const name of made) packPicture(join(images, name));
}

/** What going to any place of 100,000 events costs. */
export async function benchInspector() {
  const folder = await buildInspector();
  const work = mkdtempSync(join(tmpdir(), 'smasteg-inspector-'));
  try {
    const file = join(work, 'room.jsonl');
    const { cards, events } = makeRoom();
    writeFileSync(file, [...cards, ...events].join('\n'));
    const text = await capture(join(folder, 'inspector_probe'), ['scrub', file, '101']);
    if (!text) throw new Stop('inspector_probe failed');
    const { checkpoints, builtMs, medianMs, lowestMs, highestMs } = JSON.parse(text);
    const ms = (value) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
    const how =
      'A room of 100,000 events, 101 places drawn at random, each asked for views `steps` and `status` of ' +
      'that moment, natively.';
    writeFigures('The inspector', how, [
      ['to any moment of 100 000 events', `${ms(medianMs)} (${ms(lowestMs)}–${ms(highestMs)})`, '≤ 100 ms'],
      ['checkpoints, and the time until all are there', `${checkpoints}, ${ms(builtMs)}`, ''],
    ]);
  } finally {
    rmSync(work, { recursive: true });
  }
}

export async function inspector(args) {
  const folder = await buildInspector();
  if (args.includes('--pictures')) {
    await makePictures(folder);
    return 0;
  }
  return run(join(folder, 'smasteg-inspector'), args, {
    cwd: process.env.INIT_CWD || process.cwd(),
    anyCode: true,
  });
}
