// Starts the core: in a module worker, or in the page where no worker can start; in one tab at a time, the
// one that was looked at last.
// SPDX-License-Identifier: EUPL-1.2
import type { CoreClient } from '../ports';
import { guardLater, isAltered } from '../whole';
import { createClient, type OpenChannel } from './client';
import { scriptUrl } from './trusted';
import { takeTurns, turnName } from './turn';
import type { FromHost } from './wire';
import workerUrl from './worker.ts?worker&url';

const inWorker: OpenChannel = (receive) => {
  const worker = new Worker(scriptUrl(workerUrl), { type: 'module', name: 'smasteg' });
  worker.addEventListener('message', (event: MessageEvent<FromHost>) => receive(event.data));
  worker.addEventListener('error', (event) => receive({ dead: event.message || 'worker' }));
  // Beside its start: what is right is not to wait for what is wrong.
  void isAltered(workerUrl).then((is) => is && receive({ dead: 'altered' }));
  return { post: (message) => worker.postMessage(message), close: () => worker.terminate() };
};

const inPage: OpenChannel = (receive) => {
  let open = true;
  guardLater();
  const host = Promise.all([import('./host'), import('@core-wasm')]).then(([{ createHost }, core]) =>
    createHost((message) => open && receive(message), core.default),
  );
  host.catch((error) => receive({ dead: String(error) }));
  return {
    post: (message) => void host.then((take) => open && take(message)),
    close: () => {
      open = false;
      void host.then((take) => take({ call: 'stop' }));
    },
  };
};

/** For one person (Matrix user id, or "") in one room ("" = the private notebook). */
export async function startCore(self: string, room: string): Promise<CoreClient> {
  const name = turnName(self, room);
  const client = createClient(inWorker, inPage, (holder) => takeTurns(name, holder));
  const look = () => {
    if (document.visibilityState === 'visible') client.comeHere();
  };
  // A tab beside another is never hidden: it gets the focus.
  addEventListener('focus', look);
  addEventListener('pageshow', look);
  document.addEventListener('visibilitychange', look);
  look();
  return client;
}
