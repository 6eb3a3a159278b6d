// Signing in on the server's own page: the way there, and what is remembered until one comes back. Only what
// was begun in this tab is taken back: a token in a link that somebody else made signs nobody in.
// SPDX-License-Identifier: EUPL-1.2
import type { Server } from '../../matrix/discover';

const key = 'smasteg.sso';

export interface Begun {
  url: string;
  name: string;
}

export function startAtServer({ url, name }: Server, provider: string): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ url, name } satisfies Begun));
  } catch {
    // Without it nobody could be let in again.
    return;
  }
  const back = `${location.origin}${location.pathname}#/mer/konto`;
  const path = `/_matrix/client/v3/login/sso/redirect${provider && `/${encodeURIComponent(provider)}`}`;
  location.assign(`${url}${path}?redirectUrl=${encodeURIComponent(back)}`);
}

/** Once. */
export function takeBegun(): Begun | null {
  try {
    const begun = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Begun | null;
    sessionStorage.removeItem(key);
    return begun;
  } catch {
    return null;
  }
}
