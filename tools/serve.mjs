// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// Serves dist/ as a production server should: the headers of web/headers.json, right types, compressed.
// It reads only files that lie in the folder, and answers GET and HEAD only.
// Usage: node tools/serve.mjs [--dir dist]; PORT (8080) and HOST (127.0.0.1) from the environment.
import { createReadStream, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { headersFor } from './headers.mjs';

const repo = dirname(dirname(fileURLToPath(import.meta.url)));

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.ftl': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
const compressible = new Set([
  '.html',
  '.js',
  '.mjs',
  '.css',
  '.json',
  '.ftl',
  '.txt',
  '.svg',
  '.wasm',
  '.webmanifest',
]);

/** The file that a URL path means, or null: outside of the folder, hidden, or not there. */
function findFile(dir, urlPath) {
  let path;
  try {
    path = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\') || path.split('/').some((part) => part.startsWith('.')))
    return null;
  let file = resolve(dir, `.${path}`);
  if (path.endsWith('/')) file = join(file, 'index.html');
  if (!existsSync(file)) return null;
  // After links are followed, so that a link out of the folder is refused too.
  const real = realpathSync(file);
  return real.startsWith(realpathSync(dir) + sep) ? real : null;
}

function compress(cache, file, stat, accepted) {
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
  if (!encoding || !compressible.has(extname(file)) || stat.size < 512) return null;
  const key = `${encoding} ${stat.mtimeMs} ${stat.size} ${file}`;
  let body = cache.get(key);
  if (!body) {
    const bytes = readFileSync(file);
    body =
      encoding === 'br'
        ? brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
        : gzipSync(bytes, { level: 9 });
    cache.set(key, body);
  }
  return { encoding, body };
}

function createStaticServer(dir, config) {
  return createServer(staticHandler(dir, config));
}

/** `compressed: false` where both ends are on this machine and a large file would only be waited for. */
export function staticHandler(dir, config, { compressed = true } = {}) {
  const cache = new Map();
  return (request, response) => {
    const path = (request.url ?? '/').split(/[?#]/)[0];
    const headers = headersFor(config, path);
    const answer = (status, more, body) => {
      response.writeHead(status, { ...headers, ...more });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, { Allow: 'GET, HEAD' });
    const file = findFile(dir, path);
    const stat = file ? statSync(file) : null;
    // A page's paths are relative, so it must be asked for with its slash.
    if (stat?.isDirectory()) {
      if (findFile(dir, `${path}/`)) return answer(301, { Location: `${path.split('/').pop()}/` });
      return answer(404, { 'Content-Type': types['.txt'] }, 'Not found\n');
    }
    if (!stat?.isFile()) return answer(404, { 'Content-Type': types['.txt'] }, 'Not found\n');
    const etag = `"${stat.size.toString(36)}-${Math.round(stat.mtimeMs).toString(36)}"`;
    const more = {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      ETag: etag,
      Vary: 'Accept-Encoding',
    };
    if (request.headers['if-none-match'] === etag) return answer(304, more);
    const accepted = compressed ? String(request.headers['accept-encoding'] ?? '') : '';
    const small = compress(cache, file, stat, accepted);
    if (small) {
      return answer(
        200,
        { ...more, 'Content-Encoding': small.encoding, 'Content-Length': small.body.length },
        small.body,
      );
    }
    response.writeHead(200, { ...headers, ...more, 'Content-Length': stat.size });
    if (request.method === 'HEAD') return response.end();
    pipeline(createReadStream(file), response, () => {});
  };
}

const readHeaders = () => JSON.parse(readFileSync(join(repo, 'web/headers.json'), 'utf8'));

/** dist/ with its own headers; `policy` is added to the product's own. `dir`: a copy of it. */
export function createDistServer(policy = {}, dir = join(repo, 'dist')) {
  const config = readHeaders();
  return createStaticServer(dir, { ...config, csp: { ...config.csp, ...policy } });
}

async function serve(server) {
  await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { address: `http://localhost:${server.address().port}`, stop };
}

/** The same for tests and figures, at an address of its own. */
export const serveDist = (policy = {}) => serve(createDistServer(policy));

/** What is built for tests alone, with no policy, around a page that is empty. */
export function serveFolder(dir) {
  const files = staticHandler(dir, { ...readHeaders(), csp: {}, routes: [] });
  return serve(
    createServer((request, response) => {
      if (request.url !== '/') return files(request, response);
      response.writeHead(200, { 'Content-Type': types['.html'] });
      response.end('<!doctype html><title>Test</title>');
    }),
  );
}

function main() {
  const at = process.argv.indexOf('--dir');
  const dir = resolve(repo, at > 0 ? process.argv[at + 1] : 'dist');
  if (!existsSync(join(dir, 'index.html'))) {
    console.error(`serve: ${dir} has no index.html: run 'npm run build' first`);
    process.exit(3);
  }
  const port = Number(process.env.PORT ?? 8080);
  const host = process.env.HOST ?? '127.0.0.1';
  const server = createStaticServer(dir, readHeaders());
  server.on('error', (error) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `serve: port ${port} is taken: choose another with PORT=8081 npm start`
        : `serve: ${error.message}`,
    );
    process.exit(3);
  });
  server.listen(port, host, () => {
    const base = `http://${host === '127.0.0.1' ? 'localhost' : host}:${server.address().port}`;
    console.log('\nSmåsteg is up. Open:');
    console.log(`  ${base}/         the app, without a room`);
    console.log(`  ${base}/room/    two people in a room on this page (no server needed)`);
    console.log(`  ${base}/widget/  the widget, as a Matrix client loads it`);
    console.log(`  ${base}/widget/install/  the line that adds it to a room`);
    console.log('Ctrl+C stops it.');
  });
  const stop = () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) main();
