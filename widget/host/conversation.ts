// The events of a client sorted into what a chat shows: the flow, threads, reactions, edits already in place.
// SPDX-License-Identifier: EUPL-1.2
import type { Echo, HostClient } from './client';
import { bodyOf, isRedacted, type RoomEvent, relationOf } from './event';

export interface Reaction {
  emoji: string;
  names: string[];
  /** The viewer's own, to take back. */
  own: string | null;
}

export interface Said {
  /** Event id, or the transaction of one on its way. */
  id: string;
  sender: string;
  name: string;
  ts: number;
  body: string;
  state: 'here' | 'removed' | 'locked' | 'sending' | 'failed';
  edited: boolean;
  own: boolean;
  reactions: Reaction[];
  replies: Said[];
}

/** The flow, each message with its thread. Ops and other events that clients do not draw are left out. */
export function conversation(client: HostClient): Said[] {
  const events = client.timeline();
  const reactions = reactionsOf(client, events);
  const flow: Said[] = [];
  const byId = new Map<string, Said>();
  for (const event of events) {
    if (event.type !== 'm.room.message') continue;
    const relation = client.relationOf(event);
    if (relation?.relType === 'm.replace' || relation?.relType === 'm.reference') continue;
    const said = saidOf(client, event, reactions.get(event.event_id) ?? []);
    byId.set(said.id, said);
    const root = relation?.relType === 'm.thread' ? byId.get(relation.parent) : undefined;
    (root ? root.replies : flow).push(said);
  }
  for (const echo of client.echoes) addEcho(client, echo, flow, byId);
  return flow.filter((said) => said.state !== 'removed' || said.replies.length > 0);
}

function saidOf(client: HostClient, event: RoomEvent, reactions: Reaction[]): Said {
  const locked = event.content['msgtype'] === 'm.bad.encrypted';
  const emote = event.content['msgtype'] === 'm.emote' ? `${client.nameOf(event.sender)} ` : '';
  return {
    id: event.event_id,
    sender: event.sender,
    name: client.nameOf(event.sender),
    ts: event.origin_server_ts,
    body: emote + bodyOf(event.content),
    state: isRedacted(event) ? 'removed' : locked ? 'locked' : 'here',
    edited: client.isEdited(event),
    own: event.sender === client.id,
    reactions,
    replies: [],
  };
}

function reactionsOf(client: HostClient, events: RoomEvent[]): Map<string, Reaction[]> {
  const found = new Map<string, Reaction[]>();
  for (const event of events) {
    const relation = relationOf(event.content);
    if (event.type !== 'm.reaction' || !relation || isRedacted(event)) continue;
    const list = found.get(relation.parent) ?? [];
    found.set(relation.parent, list);
    let reaction = list.find((one) => one.emoji === relation.key);
    if (!reaction) {
      reaction = { emoji: relation.key, names: [], own: null };
      list.push(reaction);
    }
    reaction.names.push(client.nameOf(event.sender));
    if (event.sender === client.id) reaction.own = event.event_id;
  }
  return found;
}

/** A message on its way is shown where it will land; one that has landed already is there. */
function addEcho(client: HostClient, echo: Echo, flow: Said[], byId: Map<string, Said>): void {
  if (echo.type !== 'm.room.message' || byId.has(echo.eventId)) return;
  const relation = relationOf(echo.content);
  const edited = echo.content['m.new_content'] as Record<string, unknown> | undefined;
  const target = relation?.relType === 'm.replace' ? byId.get(relation.parent) : undefined;
  const state = echo.status === 'failed' ? 'failed' : 'sending';
  if (target) {
    target.body = bodyOf(edited ?? {});
    target.state = state;
    return;
  }
  const said: Said = {
    id: echo.txn,
    sender: client.id,
    name: client.name,
    ts: echo.ts,
    body: bodyOf(echo.content),
    state,
    edited: false,
    own: true,
    reactions: [],
    replies: [],
  };
  const root = relation?.relType === 'm.thread' ? byId.get(relation.parent) : undefined;
  (root ? root.replies : flow).push(said);
}

// ---------- what Element writes ----------

const text = (body: string) => ({ msgtype: 'm.text', body, 'm.mentions': {} });

/** In a thread: `m.in_reply_to` names its newest message, for clients without threads. */
export function messageContent(body: string, thread: Said | null): Record<string, unknown> {
  const emote = /^\/me (.*)$/s.exec(body)?.[1];
  const content = emote === undefined ? text(body) : { ...text(emote), msgtype: 'm.emote' };
  if (!thread) return content;
  const newest = thread.replies.findLast((said) => said.state === 'here')?.id ?? thread.id;
  return {
    ...content,
    'm.relates_to': {
      rel_type: 'm.thread',
      event_id: thread.id,
      is_falling_back: true,
      'm.in_reply_to': { event_id: newest },
    },
  };
}

/** An edit by hand keeps body, msgtype and mentions, nothing else. */
export function editContent(id: string, body: string): Record<string, unknown> {
  return {
    ...text(`* ${body}`),
    'm.new_content': text(body),
    'm.relates_to': { rel_type: 'm.replace', event_id: id },
  };
}

export function reactionContent(id: string, emoji: string): Record<string, unknown> {
  return { 'm.relates_to': { rel_type: 'm.annotation', event_id: id, key: emoji } };
}
