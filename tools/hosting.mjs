// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// web/headers.json in the words of nginx and Caddy: for docs/hosting.md, build/hosting/ and releases.
// Usage: node tools/hosting.mjs nginx|caddy [--base /a/b/] [--root /srv/smasteg/dist] [--host NAME]
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashedNames, headersFor } from './headers.mjs';

const repo = dirname(dirname(fileURLToPath(import.meta.url)));
const policyName = 'Content-Security-Policy';
const cacheName = 'Cache-Control';
const usual = { base: '/', root: '/srv/smasteg/dist', host: 'smasteg.example.se' };

/** What differs between paths, and what does not; `hashed` is the pattern of names that never change. */
function read(base) {
  const config = JSON.parse(readFileSync(join(repo, 'web/headers.json'), 'utf8'));
  const { [policyName]: policy = '', [cacheName]: _, ...always } = headersFor(config, '/');
  const policies = config.routes.map(({ prefix }) => ({
    name: prefix.replaceAll('/', ''),
    path: base + prefix.slice(1),
    policy: headersFor(config, prefix)[policyName] ?? '',
  }));
  const hashed = `^${base}${hashedNames.source.slice(2).replaceAll('\\/', '/').replace(/^\//, '')}`;
  return { policy, policies, always: Object.entries(always), cache: config.cache, hashed };
}

/** The folder is served at its own path: `root` for the host's root, else `alias` for what lies under it. */
function nginxPlace({ base, root }) {
  if (base === '/') return [`    root ${root};`, '    index index.html;'];
  return ['    index index.html;', `    location ${base} {`, `        alias ${root}/;`, '    }'];
}

export function nginx(options = {}) {
  const { base, root, host } = { ...usual, ...options };
  const { policy, policies, always, cache, hashed } = read(base);
  return [
    '# Inside http { }: what differs between paths.',
    'map $uri $smasteg_policy {',
    `    default "${policy}";`,
    ...policies.map((each) => `    ~^${each.path} "${each.policy}";`),
    '}',
    'map $uri $smasteg_cache {',
    `    default "${cache.other}";`,
    `    "~${hashed}" "${cache.hashed}";`,
    '}',
    'server {',
    '    listen 443 ssl;',
    `    server_name ${host};`,
    '    # ssl_certificate and ssl_certificate_key as on your other sites',
    ...nginxPlace({ base, root }),
    '    types {',
    '        text/html html;',
    '        text/css css;',
    '        text/javascript js;',
    '        application/json json;',
    '        application/wasm wasm;',
    '        application/manifest+json webmanifest;',
    '        image/svg+xml svg;',
    '        image/png png;',
    '    }',
    '    charset utf-8;',
    '    charset_types text/html text/css text/javascript application/json application/manifest+json;',
    '    gzip on;',
    '    gzip_types text/css text/javascript application/json application/manifest+json application/wasm',
    '        image/svg+xml;',
    `    add_header ${policyName} $smasteg_policy always;`,
    `    add_header ${cacheName} $smasteg_cache always;`,
    ...always.map(([name, value]) => `    add_header ${name} "${value}" always;`),
    '}',
    '',
  ].join('\n');
}

function caddyPlace({ base, root }) {
  if (base === '/') return [`    root * ${root}`, '    encode zstd gzip', '    file_server'];
  return [
    '    encode zstd gzip',
    `    handle_path ${base}* {`,
    `        root * ${root}`,
    '        file_server',
    '    }',
  ];
}

export function caddy(options = {}) {
  const { base, root, host } = { ...usual, ...options };
  const { policy, policies, always, cache, hashed } = read(base);
  return [
    `${host} {`,
    ...caddyPlace({ base, root }),
    '    header {',
    ...always.map(([header, value]) => `        ${header} "${value}"`),
    '    }',
    // Matchers that exclude each other: Caddy's order of directives then makes no difference.
    ...policies.flatMap((each) => [
      `    @${each.name} path ${each.path}*`,
      `    header @${each.name} ${policyName} "${each.policy}"`,
    ]),
    `    @rest not path ${policies.map(({ path }) => `${path}*`).join(' ')}`,
    `    header @rest ${policyName} "${policy}"`,
    `    @hashed path_regexp ${hashed}`,
    `    header @hashed ${cacheName} "${cache.hashed}"`,
    `    @other not path_regexp ${hashed}`,
    `    header @other ${cacheName} "${cache.other}"`,
    '}',
    '',
  ].join('\n');
}

/** Both, as files beside a build. */
export function writeHosting(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'smasteg.nginx.conf'), nginx());
  writeFileSync(join(folder, 'smasteg.Caddyfile'), caddy());
}

function main([kind, ...words]) {
  const options = {};
  for (let i = 0; i < words.length; i += 2) options[words[i].replace(/^--/, '')] = words[i + 1];
  const write = { nginx, caddy }[kind];
  const known = Object.keys(options).every((name) => Object.hasOwn(usual, name) && options[name]);
  if (!write || !known || !/^\/(.+\/)?$/.test(options.base ?? '/')) {
    process.stderr.write('usage: hosting.mjs nginx|caddy [--base /a/b/] [--root FOLDER] [--host NAME]\n');
    process.exit(2);
  }
  process.stdout.write(write(options));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  main(process.argv.slice(2));
