// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// Part of `npm run bench`: 2,000 steps in ten threads of a real room, on a real homeserver, read by the
// widget in a full client; and how long a step takes from one person to the other.
import { typedIn } from './account.mjs';
import { inRoom, pointerTo, weekCard, weeksBack } from './bench_room.mjs';
import { step } from './exec.mjs';
import { spread } from './figures.mjs';

const threads = 10;
const stepsAThread = 200;
const rounds = 5;
const patienceMs = 120_000;

const ms = (values) => spread(values, (value) => `${Math.round(value).toLocaleString('sv-SE')} ms`);

/** A room as ten weeks leave it: cards, pointers, what people typed in threads. Gives this week's card. */
async function fillRoom({ anna, bo, roomId, createId }) {
  let card = '';
  for (const week of weeksBack(threads).reverse()) {
    card = await anna.send(roomId, 'm.room.message', weekCard(week));
    await anna.send(roomId, 'se.smasteg.op', pointerTo(card, week, createId));
    const thread = card;
    const typed = (n) => typedIn(thread, `Ringde kollega nummer ${n + 1} i vecka ${week.week} #6`);
    for (let from = 0; from < stepsAThread; from += 20) {
      const some = Array.from({ length: 20 }, (_, at) => typed(from + at));
      await Promise.all(some.map((content) => bo.send(roomId, 'm.room.message', content)));
    }
  }
  return card;
}

/** In the widget's frame: when permission came, when fifty steps stood there, when all was read. */
function watchReading() {
  if (window === window.top) return;
  const marks = {};
  globalThis.reading = marks;
  addEventListener(
    'message',
    ({ data }) => {
      if (data?.action === 'notify_capabilities' && data.data?.approved?.length > 0)
        marks.granted ??= performance.now();
    },
    true,
  );
  const look = () => {
    if (!marks.fifty && document.querySelectorAll('ul.steps > li').length >= 50)
      marks.fifty = performance.now();
    for (const button of document.querySelectorAll('button'))
      if (button.textContent === 'Hämta äldre steg') button.click();
    if (!marks.all && document.body?.textContent.includes('Visar alla rummets steg.'))
      marks.all = performance.now();
  };
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver(look).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
}

async function openWidget(browser, hostUrl, account, key) {
  const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 1000, height: 900 } });
  await context.addInitScript((userId) => {
    try {
      localStorage.setItem(`smasteg.permission ${userId} smasteg`, 'yes');
    } catch {
      // The explanation is shown, and the wait below says so.
    }
  }, account.userId);
  await context.addInitScript(watchReading);
  const page = await context.newPage();
  await page.goto(`${hostUrl}?people=${key}&grant=all`);
  const frame = page.frameLocator('iframe[title="Småsteg"]');
  await frame.getByRole('radio', { name: 'Alla i rummet', checked: true }).waitFor();
  return { context, frame };
}

async function readAll({ browser, hostUrl, anna }) {
  const fifty = [];
  const all = [];
  for (let round = 0; round < rounds; round += 1) {
    const { context, frame } = await openWidget(browser, hostUrl, anna, 'anna');
    await frame.getByText('Visar alla rummets steg.').waitFor({ timeout: patienceMs });
    const marks = await frame.locator('html').evaluate(() => globalThis.reading);
    fifty.push(marks.fifty - marks.granted);
    all.push(marks.all - marks.granted);
    await context.close();
  }
  return { fifty, all };
}

/** From the server's or the person's word to the row in the other's list. */
async function betweenPeople({ browser, hostUrl, anna, bo, roomId }, card) {
  const hers = await openWidget(browser, hostUrl, anna, 'anna');
  const his = await openWidget(browser, hostUrl, bo, 'bo');
  for (const { frame } of [hers, his])
    await frame.getByText('Visar alla rummets steg.').waitFor({ timeout: patienceMs });
  const seen = async ({ frame }, text) => {
    await frame.locator('ul.steps > li', { hasText: text }).waitFor({ timeout: patienceMs });
    return performance.now();
  };
  const typed = [];
  const logged = [];
  for (let round = 0; round < rounds; round += 1) {
    const byHand = `Skrev för hand ${round} gånger`;
    // The principle is read out of the text.
    await bo.send(roomId, 'm.room.message', typedIn(card, `${byHand} #6`));
    let start = performance.now();
    typed.push((await seen(hers, byHand)) - start);
    const own = `Loggade ${round} gånger själv`;
    await hers.frame.getByRole('textbox', { name: 'Vad gjorde du?' }).fill(own);
    start = performance.now();
    await hers.frame.getByRole('button', { name: 'Logga steg' }).click();
    logged.push((await seen(his, own)) - start);
  }
  for (const { context } of [hers, his]) await context.close();
  return { typed, logged };
}

/** Rows for docs/figures.md: what, measured, goal. */
export const benchMatrix = () =>
  inRoom({}, async (room) => {
    const card = await step(`filling a room with ${threads} threads of ${stepsAThread} steps`, () =>
      fillRoom(room),
    );
    const { fifty, all } = await readAll(room);
    const { typed, logged } = await betweenPeople(room, card);
    const what = `${(threads * stepsAThread).toLocaleString('sv-SE')} steps in ${threads} threads, Synapse`;
    return [
      [`${what}: permissions → first 50 in the list`, ms(fifty), '≤ 1 000 ms'],
      [`${what}: permissions → all read`, ms(all), '≤ 10 000 ms'],
      ['typed by hand in the thread → in another’s widget', ms(typed), '≤ 6 000 ms'],
      ['logged in one widget → in another’s', ms(logged), '≤ 6 000 ms'],
    ];
  });
