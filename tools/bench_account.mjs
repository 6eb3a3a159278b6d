// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run bench -- account`: the app signed in, in an encrypted room of 2,000 steps on a real homeserver.
// The steps are written by a full client, each a message of its own, encrypted for the app's device too.
import { encryptionState, widgetState } from './account.mjs';
import { chromiumPath } from './browsers.mjs';
import { buildDist, buildMatrixHost } from './build.mjs';
import { step } from './exec.mjs';
import { spread, writeFigures } from './figures.mjs';
import { createHostServer, createWidgetServer, listen, sessions, signUp } from './matrix.mjs';
import { startSynapse } from './synapse.mjs';

const steps = 2_000;
const starts = 7;
const patienceMs = 600_000;
const ms = (values) => spread(values, (value) => `${Math.round(value)} ms`);

/** In the app's page: when fifty steps stood there, from the moment the page began to load. */
function watchSteps() {
  globalThis.reading = {};
  const look = () => {
    if (document.querySelectorAll('ul.steps > li').length >= 50) globalThis.reading.fifty = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}

async function signIn(page, account) {
  await page.getByRole('link', { name: 'Mer', exact: true }).click();
  await page.getByRole('link', { name: 'Anslut' }).click();
  await page.getByLabel('Server eller användarnamn').fill(new URL(account.url).host);
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await page.getByLabel('Användarnamn', { exact: true }).fill(account.userId);
  await page.getByLabel('Lösenord', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Logga in', exact: true }).click();
  await page.getByRole('list', { name: 'Rum med Småsteg' }).getByRole('button').first().click();
  await page.getByRole('radio', { name: 'Alla i rummet', checked: true }).waitFor();
}

/** In Bo's client: a card, its pointer and the steps in its thread, a few at a time. */
async function write([roomCreate, week, count]) {
  const client = globalThis.smastegHost.client('bo');
  const body = `👣 Vecka ${week.week} · Vad gjorde du? Svara i tråden.`;
  const card = await client.send('m.room.message', { msgtype: 'm.text', body });
  await client.send('se.smasteg.op', {
    v: 1,
    id: 'benchbenchbenchbenchbe',
    op: 'card',
    kind: 'week',
    week: week.name,
    card,
    'm.relates_to': { rel_type: 'm.reference', event_id: roomCreate },
  });
  let written = 0;
  // The library loses its own echo now and then when one client writes so many into one thread.
  const counted = () => {
    written += 1;
  };
  while (written < count)
    await client
      .send('m.room.message', {
        msgtype: 'm.text',
        body: `Ringde kollega nummer ${written + 1} #6`,
        'm.mentions': {},
        'm.relates_to': {
          rel_type: 'm.thread',
          event_id: card,
          is_falling_back: true,
          'm.in_reply_to': { event_id: card },
        },
      })
      .then(counted, () => client.deleteAll());
}

/** The ISO week of now. */
function thisWeek() {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const week = Math.ceil(((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
  return { name: `${day.getUTCFullYear()}-W${String(week).padStart(2, '0')}`, week };
}

async function measure(browser, { widgetUrl, hostUrl, anna, createId }) {
  const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 480, height: 900 } });
  await context.addInitScript(watchSteps);
  const app = await context.newPage();
  await app.goto(new URL('/', widgetUrl).href);
  await signIn(app, anna);
  const { devices } = await anna.ask('GET', 'v3/devices');
  const device = devices.find(({ device_id: id }) => id !== anna.deviceId).device_id;
  const host = await (await browser.newContext({ locale: 'sv-SE' })).newPage();
  await host.goto(`${hostUrl}?people=bo&grant=none`);
  const isKnown = ([user, id]) => globalThis.smastegHost?.client('bo').knowsDevice(user, id) ?? false;
  await host.waitForFunction(isKnown, [anna.userId, device], { polling: 200, timeout: patienceMs });
  await step(`writing ${steps} encrypted steps`, () => host.evaluate(write, [createId, thisWeek(), steps]));
  await host.context().close();
  await app.reload();
  await app.waitForFunction(() => globalThis.reading.fifty, null, { timeout: patienceMs });
  const first = await app.evaluate(() => globalThis.reading.fifty);
  await app.getByText('Visar alla rummets steg.').waitFor({ timeout: patienceMs });
  const again = [];
  for (let n = 0; n < starts; n += 1) {
    // What was read is kept a while after.
    await app.waitForTimeout(3_000);
    await app.reload();
    await app.waitForFunction(() => globalThis.reading.fifty, null, { timeout: patienceMs });
    again.push(await app.evaluate(() => globalThis.reading.fifty));
  }
  await context.close();
  return { first, again };
}

export async function benchAccount() {
  await buildDist();
  await buildMatrixHost();
  const { chromium } = await import('@playwright/test');
  const args = ['--disable-gpu', '--disable-features=HttpsUpgrades,MediaRouter,OptimizationHints'];
  const widget = createWidgetServer();
  const widgetUrl = `http://localhost:${await listen(widget, 0)}/widget/`;
  const synapse = await startSynapse();
  const servers = [widget];
  const browser = await chromium.launch({ executablePath: chromiumPath(), chromiumSandbox: false, args });
  try {
    const anna = await signUp(synapse, 'anna', 'Anna Öberg');
    const bo = await signUp(synapse, 'bo', 'Bo Lindqvist');
    const roomId = await anna.createRoom({
      name: 'Små steg',
      preset: 'private_chat',
      invite: [bo.userId],
      initial_state: [widgetState(widgetUrl, anna.userId), encryptionState],
    });
    await bo.join(roomId);
    const [create] = await anna.messages(roomId);
    const people = [{ key: 'bo', account: bo }];
    const host = createHostServer(sessions(synapse.url, people, [{ key: 'room', id: roomId }]));
    servers.push(host);
    const hostUrl = `http://127.0.0.1:${await listen(host, 0)}/`;
    const given = { widgetUrl, hostUrl, anna, createId: create.event_id };
    const { first, again } = await measure(browser, given);
    const what = `encrypted room of ${steps.toLocaleString('sv-SE')} steps, signed in`;
    writeFigures('The app, signed in', `Synapse and headless Chromium on this machine, ${starts} starts.`, [
      [`${what}: open → first 50 in the list, first time`, ms([first]), '–'],
      [`${what}: open → first 50 in the list, from the second start on`, ms(again), '≤ 3 000 ms'],
    ]);
  } finally {
    await browser.close();
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
    await synapse.stop();
  }
  return 0;
}
