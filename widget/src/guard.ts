// Stands in front of matrix-widget-api, which checks neither who sends a message nor from where (1.19) and
// numbers its requests predictably. Only what the embedding page itself posts, from one origin, gets
// through; all else is stopped before any other listener sees it: siblings, popups, children, the opener,
// the page itself.
//
// The origin is pinned once, by the first of these that is known:
//   1. `location.ancestorOrigins[0]`: the browser's own word (Chromium, WebKit; newer Firefox)
//   2. `parentUrl` in the address, which Element adds
//   3. `document.referrer`, where the embedding page lets it be seen
//   4. else the first widget-API message that `window.parent` posts
// Whoever embeds the page writes 2 and 3, but is then `window.parent` anyway: what the pin adds is that a
// page that the parent frame goes to later, by itself or by another's doing, is not believed. A host that
// keeps its origin to itself (`referrerpolicy` on the iframe) is "null" in 1, as one in an opaque sandbox is:
// then only 4 can tell.
//
// It does not stop, and nothing could: the host itself, and scripts of the page's own origin, which can do
// everything that the page can.
// SPDX-License-Identifier: EUPL-1.2

/** What the guard needs of a window; tests hand in others. */
export interface GuardedWindow {
  parent: unknown;
  location: { ancestorOrigins?: ArrayLike<string> | undefined };
  document: { referrer: string };
  addEventListener(type: 'message', listener: (event: MessageEvent) => void, capture: boolean): void;
}

export interface Guard {
  /**
   * The pinned origin, or null while it is not known. "null" is the origin of a page in an opaque
   * sandbox.
   */
  readonly origin: string | null;
  /** How many messages were stopped. */
  readonly stopped: number;
  /** Called once, as soon as the origin is pinned; at once if it is. */
  whenPinned(receive: (origin: string) => void): void;
}

/** Must be called before any other `message` listener is added. */
export function installGuard(window: GuardedWindow, parentUrl: string): Guard {
  let origin = knownOrigin(window, parentUrl);
  let stopped = 0;
  const waiting: ((origin: string) => void)[] = [];

  window.addEventListener(
    'message',
    (event) => {
      // What was posted names its true source; in an event that a script made up anything may stand.
      const posted = event.isTrusted && event.source !== null;
      const fromParent = posted && event.source === window.parent && window.parent !== window;
      if (fromParent && origin === null && isWidgetMessage(event.data)) {
        origin = event.origin;
        for (const receive of waiting.splice(0)) receive(origin);
      }
      if (fromParent && event.origin === origin) return;
      stopped += 1;
      event.stopImmediatePropagation();
    },
    true,
  );

  return {
    get origin() {
      return origin;
    },
    get stopped() {
      return stopped;
    },
    whenPinned(receive) {
      if (origin === null) waiting.push(receive);
      else receive(origin);
    },
  };
}

function knownOrigin(window: GuardedWindow, parentUrl: string): string | null {
  const ancestor = window.location.ancestorOrigins?.[0];
  if (ancestor === 'null') return null;
  return ancestor || originOf(parentUrl) || originOf(window.document.referrer) || null;
}

/**
 * Desktop clients live at `vector://vector/…`, whose origin the URL class calls "null" and messages
 * call by its name.
 */
export function originOf(address: string): string {
  if (!URL.canParse(address)) return '';
  const url = new URL(address);
  if (url.origin !== 'null') return url.origin;
  return url.host ? `${url.protocol}//${url.host}` : '';
}

function isWidgetMessage(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const { api, action, requestId } = data as Record<string, unknown>;
  return api === 'toWidget' && typeof action === 'string' && typeof requestId === 'string';
}
