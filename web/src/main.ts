// The app, composed: the private notebook, or a room of the account that is signed in.
// SPDX-License-Identifier: EUPL-1.2
import './styles/tokens.css';
import './styles/smasteg.css';
import type { ComponentType } from 'preact';
import { lateTransport, leaving, readAccount, setLeaving, takeSentBack } from './account';
import { takeArrival } from './arrival';
import { createSession } from './core/session';
import { startCore } from './core/start';
import { mount } from './mount';
import { takeParcel } from './move/arrived';
import type { AccountNews, Language } from './ports';
import { signal } from './signal';
import { guardLater, wholeRoot } from './whole';

/** First what one writes with, then what lets one write the next time without a network. */
const peaceMs = 2_000;

/** Somebody who wants to go does not wait for a server. */
const leaveWithinMs = 5_000;

const language: Language = 'sv';
const root = wholeRoot();
if (root) await show(root);

async function show(root: HTMLElement): Promise<void> {
  // Before what else stands in the address: that takes all that is left there.
  const sentBack = takeSentBack();
  const { text } = takeArrival();
  takeParcel();
  await finishLeaving();
  const account = readAccount();
  const room = account?.room ?? '';
  const self = room ? (account?.user ?? '') : '';
  const news = signal<AccountNews | null>(null);
  const above = signal<ComponentType | null>(null);
  const core = await startCore(self, room);
  const transport = room ? lateTransport(openRoom) : undefined;
  core.elsewhere.subscribe(() => core.elsewhere.value && transport?.rest());
  async function openRoom() {
    guardLater();
    guardLater('files-on-use');
    try {
      const { openRoom } = await import('./matrix/transport');
      const opened = await openRoom(room, (what) => {
        news.value = what;
      });
      if (news.value === 'no-file') news.value = null;
      return opened;
    } catch (error) {
      const { code = navigator.onLine ? 'no-file' : '' } = error as { code?: string };
      if (code === 'no-file') news.value = code;
      throw error;
    }
  }
  mount(root, {
    session: createSession(core, room, {
      self,
      language,
      ...(transport && { transport, consented: true }),
    }),
    language,
    theme: null,
    inRoom: room !== '',
    places: 'hash',
    account: {
      account,
      news,
      sentBack,
      async screens() {
        guardLater('files-on-use');
        const { AccountPlace } = await import('./ui/konto/account_place');
        return AccountPlace;
      },
      async together() {
        guardLater('files-on-use');
        const { TogetherPlace } = await import('./ui/rummen/together_place');
        return TogetherPlace;
      },
      leave: () => (account ? leave() : Promise.resolve()),
    },
    ...(account && { moreWords: wordsOfAccount }),
    shared: text,
    above,
  });
  async function prepareRest() {
    guardLater();
    const { OfflineNotes } = await import('./offline/notes');
    above.value = OfflineNotes;
    const { watchSeen } = await import('./rooms_seen');
    if (account?.room) watchSeen(account);
  }
  // Where the network went before it came, the next start asks again.
  setTimeout(() => void prepareRest().catch(() => undefined), peaceMs);
}

async function wordsOfAccount(language: Language): Promise<string> {
  guardLater();
  const words = language === 'sv' ? import('./i18n/app.sv.ftl?raw') : import('./i18n/app.en.ftl?raw');
  return (await words).default;
}

async function leave(): Promise<void> {
  guardLater('files-on-use');
  const signedOut = import('./matrix/account').then(({ signOut }) => signOut());
  const late = new Promise<void>((resolve) => setTimeout(resolve, leaveWithinMs));
  await Promise.race([signedOut.catch(() => undefined), late]);
}

/** Somebody signed out: before anything is opened that could write it again. */
async function finishLeaving(): Promise<void> {
  const user = leaving();
  if (!user) return;
  guardLater();
  const { eraseAccount } = await import('./matrix/erase');
  await eraseAccount(user);
  setLeaving('');
}
