// Signing in and out, and which rooms there are. Rejects with a Trouble. Promises: a sign-in that this device
// cannot keep is taken back at the server; signing in again after the server has asked for it ("soft") goes
// on with the same keys. Where a session came from an OAuth 2 server, it ends there too (oauth.ts).
// SPDX-License-Identifier: EUPL-1.2
import { type LoginResponse, Method } from 'matrix-js-sdk';
import { bareClient, closeClient, openClient } from './client';
import type { Server } from './discover';
import { eraseKeys } from './erase';
import { type Kept, readKept, writeKept } from './keep';
import * as oauth from './oauth';
import { type RoomChoice, roomsFilter, roomsOf } from './rooms';
import { Trouble, troubleOf } from './trouble';

const deviceName = 'Småsteg';

async function asTrouble<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw troubleOf(error);
  }
}

export const readAccount = (): Promise<Kept | null> => asTrouble(readKept);

async function sameDevice(): Promise<{ device_id?: string }> {
  const before = await readKept();
  return before?.out === 'soft' ? { device_id: before.device } : {};
}

/** room: the one to go on with; "" = none yet. */
export const signIn = (server: Server, user: string, password: string, room: string): Promise<Kept> =>
  asTrouble(async () => {
    const answer = await bareClient(server.url).loginRequest({
      type: 'm.login.password',
      identifier: { type: 'm.id.user', user },
      password,
      initial_device_display_name: deviceName,
      ...(await sameDevice()),
    });
    return begin(keptOf(server.url, answer), room);
  });

/** Where to send the person, and what this tab remembers until she is back. Sends nobody anywhere itself. */
export const askAtServer = ({ url }: Server, user: string) =>
  asTrouble(async () => oauth.askAtServer(url, user, (await sameDevice()).device_id));

/** What came back in the address after an OAuth 2 server's page. */
export const signInWithAnswer = (
  url: string,
  asked: oauth.Asked,
  answer: URLSearchParams,
  room: string,
): Promise<Kept> =>
  asTrouble(async () => {
    const tokens = await oauth.tokensFor(url, asked, oauth.codeIn(asked, answer));
    const unnamed = { url, user: '', device: asked.device, ...tokens };
    const { user_id: user, device_id: device = asked.device } = await bareClient(url, unnamed).whoami();
    return begin({ ...unnamed, user, device }, room);
  });

/** What came back in the address after the server's own page. */
export const signInWithToken = (url: string, token: string, room: string): Promise<Kept> =>
  asTrouble(async () => {
    const answer = await bareClient(url).loginRequest({
      type: 'm.login.token',
      token,
      initial_device_display_name: deviceName,
      ...(await sameDevice()),
    });
    return begin(keptOf(url, answer), room);
  });

const keptOf = (url: string, answer: LoginResponse): Kept => ({
  url,
  user: answer.user_id,
  device: answer.device_id,
  token: answer.access_token,
});

async function begin(kept: Kept, room: string): Promise<Kept> {
  const before = await readKept();
  try {
    // What lies here, waiting to be sent, is another person's.
    if (before && before.user !== kept.user) throw new Trouble('other-user', before.user);
    if (before && before.device !== kept.device) await eraseKeys();
    await writeKept(kept);
    // The device's keys too are made, kept and told to the server, or it is no sign-in.
    await openClient(room);
    return kept;
  } catch (error) {
    await closeClient();
    await end(kept).catch(() => undefined);
    if (before) await writeKept(before).catch(() => undefined);
    throw error;
  }
}

const end = (kept: Kept): Promise<unknown> =>
  kept.oauth ? oauth.revoke(kept) : bareClient(kept.url, kept).logout();

export const listRooms = (): Promise<RoomChoice[]> =>
  asTrouble(async () => {
    const kept = await readKept();
    if (!kept || kept.out) throw new Trouble('signed-out');
    const query = { filter: JSON.stringify(roomsFilter), timeout: '0', set_presence: 'offline' };
    return roomsOf(await bareClient(kept.url, kept).http.authedRequest(Method.Get, '/sync', query));
  });

/** The server forgets this device. What lies here is erased by `forget.ts`, when nothing writes any more. */
export const signOut = (): Promise<void> =>
  asTrouble(async () => {
    const kept = await readKept();
    await closeClient();
    if (!kept || kept.out === 'gone') return;
    await end(kept).catch((error: unknown) => {
      if (troubleOf(error).code !== 'signed-out') throw error;
    });
  });
