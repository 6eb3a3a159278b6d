// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run start:matrix`: the widget in real Matrix rooms on this machine. A homeserver (synapse.mjs), two
// people in a plain and an encrypted room that have the widget, the widget as any web server gives it, and on
// another site the page that stands in for a Matrix client. Ctrl-C ends what it started and nothing else.
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Account, encryptionState, widgetState } from './account.mjs';
import { buildDist, buildMatrixHost } from './build.mjs';
import { Stop, say, step } from './exec.mjs';
import { allowMore } from './finish.mjs';
import { createDistServer, staticHandler } from './serve.mjs';
import { repo } from './setup.mjs';
import { ensureSynapse, startSynapse } from './synapse.mjs';

/** The host page's own policy: it talks to a homeserver and frames a widget, both on this machine. */
const hostConfig = {
  csp: {
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'", 'http://localhost:*'],
    'frame-src': ['http://localhost:*'],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  },
  headers: { 'Referrer-Policy': 'no-referrer', 'X-Content-Type-Options': 'nosniff' },
  cache: { hashed: 'public, max-age=31536000, immutable', other: 'no-cache' },
  routes: [],
};

const toHomeserverHere = { 'connect-src': ["'self'", 'https:', 'http://localhost:*'] };

/**
 * The widget's site, and the app's: dist/ with the headers of web/headers.json, where the app may also talk
 * to a homeserver on this machine.
 */
export function createWidgetServer() {
  const folder = mkdtempSync(join(tmpdir(), 'smasteg-dist-'));
  cpSync(join(repo, 'dist'), folder, { recursive: true });
  allowMore(folder, toHomeserverHere);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  return createDistServer(toHomeserverHere, folder).once('close', remove);
}

/** The host page's site. `answerSession` is asked for what the page fetches first. */
export function createHostServer(answerSession) {
  const files = staticHandler(join(repo, 'build/matrix-host'), hostConfig, { compressed: false });
  return createServer((request, response) => {
    if (answerSession && request.url === '/session.json') answerSession(request, response);
    else files(request, response);
  });
}

/**
 * Each browser gets devices of its own: their keys are kept in the browser, and a device whose keys are gone
 * cannot be used again.
 */
export function sessions(homeserver, people, rooms) {
  const logins = new Map();
  const logInAll = async () =>
    Promise.all(
      people.map(async ({ key, account }) => {
        const { userId, deviceId, accessToken } = await account.logIn();
        return { key, userId, deviceId, accessToken };
      }),
    );
  return async (request, response) => {
    const known = /\bsmasteg=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];
    const browser = known && logins.has(known) ? known : randomUUID();
    if (!logins.has(browser)) logins.set(browser, logInAll());
    const body = JSON.stringify({ homeserver, people: await logins.get(browser), rooms });
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      'Set-Cookie': `smasteg=${browser}; HttpOnly; SameSite=Strict`,
    });
    response.end(body);
  };
}

/** Listens on this machine only. */
export function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        error.code === 'EADDRINUSE' ? new Stop(`port ${port} is taken: choose another with PORT`) : error,
      ),
    );
    server.listen(port, '127.0.0.1', () => resolve(server.address().port));
  });
}

export async function signUp(synapse, name, displayName = name) {
  const made = await synapse.register(name, { displayName });
  return new Account({ url: synapse.url, ...made });
}

export async function makeRoom(name, widgetUrl, [owner, ...others], more = []) {
  const roomId = await owner.createRoom({
    name,
    preset: 'private_chat',
    invite: others.map(({ userId }) => userId),
    initial_state: [widgetState(widgetUrl, owner.userId), ...more],
  });
  for (const person of others) await person.join(roomId);
  return roomId;
}

function tell({ hostUrl, widgetUrl, synapse, people }) {
  say('\nSmåsteg is in Matrix. Open:');
  say(`  ${hostUrl}?room=plain       two people in a plain room`);
  say(`  ${hostUrl}?room=encrypted   two people in an encrypted room`);
  say('  add &people=anna for one of them, &grant=all to answer the question about permissions with yes');
  say(`\nThe homeserver is ${synapse.url}, for any Matrix client on this machine. Log in as:`);
  for (const { userId, password } of people) say(`  ${userId.padEnd(22)} ${password}`);
  say(`The app is ${new URL('/', widgetUrl)}: Mer, Anslut, and as the server ${new URL(synapse.url).host}`);
  say(`\nThe widget is ${widgetUrl}, the homeserver's log ${synapse.log}`);
  say('Ctrl+C stops it all.');
}

/**
 * Resolves when the person, or whoever started this, has had enough. One Ctrl-C comes twice, from the
 * terminal and from npm: the second must not cut short what the first began.
 */
const stopped = () =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
  });

export async function startMatrix() {
  await buildDist();
  await buildMatrixHost();
  await ensureSynapse();
  const port = Number(process.env.PORT ?? 8080);
  const widget = createWidgetServer();
  const widgetUrl = `http://localhost:${await listen(widget, port)}/widget/`;
  const end = stopped();
  const servers = [widget];
  let synapse;
  try {
    synapse = await step('starting the homeserver', () => startSynapse());
    const people = [await signUp(synapse, 'anna', 'Anna Öberg'), await signUp(synapse, 'bo', 'Bo Lindqvist')];
    const plain = await makeRoom('Små steg', widgetUrl, people);
    const encrypted = await makeRoom('Små steg, krypterat', widgetUrl, people, [encryptionState]);
    const [anna, bo] = people;
    const host = createHostServer(
      sessions(
        synapse.url,
        [
          { key: 'anna', account: anna },
          { key: 'bo', account: bo },
        ],
        [
          { key: 'plain', id: plain },
          { key: 'encrypted', id: encrypted },
        ],
      ),
    );
    servers.push(host);
    // Another site than the widget's, as in reality: storage and processes are kept apart.
    const hostUrl = `http://127.0.0.1:${await listen(host, port + 1)}/`;
    tell({ hostUrl, widgetUrl, synapse, people });
    await end;
  } finally {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
    await synapse?.stop();
  }
  return 0;
}
