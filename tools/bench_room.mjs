// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// What the measurements on a real homeserver lie in: Synapse, Anna and Bo in a room with the widget, the
// widget's site and the host's, a browser; and the messages that a room consists of.
import { encryptionState, widgetState } from './account.mjs';
import { chromiumPath } from './browsers.mjs';
import { buildMatrixHost } from './build.mjs';
import { Stop } from './exec.mjs';
import { createHostServer, createWidgetServer, listen, sessions, signUp } from './matrix.mjs';
import { startSynapse } from './synapse.mjs';

/** Weeks, this one first, as ISO 8601 counts them. */
export function weeksBack(count) {
  return Array.from({ length: count }, (_, back) => {
    const day = new Date(Date.now() - back * 7 * 86_400_000);
    day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7)); // the week's Thursday says its year
    const year = day.getUTCFullYear();
    const week = Math.ceil(((day.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7);
    return { name: `${year}-W${String(week).padStart(2, '0')}`, week };
  });
}

export const weekCard = ({ week }) => ({
  msgtype: 'm.text',
  body: `👣 Vecka ${week} · Vad gjorde du? Svara i tråden.`,
});

/** Points the card out: the quiet event of the type se.smasteg.op. */
export const pointerTo = (card, { name }, createId) => ({
  v: 1,
  id: Buffer.from(`pointer ${name}`.padEnd(16).slice(0, 16)).toString('base64url'),
  op: 'card',
  kind: 'week',
  week: name,
  card,
  'm.relates_to': { rel_type: 'm.reference', event_id: createId },
});

async function makeRoom(url, [anna, bo], encrypted) {
  const roomId = await anna.createRoom({
    name: 'Små steg',
    preset: 'private_chat',
    invite: [bo.userId],
    initial_state: [widgetState(url, anna.userId), ...(encrypted ? [encryptionState] : [])],
  });
  await bo.join(roomId);
  const [create] = await anna.messages(roomId);
  if (create?.type !== 'm.room.create') throw new Stop('the room does not begin with its creation');
  return { roomId, createId: create.event_id };
}

/** Gives what `measure` gives, and ends all that was started. */
export async function inRoom({ encrypted = false }, measure) {
  await buildMatrixHost();
  const { chromium } = await import('@playwright/test');
  // The list is there to be without ThirdPartyStoragePartitioning: see tests/matrix/playwright.config.ts.
  const args = ['--disable-gpu', '--disable-features=HttpsUpgrades,MediaRouter,OptimizationHints'];
  const widget = createWidgetServer();
  const widgetUrl = `http://localhost:${await listen(widget, 0)}/widget/`;
  const synapse = await startSynapse();
  const servers = [widget];
  const browser = await chromium.launch({ executablePath: chromiumPath(), chromiumSandbox: false, args });
  try {
    const anna = await signUp(synapse, 'anna', 'Anna Öberg');
    const bo = await signUp(synapse, 'bo', 'Bo Lindqvist');
    const room = await makeRoom(widgetUrl, [anna, bo], encrypted);
    const people = [
      { key: 'anna', account: anna },
      { key: 'bo', account: bo },
    ];
    const host = createHostServer(sessions(synapse.url, people, [{ key: 'room', id: room.roomId }]));
    servers.push(host);
    const hostUrl = `http://127.0.0.1:${await listen(host, 0)}/`;
    return await measure({ browser, widgetUrl, hostUrl, anna, bo, ...room });
  } finally {
    await browser.close();
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
    await synapse.stop();
  }
}
