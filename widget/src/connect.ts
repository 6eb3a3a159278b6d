// The one WidgetApi of the page, behind the guard, silent and speaking only to the pinned origin.
// SPDX-License-Identifier: EUPL-1.2
import { WidgetApi } from 'matrix-widget-api';
import { type Guard, type GuardedWindow, installGuard } from './guard';
import type { Params } from './params';

export interface Connection {
  api: WidgetApi;
  guard: Guard;
}

/** Call first of all in the page: the guard must be the first listener. Does not start the api. */
export function connect(
  window: GuardedWindow & { parent: Pick<Window, 'postMessage'> },
  params: Params,
): Connection {
  const guard = installGuard(window, params.parentUrl);
  const api = new WidgetApi(params.widgetId || null, '*');
  guard.whenPinned((origin) => {
    // A page in an opaque sandbox ("null") can only be reached by "*".
    api.transport.targetOrigin = origin === 'null' ? '*' : origin;
  });
  hush(api, window.parent);
  return { api, guard };
}

/**
 * The library writes every message, people's words included, to the console. This does the same
 * without the words.
 */
function hush(api: WidgetApi, parent: Pick<Window, 'postMessage'>): void {
  const transport = api.transport as unknown as {
    sendInternal(message: unknown): void;
    targetOrigin: string;
  };
  transport.sendInternal = (message) => parent.postMessage(message, transport.targetOrigin);
}
