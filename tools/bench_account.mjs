// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run bench -- account`: the app signed in, in an encrypted room of 2,000 steps on a real homeserver.
// The steps are written by a full client, each a message of its own, encrypted for the app's device too.
import { typedIn } from './account.mjs';
import { inRoom, pointerTo, weekCard, weeksBack } from './bench_room.mjs';
import { buildDist } from './build.mjs';
import { step } from './exec.mjs';
import { spread, writeFigures } from './figures.mjs';

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

const send = ([type, content]) => globalThis.smastegHost.client('bo').send(type, content);

/** In Bo's client: the steps, each when the one before has left. */
async function write([content, count]) {
  const client = globalThis.smastegHost.client('bo');
  let written = 0;
  // The library loses its own echo now and then when one client writes so many into one thread.
  const counted = () => {
    written += 1;
  };
  while (written < count)
    await client
      .send('m.room.message', { ...content, body: `Ringde kollega nummer ${written + 1} #6` })
      .then(counted, () => client.deleteAll());
}

/** A card, its pointer and the steps in its thread, written by Bo's client. */
async function fill(host, createId) {
  const [week] = weeksBack(1);
  const card = await host.evaluate(send, ['m.room.message', weekCard(week)]);
  await host.evaluate(send, ['se.smasteg.op', pointerTo(card, week, createId)]);
  await host.evaluate(write, [typedIn(card, ''), steps]);
}

async function measure({ browser, widgetUrl, hostUrl, anna, createId }) {
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
  await step(`writing ${steps} encrypted steps`, () => fill(host, createId));
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
  const { first, again } = await inRoom({ encrypted: true }, measure);
  const what = `encrypted room of ${steps.toLocaleString('sv-SE')} steps, signed in`;
  writeFigures('The app, signed in', `Synapse and headless Chromium on this machine, ${starts} starts.`, [
    [`${what}: open → first 50 in the list, first time`, ms([first]), '–'],
    [`${what}: open → first 50 in the list, from the second start on`, ms(again), '≤ 3 000 ms'],
  ]);
  return 0;
}
