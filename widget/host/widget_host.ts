// One widget in one iframe, hosted as Element hosts it: by the real ClientWidgetApi.
// SPDX-License-Identifier: EUPL-1.2
import { ClientWidgetApi, type IWidgetApiRequest, UnstableApiVersion, Widget } from 'matrix-widget-api';
import type { HostClient } from './client';
import { type AskCapabilities, RoomDriver } from './driver';
import type { RoomEvent } from './event';

export interface WidgetOptions {
  id: string;
  /** With the host's templates filled in. */
  url: string;
  /** false: the host waits for `content_loaded` instead of the iframe's load event. */
  waitForIframeLoad: boolean;
  /** From before `update_state`: it pushes no state, and answers `read_events` of state with the state. */
  oldHost?: boolean;
  ask: AskCapabilities;
}

export interface HostedWidget {
  setTheme(name: string): void;
  setLanguage(tag: string): void;
  stop(): void;
}

/** Call before the iframe has loaded. */
export function hostWidget(
  client: HostClient,
  iframe: HTMLIFrameElement,
  options: WidgetOptions,
): HostedWidget {
  const { id, url, waitForIframeLoad, oldHost = false } = options;
  const widget = new Widget({ id, url, waitForIframeLoad, type: 'm.custom', creatorUserId: client.id });
  const api = new ClientWidgetApi(widget, iframe, new RoomDriver(client, options.ask));
  hush(api);
  hearOnly(api, iframe);
  spoilAnswers(api, client);
  if (oldHost) knowNoUpdates(api);
  api.setViewedRoomId(client.roomId);
  const ignore = () => {};
  const stopPushing = client.onPush((event: RoomEvent) => {
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

/** The library of today asks what the widget knows of; to an old host `update_state` meant nothing. */
function knowNoUpdates(api: ClientWidgetApi): void {
  const ask = api.getWidgetVersions.bind(api);
  api.getWidgetVersions = async () =>
    (await ask()).filter((version) => version !== UnstableApiVersion.MSC2762_UPDATE_STATE);
}

/**
 * The library believes every frame that knows the widget's id, and two people of one room have the same
 * widget.
 */
function hearOnly(api: ClientWidgetApi, iframe: HTMLIFrameElement): void {
  const transport = api.transport as unknown as { handleMessage(event: MessageEvent): void };
  const hear = transport.handleMessage;
  removeEventListener('message', hear);
  // The library takes this one away again when it stops.
  transport.handleMessage = (event) => {
    if (event.source === iframe.contentWindow) hear(event);
  };
  addEventListener('message', transport.handleMessage);
}

/** A host that answers late, twice or never, when the faults say so. */
function spoilAnswers(api: ClientWidgetApi, client: HostClient): void {
  const reply = api.transport.reply.bind(api.transport);
  api.transport.reply = (request: IWidgetApiRequest, data) => {
    const { answers, answerAfterMs, answerActions } = client.fault;
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
