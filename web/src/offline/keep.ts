// Keeps the app on the device, by the service worker, and knows whether a newer version waits. Another takes
// over only when `takeOver` is called: then every tab of the app is loaded anew.
// Promises: never throws; where there are no service workers nothing happens.
// SPDX-License-Identifier: EUPL-1.2
import { scriptUrl } from '../core/trusted';
import { type ReadonlySignal, signal } from '../signal';

/** kept: starts without a network · newer: a newer version waits · altered: a file is not right */
export type Keeping = 'unknown' | 'kept' | 'newer' | 'altered';

export interface Keeper {
  readonly state: ReadonlySignal<Keeping>;
  takeOver(): void;
}

const address = './sw.js';
/** A tab that stays open asks for a newer version when it is looked at, but not more often than this. */
const askEveryMs = 60 * 60 * 1_000;

/** The worker's last line is the hash of all that stands above it. */
async function isWorkerWhole(): Promise<boolean> {
  const answer = await fetch(address, { cache: 'no-cache' }).catch(() => null);
  // Offline, or no secure page: then there is nothing to compare, and nothing new to register either.
  if (!answer?.ok || !globalThis.crypto?.subtle) return true;
  const text = await answer.text();
  const at = text.lastIndexOf('// sha256-');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text.slice(0, at)));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return text.slice(at) === `// sha256-${hash}\n`;
}

function whenInstalled(worker: ServiceWorker, then: () => void): void {
  const look = () => {
    if (worker.state === 'installed') then();
  };
  worker.addEventListener('statechange', look);
  look();
}

export function keepOffline(): Keeper {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  const state = signal<Keeping>('unknown');
  let registration: ServiceWorkerRegistration | undefined;
  let isReloading = false;

  function reload(): void {
    if (isReloading) return;
    isReloading = true;
    location.reload();
  }
  function look(): void {
    if (!registration || state.value === 'altered') return;
    const { active, waiting, installing } = registration;
    // Without an active one the first is on its way, and takes over by itself.
    if (active && waiting) state.value = 'newer';
    else if (active) state.value = 'kept';
    if (installing) whenInstalled(installing, look);
  }

  async function register(container: ServiceWorkerContainer): Promise<void> {
    // Somebody asked for the new version, here or in another tab: this page is the old one's.
    if (container.controller) container.addEventListener('controllerchange', reload);
    container.addEventListener('message', ({ data }) => {
      if (data?.altered) state.value = 'altered';
    });
    if (!(await isWorkerWhole())) {
      state.value = 'altered';
      return;
    }
    registration = await container.register(scriptUrl(address), { updateViaCache: 'none' });
    registration.addEventListener('updatefound', look);
    look();
    void container.ready.then(look);
    if (container.controller) registration.active?.postMessage('forget-others');
    let asked = Date.now();
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible' || Date.now() - asked < askEveryMs) return;
      asked = Date.now();
      void registration?.update().catch(() => undefined);
    });
  }

  if (serviceWorker) register(serviceWorker).catch(() => undefined);
  return {
    state,
    takeOver() {
      const waiting = registration?.waiting;
      // Another tab was faster.
      if (!waiting) return reload();
      // A page that was opened before there was a worker hears of no other controller.
      waiting.addEventListener('statechange', () => {
        if (waiting.state === 'activated') reload();
      });
      waiting.postMessage('take-over');
    },
  };
}
