// The one MatrixClient of the page, over what is kept of the account: opened when somebody needs it, closed
// when another tab takes over. Promises: never two of them at the same time in one browser, since two would
// write the same keys over each other; it syncs only the room that is open; it says nothing to the console,
// which the library fills with people's names. Rejects with a Trouble.
// SPDX-License-Identifier: EUPL-1.2
import {
  ClientEvent,
  Filter,
  HttpApiEvent,
  MatrixClient,
  MemoryStore,
  PendingEventOrdering,
  SyncState,
} from 'matrix-js-sdk';
import { type Kept, keysPrefix, readKept, writeKept } from './keep';
import { fetchAs } from './oauth';
import { quiet } from './quiet';
import { giveKey } from './recovery_key';
import { Trouble, troubleOf } from './trouble';

export interface Opened {
  client: MatrixClient;
  kept: Kept;
  /** Resolves when the room is here; rejects when the server does not answer. */
  synced: Promise<void>;
}

const lockName = 'smasteg/account';
const lockWithinMs = 5_000;
const firstSyncWithinMs = 60_000;
const answerWithinMs = 20_000;
const lastAnswersMs = 500;
/** Only what the machine may need of the flow: history is read page by page. */
const loadedAtFirst = 20;

const nothing = () => undefined;

let opened: Promise<Opened> | null = null;
let release = nothing;

/** A client that is not signed in, or only asks: no keys, no sync. */
export function bareClient(url: string, kept?: Kept): MatrixClient {
  return new MatrixClient({
    baseUrl: url,
    ...(kept && { userId: kept.user, deviceId: kept.device, accessToken: kept.token }),
    ...(kept?.oauth && { fetchFn: fetchAs(kept) }),
    store: new MemoryStore(),
    localTimeoutMs: answerWithinMs,
    cryptoCallbacks: { getSecretStorageKey: giveKey },
    verificationMethods: ['m.sas.v1'],
    timelineSupport: true,
    disableVoip: true,
    logger: quiet,
  });
}

/** Waits for the other tab to let go, which it does when one comes here. */
async function takeLock(): Promise<() => undefined> {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return nothing;
  return new Promise((resolve, reject) => {
    const held = () =>
      new Promise<void>((free) => {
        resolve(() => free() as undefined);
      });
    locks
      .request(lockName, { signal: AbortSignal.timeout(lockWithinMs) }, held)
      .catch(() => reject(new Trouble('elsewhere')));
  });
}

function firstSync(client: MatrixClient): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Trouble('no-answer')), firstSyncWithinMs);
    const look = (state: SyncState) => {
      if (state !== SyncState.Prepared && state !== SyncState.Syncing) return;
      clearTimeout(timer);
      client.off(ClientEvent.Sync, look);
      resolve();
    };
    client.on(ClientEvent.Sync, look);
  });
}

async function open(room: string): Promise<Opened> {
  const kept = await readKept();
  if (!kept || kept.out) throw new Trouble('signed-out');
  release = await takeLock();
  const client = bareClient(kept.url, kept);
  client.on(HttpApiEvent.SessionLoggedOut, (error) => {
    const out = error.data['soft_logout'] === true ? 'soft' : 'gone';
    // At once: from now on nobody may ask this client for anything.
    for (const tell of told) tell();
    void readKept()
      // Another tab may have taken it all away.
      .then((still) => still && writeKept({ ...still, out }))
      .catch(nothing);
    void closeClient();
  });
  await client.initRustCrypto({ cryptoDatabasePrefix: keysPrefix }).catch((error: unknown) => {
    // It asks the server for nothing yet: only its own Wasm may not have come.
    throw error instanceof TypeError ? new Trouble('no-file', error.message) : error;
  });
  // Encrypted room or not is known before anything can be sent: the first sync tells, and sends wait for it.
  const filter = Filter.fromJson(
    kept.user,
    undefined as never,
    {
      presence: { types: [] },
      room: { rooms: room ? [room] : [], include_leave: true },
    } as never,
  );
  const synced = firstSync(client);
  synced.catch(nothing);
  await client.startClient({
    filter,
    lazyLoadMembers: true,
    // Nobody is told that one is here.
    disablePresence: true,
    initialSyncLimit: loadedAtFirst,
    pendingEventOrdering: PendingEventOrdering.Detached,
  });
  return { client, kept, synced };
}

const told = new Set<() => void>();
/** The server has signed this device out. */
export const onSignedOut = (tell: () => void) => told.add(tell);

export function openClient(room: string): Promise<Opened> {
  opened ??= open(room).catch((error: unknown) => {
    opened = null;
    release();
    throw troubleOf(error);
  });
  return opened;
}

/** Another tab's turn, or signing out: what was kept stays. */
export async function closeClient(): Promise<void> {
  const closing = opened;
  opened = null;
  const had = await closing?.catch(() => null);
  if (had) {
    // What is under way ends first: the library asks its encryption again, which by then is closed.
    had.client.http.abort();
    await new Promise((resolve) => setTimeout(resolve, lastAnswersMs));
    had.client.stopClient();
  }
  release();
  release = nothing;
}
