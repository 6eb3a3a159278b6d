// Signing in on the server's own page: the way there, and what is remembered until one comes back. Only what
// was begun in this tab is taken back: an answer in a link that somebody else made signs nobody in.
// SPDX-License-Identifier: EUPL-1.2
import type { Server } from '../../matrix/discover';
import type { Kept } from '../../matrix/keep';
import type { Asked } from '../../matrix/oauth';
import { Trouble } from '../../matrix/trouble';

const key = 'smasteg.sso';

export interface Begun {
  url: string;
  name: string;
  /** Of an OAuth 2 server. */
  asked?: Asked;
}

function leave(begun: Begun, address: string): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(begun));
  } catch {
    // Without it nobody could be let in again.
    throw new Trouble('storage');
  }
  location.assign(address);
}

/** `provider`: one of the server's, by its id. `user`: who is signed out here; "" = anybody. */
export async function startAtServer(server: Server, provider: string, user: string): Promise<void> {
  const { url, name, delegates } = server;
  if (delegates) {
    const { askAtServer } = await import('../../matrix/account');
    const { address, asked } = await askAtServer(server, user);
    leave({ url, name, asked }, address);
    return;
  }
  const back = `${location.origin}${location.pathname}#/mer/konto`;
  const path = `/_matrix/client/v3/login/sso/redirect${provider && `/${encodeURIComponent(provider)}`}`;
  leave({ url, name }, `${url}${path}?redirectUrl=${encodeURIComponent(back)}`);
}

/** Once. */
function takeBegun(): Begun | null {
  try {
    const begun = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Begun | null;
    sessionStorage.removeItem(key);
    return begun;
  } catch {
    return null;
  }
}

/** With what the address had of it. Gives the server's name too. */
export async function finishFromServer(sent: string, room: string): Promise<{ kept: Kept; name: string }> {
  const begun = takeBegun();
  const answer = new URLSearchParams(sent);
  const token = answer.get('loginToken');
  if (!begun || Boolean(begun.asked) === Boolean(token)) throw new Trouble('not-begun');
  const { url, name, asked } = begun;
  const { signInWithAnswer, signInWithToken } = await import('../../matrix/account');
  const signingIn = asked
    ? signInWithAnswer(url, asked, answer, room)
    : signInWithToken(url, token ?? '', room);
  return { kept: await signingIn, name };
}
