// web/headers.json in the words of nginx and Caddy, for docs/hosting.md; documents.test.ts compares them.
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';

interface Route {
  prefix: string;
  csp?: Record<string, string[]>;
  headers?: Record<string, string>;
}
interface Config {
  headers: Record<string, string>;
  cache: { hashed: string; other: string };
  routes: Route[];
}
type HeadersFor = (config: Config, path: string) => Record<string, string>;

const policyName = 'Content-Security-Policy';
const cacheName = 'Cache-Control';

/** What differs between paths, and what does not; `hashed` is the pattern of names that never change. */
async function read(root: string) {
  const source = readFileSync(`${root}/tools/headers.mjs`, 'utf8');
  const { headersFor } = (await import(`${root}/tools/headers.mjs`)) as { headersFor: HeadersFor };
  const config = JSON.parse(readFileSync(`${root}/web/headers.json`, 'utf8')) as Config;
  const hashed = /return \/(\^.+)\/\.test\(path\)/.exec(source)?.[1]?.replaceAll('\\/', '/') ?? '';
  const { [policyName]: policy = '', [cacheName]: _, ...always } = headersFor(config, '/');
  const policies = config.routes.map(({ prefix }) => ({
    prefix,
    policy: headersFor(config, prefix)[policyName] ?? '',
  }));
  return { policy, policies, always: Object.entries(always), cache: config.cache, hashed };
}

export async function nginx(root: string): Promise<string> {
  const { policy, policies, always, cache, hashed } = await read(root);
  return [
    '# Inside http { }: what differs between paths.',
    'map $uri $smasteg_policy {',
    `    default "${policy}";`,
    ...policies.map((each) => `    ~^${each.prefix} "${each.policy}";`),
    '}',
    'map $uri $smasteg_cache {',
    `    default "${cache.other}";`,
    `    "~${hashed}" "${cache.hashed}";`,
    '}',
    'server {',
    '    listen 443 ssl;',
    '    server_name smasteg.example.se;',
    '    # ssl_certificate and ssl_certificate_key as on your other sites',
    '    root /srv/smasteg/dist;',
    '    index index.html;',
    '    gzip on;',
    '    gzip_types text/css text/javascript application/javascript application/json application/wasm',
    '        image/svg+xml;',
    `    add_header ${policyName} $smasteg_policy always;`,
    `    add_header ${cacheName} $smasteg_cache always;`,
    ...always.map(([name, value]) => `    add_header ${name} "${value}" always;`),
    '}',
    '',
  ].join('\n');
}

export async function caddy(root: string): Promise<string> {
  const { policy, policies, always, cache, hashed } = await read(root);
  const name = (prefix: string) => prefix.replaceAll('/', '');
  return [
    'smasteg.example.se {',
    '    root * /srv/smasteg/dist',
    '    encode zstd gzip',
    '    file_server',
    '    header {',
    ...always.map(([header, value]) => `        ${header} "${value}"`),
    '    }',
    // Matchers that exclude each other: Caddy's order of directives then makes no difference.
    ...policies.flatMap((each) => [
      `    @${name(each.prefix)} path ${each.prefix}*`,
      `    header @${name(each.prefix)} ${policyName} "${each.policy}"`,
    ]),
    `    @rest not path ${policies.map(({ prefix }) => `${prefix}*`).join(' ')}`,
    `    header @rest ${policyName} "${policy}"`,
    `    @hashed path_regexp ${hashed}`,
    `    header @hashed ${cacheName} "${cache.hashed}"`,
    `    @other not path_regexp ${hashed}`,
    `    header @other ${cacheName} "${cache.other}"`,
    '}',
    '',
  ].join('\n');
}
