// What the page and the core's host say to each other: one call in, one answer back, and actions in between.
// SPDX-License-Identifier: EUPL-1.2
import type { Action, MessagePayload } from './protocol.gen';

export type ToHost =
  /** First of all. attempt: how many cores died just before this one. */
  | { call: 'begin'; attempt: number }
  | { call: 'process'; id: number; room: string; message: MessagePayload }
  | { call: 'view'; id: number; name: string; query: string }
  /** Last of all: what has been asked is finished and kept, then `stopped` is said. */
  | { call: 'stop' };

/** A view that nobody had to ask for again. */
export interface FreshView {
  name: string;
  /** The query it answers. */
  query: string;
  json: string;
}

export type FromHost =
  /** The script runs: this way of running the core works here. */
  | { up: true }
  | { id: number; value: string }
  | { id: number; error: string }
  /** fresh: after a command, the views that it changed, as they were last asked for. */
  | { room: string; actions: Action[]; fresh?: FreshView[] }
  /** Nothing is under way any more, in the stores neither, and nothing more comes from this host. */
  | { stopped: true }
  /** The core trapped, or never came to life. Nothing more comes from this host. */
  | { dead: string };

/** A host somewhere: in a worker, or in the page. */
export interface Channel {
  post(message: ToHost): void;
  close(): void;
}
