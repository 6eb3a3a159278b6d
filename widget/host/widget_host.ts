// One widget in one iframe, hosted as Element hosts it: by the real ClientWidgetApi.
// SPDX-License-Identifier: EUPL-1.2
import { ClientWidgetApi, type IWidgetApiRequest, Widget } from 'matrix-widget-api';
import { type AskCapabilities, RoomDriver } from './driver';
import type { RoomEvent } from './event';
import type { Person } from './person';

export interface WidgetOptions {
  id: string;
  /** With the host's templates filled in. */
  url: string;
  /** false: the host waits for `content_loaded` instead of the iframe's load event. */
  waitForIframeLoad: boolean;
  ask: AskCapabilities;
}

export interface HostedWidget {
  setTheme(name: string): void;
  setLanguage(tag: string): void;
  stop(): void;
}

/** Call before the iframe has loaded. */
export function hostWidget(person: Person, iframe: HTMLIFrameElement, options: WidgetOptions): HostedWidget {
  const { id, url, waitForIframeLoad } = options;
  const widget = new Widget({ id, url, waitForIframeLoad, type: 'm.custom', creatorUserId: person.id });
  const api = new ClientWidgetApi(widget, iframe, new RoomDriver(person, options.ask));
  hush(api);
  spoilAnswers(api, person);
  api.setViewedRoomId(person.room.id);
  const ignore = () => {};
  const stopPushing = person.onPush((event: RoomEvent) => {
    api.feedEvent(event).catch(ignore);
    if (event.state_key !== undefined) api.feedStateUpdate(event).catch(ignore);
  });
  return {
    setTheme: (name) => void api.updateTheme({ name }).catch(ignore),
    setLanguage: (tag) => void api.updateLanguage(tag).catch(ignore),
    stop() {
      stopPushing();
      api.stop();
    },
  };
}

/** The library logs every message it sends. */
function hush(api: ClientWidgetApi): void {
  const transport = api.transport as unknown as {
    sendInternal(message: unknown): void;
    targetOrigin: string;
    transportWindow: Window;
  };
  transport.sendInternal = (message) =>
    transport.transportWindow.postMessage(message, transport.targetOrigin);
}

/** A host that answers late, twice or never, when the faults say so. */
function spoilAnswers(api: ClientWidgetApi, person: Person): void {
  const reply = api.transport.reply.bind(api.transport);
  api.transport.reply = (request: IWidgetApiRequest, data) => {
    const { answers, answerAfterMs, answerActions } = person.fault;
    const concerned = answerActions.length === 0 || answerActions.includes(request.action);
    if (!concerned) return reply(request, data);
    if (answers === 'never') return;
    const times = answers === 'twice' ? 2 : 1;
    const answer = () => {
      for (let i = 0; i < times; i += 1) reply(request, data);
    };
    if (answerAfterMs > 0) setTimeout(answer, answerAfterMs);
    else answer();
  };
}
