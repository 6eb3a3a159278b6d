// The module worker that holds the core and the stores.
// SPDX-License-Identifier: EUPL-1.2
import createCore from '@core-wasm';
import { createHost } from './host';
import type { FromHost, ToHost } from './wire';

// The page's types are compiled in here too; a worker's own scope is told apart by hand.
const scope = globalThis as unknown as {
  postMessage(message: FromHost): void;
  addEventListener(type: 'message', receive: (event: MessageEvent<ToHost>) => void): void;
};
const receive = createHost((message) => scope.postMessage(message), createCore);
scope.addEventListener('message', (event) => receive(event.data));
