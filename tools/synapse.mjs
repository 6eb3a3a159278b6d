// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// A real homeserver for tests and for trying things out: Synapse from PyPI in a folder of the cache, started
// on 127.0.0.1 with everything it writes in a temporary folder. It speaks to nobody: no federation, no key
// servers, no statistics, no previews. It ends with `stop()`, and also by itself when the process that
// started it is gone, however that went: its standard input is then at an end.
import { spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, Stop } from './exec.mjs';
import { ensurePython } from './python.mjs';

const version = '1.163.2';
const serverName = 'smasteg.test';
const startWithinMs = 120_000; // beside a build on two cores
const stopWithinMs = 10_000;

/** Installs Synapse once. Gives its Python. */
export const ensureSynapse = () =>
  ensurePython({
    name: 'matrix-synapse',
    folder: 'synapse',
    version,
    pins: 'synapse_pins.txt',
    title: `Synapse ${version} (240 MB)`,
  });

/** So high that nobody meets them. */
const plenty = { per_second: 10_000, burst_count: 10_000 };
const highLimits = {
  rc_message: plenty,
  rc_registration: plenty,
  rc_login: { address: plenty, account: plenty, failed_attempts: plenty },
  rc_admin_redaction: plenty,
  rc_joins: { local: plenty, remote: plenty },
  rc_joins_per_room: plenty,
  rc_invites: { per_room: plenty, per_user: plenty, per_issuer: plenty },
  rc_key_requests: plenty,
  rc_room_creation: plenty,
  rc_profile: plenty,
};

function configOf(folder, port, secret, { rateLimits, cas, oauth }) {
  return {
    server_name: serverName,
    public_baseurl: `http://localhost:${port}/`,
    listeners: [
      {
        port,
        bind_addresses: ['127.0.0.1'],
        type: 'http',
        tls: false,
        resources: [{ names: ['client'], compress: false }],
      },
    ],
    database: { name: 'sqlite3', args: { database: join(folder, 'homeserver.db') } },
    media_store_path: join(folder, 'media'),
    signing_key_path: join(folder, 'signing.key'),
    log_config: join(folder, 'log.json'),
    registration_shared_secret: secret,
    macaroon_secret_key: randomBytes(32).toString('hex'),
    form_secret: randomBytes(32).toString('hex'),
    // Passwords of a server that lives for an hour: 2^4 rounds instead of 2^12.
    bcrypt_rounds: 4,
    federation_domain_whitelist: [],
    trusted_key_servers: [],
    suppress_key_server_warning: true,
    report_stats: false,
    enable_metrics: false,
    url_preview_enabled: false,
    presence: { enabled: false },
    ...(rateLimits === 'high' && highLimits),
    // Somebody else's page to sign in on, beside the password.
    ...(cas && {
      cas_config: { enabled: true, server_url: cas, idp_name: 'Myndigheten' },
      sso: { client_whitelist: ['http://localhost'] },
    }),
    ...(oauth && {
      matrix_authentication_service: { enabled: true, endpoint: oauth.url, secret: oauth.secret },
      password_config: { enabled: false },
    }),
  };
}

function logConfigOf(folder) {
  const format = '%(asctime)s %(levelname)s %(name)s %(request)s %(message)s';
  return {
    version: 1,
    formatters: { plain: { format } },
    filters: { context: { '()': 'synapse.logging.context.LoggingContextFilter' } },
    handlers: {
      file: {
        class: 'logging.FileHandler',
        filename: join(folder, 'homeserver.log'),
        formatter: 'plain',
        filters: ['context'],
      },
    },
    root: { level: 'WARNING', handlers: ['file'] },
    disable_existing_loggers: false,
  };
}

/** The server's files. JSON is YAML. */
function writeFolder(port, secret, options) {
  const folder = mkdtempSync(join(tmpdir(), 'smasteg-synapse-'));
  const write = (name, value) => writeFileSync(join(folder, name), value, { mode: 0o600 });
  write('homeserver.yaml', JSON.stringify(configOf(folder, port, secret, options), null, 2));
  write('log.json', JSON.stringify(logConfigOf(folder), null, 2));
  const seed = randomBytes(32).toString('base64').replaceAll('=', '');
  write('signing.key', `ed25519 a_${randomBytes(2).toString('hex')} ${seed}\n`);
  return folder;
}

/** Synapse's own program, and a thread that ends it when nobody holds its standard input any more. */
const program = `
import os, signal, sys, threading
def end_with_parent():
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
threading.Thread(target=end_with_parent, daemon=True).start()
from synapse.app.homeserver import main
main()
`;

function spawnServer(python, folder) {
  const output = openSync(join(folder, 'output.log'), 'a');
  // A process group of its own: Ctrl-C is for whoever started it, who then stops it in order.
  const child = spawn(python, ['-c', program, '--config-path', join(folder, 'homeserver.yaml')], {
    cwd: folder,
    detached: true,
    stdio: ['pipe', output, output],
  });
  const ended = new Promise((resolve) => {
    child.on('close', resolve);
    child.on('error', resolve);
  });
  child.stdin.on('error', () => {}); // it has ended already
  return { child, ended };
}

const tailOf = (file) =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-12).join('\n') : '';

async function answers(url, child, folder) {
  const deadline = Date.now() + startWithinMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    try {
      const response = await fetch(`${url}/_matrix/client/versions`, { signal: AbortSignal.timeout(2_000) });
      if (response.ok) return;
    } catch {
      // Not yet.
    }
    await later(100);
  }
  const said = [tailOf(join(folder, 'output.log')), tailOf(join(folder, 'homeserver.log'))].join('\n');
  throw new Stop(`Synapse did not start:\n${said}`);
}

async function ask(url, options) {
  const response = await fetch(url, options);
  const body = await response.json();
  if (!response.ok)
    throw new Stop(`${new URL(url).pathname}: ${response.status} ${body.errcode} ${body.error}`);
  return body;
}

/** By the shared secret, without a log-in: the answer brings an access token and a device. */
async function register(url, secret, name, { displayName = name, admin = false } = {}) {
  const address = `${url}/_synapse/admin/v1/register`;
  const { nonce } = await ask(address);
  const password = randomBytes(12).toString('base64url');
  const mac = createHmac('sha1', secret)
    .update([nonce, name, password, admin ? 'admin' : 'notadmin'].join('\0'))
    .digest('hex');
  const body = { nonce, username: name, displayname: displayName, password, admin, mac };
  const made = await ask(address, { method: 'POST', body: JSON.stringify(body) });
  return { userId: made.user_id, accessToken: made.access_token, deviceId: made.device_id, password };
}

const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Starts a server of its own, empty, on a free port. `rateLimits`: 'high' for all that does not test them,
 * 'default' for Synapse's own (messages: 10 in a burst, then one in 5 s; log-ins, joins and rooms are few
 * too). `cas`: the address of a CAS server that it also lets sign in. `oauth`: the address and the secret of
 * an OAuth 2 server to which it leaves all signing in; then nobody is registered here.
 *
 * @param {{
 *   rateLimits?: 'high' | 'default',
 *   cas?: string,
 *   oauth?: { url: string, secret: string } | null,
 * }} [options]
 */
export async function startSynapse({ rateLimits = 'high', cas = '', oauth = null } = {}) {
  const python = await ensureSynapse();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const secret = randomBytes(32).toString('hex');
  const folder = writeFolder(port, secret, { rateLimits, cas, oauth });
  const clean = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', clean);
  const { child, ended } = spawnServer(python, folder);
  const stop = async () => {
    child.stdin.end();
    const tooLate = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    await ended;
    clearTimeout(tooLate);
    process.off('exit', clean);
    clean();
  };
  try {
    await answers(url, child, folder);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    serverName,
    pid: child.pid,
    log: join(folder, 'homeserver.log'),
    register: (name, options) => register(url, secret, name, options),
    stop,
  };
}
