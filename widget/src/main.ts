// The widget, composed: guard, host, core, screens. Usable at once, whatever the host answers and the device
// refuses.
// SPDX-License-Identifier: EUPL-1.2
import '../../web/src/styles/tokens.css';
import '../../web/src/styles/smasteg.css';
import { createSession } from '../../web/src/core/session';
import { startCore } from '../../web/src/core/start';
import { mount } from '../../web/src/mount';
import type { Language, Mounted, MountOptions } from '../../web/src/ports';
import { wholeRoot } from '../../web/src/whole';
import { type Connection, connect } from './connect';
import { languageOf, type Params, readParams, themeOf } from './params';
import { negotiate } from './permission';
import { hasConsented, rememberConsent } from './remember';
import { createTransport, on } from './transport';

type Room = Pick<MountOptions, 'askPermission'> & {
  transport: ReturnType<typeof createTransport>;
  consented: boolean;
};

// First of all, before any other listener and before the load event, at which most hosts begin to ask.
const params = readParams(location);
// Opened by itself, or in a host that does not say which room: a private notebook.
const isInRoom = window.parent !== window && params.roomId !== '';
const connection = isInRoom ? connect(window, params) : null;
const room = connection ? joinHost(connection, params) : null;

void show();

async function show(): Promise<void> {
  const root = wholeRoot();
  if (!root) return;
  const language: Language = params.language ?? languageOf(navigator.language) ?? 'sv';
  const roomId = room ? params.roomId : '';
  const core = await startCore(params.userId, roomId);
  const session = createSession(core, roomId, {
    self: params.userId,
    language,
    ...(room && { transport: room.transport, consented: room.consented }),
  });
  const mounted = mount(root, {
    session,
    language,
    theme: params.theme,
    inRoom: room !== null,
    places: 'memory',
    ...(room?.askPermission && { askPermission: room.askPermission }),
  });
  if (connection) followHost(connection, mounted);
}

function joinHost({ api }: Connection, params: Params): Room {
  const transport = createTransport(api, params.roomId);
  const consented = hasConsented(params);
  const permission = negotiate(api, {
    consented,
    onGranted(permissions) {
      rememberConsent(params, permissions.length > 0);
      transport.say({ kind: 'granted', permissions });
    },
  });
  api.start();
  // Only hosts that wait for it want it; the others say so, which is no matter.
  api.sendContentLoaded().catch(() => {});
  return { transport, consented, ...(!consented && { askPermission: () => permission.ask() }) };
}

/** Newer hosts tell of a change; for older ones what the address said stands. */
function followHost({ api }: Connection, mounted: Mounted): void {
  on(api, 'theme_change', ({ name }) => mounted.setTheme(themeOf(name)));
  on(api, 'language_change', ({ lang }) => mounted.setLanguage(languageOf(lang) ?? 'sv'));
}
