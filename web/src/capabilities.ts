// What Småsteg asks the host for: thirteen rows, always the same, asked once. FORMAT.md ("Permissions asked
// for") says why.
// SPDX-License-Identifier: EUPL-1.2

const event = (direction: 'send' | 'receive', type: string) =>
  `org.matrix.msc2762.${direction}.event:${type}`;
const state = (type: string) => `org.matrix.msc2762.receive.state_event:${type}`;

/**
 * Untyped for messages: locked ones come as `m.bad.encrypted` and must be countable, /me and notices
 * are read.
 */
export const capabilities: readonly string[] = [
  event('send', 'm.room.message'),
  event('receive', 'm.room.message'),
  event('send', 'm.reaction'),
  event('receive', 'm.reaction'),
  event('send', 'se.smasteg.op'),
  event('receive', 'se.smasteg.op'),
  event('send', 'm.room.redaction'),
  state('m.room.create'),
  state('m.room.power_levels'),
  state('m.room.member'),
  state('m.room.encryption'),
  state('m.room.history_visibility'),
  state('m.room.tombstone'),
];
