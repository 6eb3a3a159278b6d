// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run release`: what is put on a server, as an archive with its hashes: dist/, the headers for nginx and
// Caddy, the licences, a list of what it is made of (CycloneDX) and SHA256SUMS. The same sources give the
// same bytes; `-- --verify` builds the committed sources in two folders and compares.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture, run, Stop, say, step } from './exec.mjs';
import { filesIn } from './finish.mjs';
import { writeHosting } from './hosting.mjs';
import { cleanEnv, repo } from './setup.mjs';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const readJson = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

/** Our own parts of what is shipped; what these depend on is shipped too. */
const shipped = ['wasm', 'web', 'widget'];

/** Name → its own package.json, of all that is in what people load. */
function packagesShipped() {
  const found = new Map();
  const visit = (names) => {
    for (const name of names) {
      if (found.has(name) || name.startsWith('@types/')) continue;
      const described = readJson(repo, 'node_modules', name, 'package.json');
      found.set(name, described);
      visit(Object.keys(described.dependencies ?? {}));
    }
  };
  for (const part of shipped) visit(Object.keys(readJson(repo, part, 'package.json').dependencies ?? {}));
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** CycloneDX 1.6. Without a time or a number of its own: it says the same each time. */
function billOf(packages, lock) {
  const { version } = readJson(repo, 'package.json');
  const components = packages.map(({ name, version: is, license }) => ({
    type: 'library',
    'bom-ref': `pkg:npm/${encodeURIComponent(name)}@${is}`,
    name,
    version: is,
    licenses: [{ license: { id: license } }],
    purl: `pkg:npm/${encodeURIComponent(name)}@${is}`,
    hashes: [
      {
        alg: 'SHA-512',
        content: Buffer.from(
          lock.packages[`node_modules/${name}`].integrity.replace('sha512-', ''),
          'base64',
        ).toString('hex'),
      },
    ],
  }));
  components.push({
    type: 'library',
    'bom-ref': 'emscripten-runtime',
    name: 'emscripten',
    description: 'its run-time, C++ library and Embind, linked into the core',
    licenses: [{ license: { id: 'MIT' } }, { license: { name: 'Apache-2.0 WITH LLVM-exception' } }],
  });
  const subject = { type: 'application', 'bom-ref': 'smasteg', name: 'smasteg', version };
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { ...subject, licenses: [{ license: { id: 'EUPL-1.2' } }] } },
    components,
    dependencies: [{ ref: 'smasteg', dependsOn: components.map((each) => each['bom-ref']) }],
  };
}

function licencesOf(packages) {
  const parts = packages.map(({ name, version, license }) => {
    const folder = join(repo, 'node_modules', name);
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`;
    return `${name} ${version} (${license})\n${'-'.repeat(60)}\n${text}\n`;
  });
  return [
    'Småsteg: EUPL-1.2 (LICENSE). The texts in content/: CC0-1.0.',
    'What it is built of, and what people load with it:\n',
    ...parts,
    'Emscripten (MIT), with LLVM’s libc++ and libc++abi (Apache-2.0 WITH LLVM-exception) and musl (MIT)\n',
  ].join('\n');
}

/** `from`: a repository that has been built. @returns {Promise<string>} the archive */
async function pack(from, out) {
  const { version } = readJson(from, 'package.json');
  const name = `smasteg-${version}`;
  const folder = join(out, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(from, 'dist'), join(folder, 'dist'), { recursive: true });
  writeHosting(join(folder, 'hosting'));
  cpSync(join(from, 'LICENSE'), join(folder, 'LICENSE'));
  const packages = packagesShipped();
  const bill = billOf(packages, readJson(from, 'package-lock.json'));
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`);
  writeFileSync(join(folder, 'LICENCES.txt'), licencesOf(packages));
  const sums = filesIn(folder).map((path) => `${sha256(readFileSync(join(folder, path)))}  ${path}\n`);
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
  const archive = join(out, `${name}.tar.gz`);
  const tar =
    'tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX -C "$1" -cf - "$2" ' +
    '| gzip -9n > "$3"';
  await run('bash', ['-o', 'pipefail', '-c', tar, 'tar', out, name, archive]);
  return archive;
}

/** The committed sources, somewhere else, built from nothing. */
async function buildElsewhere(place) {
  const folder = mkdtempSync(join(tmpdir(), place));
  const copy = 'git archive HEAD | tar -x -C "$1"';
  await run('bash', ['-o', 'pipefail', '-c', copy, 'git', folder], { cwd: repo });
  await run('cp', ['-a', join(repo, 'node_modules'), folder]);
  await run(process.execPath, [join(folder, 'tools/run.mjs'), 'build'], {
    cwd: folder,
    env: { ...cleanEnv(), CCACHE_DISABLE: '1' },
    quiet: true,
  });
  return folder;
}

async function verify(out) {
  const sums = [];
  for (const place of ['smasteg-one-', 'another-place-for-smasteg-']) {
    const folder = await step(`building in ${place}…`, () => buildElsewhere(place));
    try {
      sums.push(sha256(readFileSync(await pack(folder, join(folder, 'build/release')))));
      if (sums.length === 1)
        cpSync(join(folder, 'build/release'), join(out, 'verified'), { recursive: true });
      else if (sums[0] !== sums[1]) {
        const differing = await capture('diff', [
          '-rq',
          join(out, 'verified'),
          join(folder, 'build/release'),
        ]);
        say(differing ?? '');
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  if (sums[0] !== sums[1]) throw new Stop(`two builds of the same sources differ: ${sums.join(' ')}`);
  say(`  the same twice: ${sums[0]}`);
}

export async function release(args) {
  const out = join(repo, 'build/release');
  mkdirSync(out, { recursive: true });
  if (args.includes('--verify')) return verify(out);
  if (!existsSync(join(repo, 'dist/sw.js'))) throw new Stop("run 'npm run build' first");
  const archive = await pack(repo, out);
  say(`  ${archive}\n  sha256 ${sha256(readFileSync(archive))}`);
}
