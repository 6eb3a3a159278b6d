// What the page and the core's host say to each other: one call in, one answer back, and actions in between.
// SPDX-License-Identifier: EUPL-1.2
import type { Action, MessagePayload } from './protocol.gen';

export type ToHost =
  /** First of all. attempt: how many cores died just before this one. */
  | { call: 'begin'; attempt: number }
  | { call: 'process'; id: number; room: string; message: MessagePayload }
  | { call: 'view'; id: number; name: string; query: string };

export type FromHost =
  /** The script runs: this way of running the core works here. */
  | { up: true }
  | { id: number; value: string }
  | { id: number; error: string }
  | { room: string; actions: Action[] }
  /** The core trapped, or never came to life. Nothing more comes from this host. */
  | { dead: string };

/** A host somewhere: in a worker, or in the page. */
export interface Channel {
  post(message: ToHost): void;
  close(): void;
}
