// Which of a person's rooms have Småsteg: from one answer of /sync that holds, of every room, its names,
// its widgets and its newest quiet event. What is encrypted cannot be looked into here: such a room counts
// when it has the widget. Pure: no server is asked.
// SPDX-License-Identifier: EUPL-1.2

export interface RoomChoice {
  id: string;
  /** "" = nobody named it; then `people` has names. */
  name: string;
  people: string[];
  encrypted: boolean;
  /** The widget is there, or somebody has pointed out a card. */
  hasSteps: boolean;
}

/** All that is asked of each room. A space is no room to write in, an upgraded one is left behind. */
export const roomsFilter = {
  presence: { types: [] },
  account_data: { types: [] },
  room: {
    ephemeral: { types: [] },
    account_data: { types: [] },
    timeline: { types: ['se.smasteg.op'], limit: 1 },
    state: {
      lazy_load_members: true,
      types: [
        'm.room.create',
        'm.room.name',
        'm.room.canonical_alias',
        'm.room.encryption',
        'm.room.tombstone',
        'im.vector.modular.widgets',
      ],
    },
  },
};

interface StateEvent {
  type?: unknown;
  content?: Record<string, unknown>;
}
interface Joined {
  summary?: { 'm.heroes'?: unknown };
  state?: { events?: StateEvent[] };
  timeline?: { events?: StateEvent[] };
}

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/** Whatever it is called: it is ours by what its address asks the client to fill in. */
function isOurs({ content }: StateEvent): boolean {
  const url = text(content?.['url']);
  return /\/widget\/#/.test(url) && url.includes('$matrix_room_id') && url.includes('$matrix_user_id');
}

function choiceOf(id: string, room: Joined): RoomChoice | null {
  const events = [...(room.state?.events ?? []), ...(room.timeline?.events ?? [])];
  const last = (type: string) => events.findLast((event) => event.type === type)?.content;
  if (last('m.room.create')?.['type'] === 'm.space' || last('m.room.tombstone')) return null;
  const heroes = room.summary?.['m.heroes'];
  return {
    id,
    name: text(last('m.room.name')?.['name']) || text(last('m.room.canonical_alias')?.['alias']),
    people: Array.isArray(heroes) ? heroes.map(text).filter(Boolean) : [],
    encrypted: last('m.room.encryption') !== undefined,
    hasSteps: events.some(
      (event) =>
        event.type === 'se.smasteg.op' || (event.type === 'im.vector.modular.widgets' && isOurs(event)),
    ),
  };
}

/** Those with Småsteg first; how they are sorted within is a matter of language, and the screen's. */
export function roomsOf(answer: unknown): RoomChoice[] {
  const { rooms } = (answer ?? {}) as { rooms?: { join?: Record<string, Joined> } };
  const found = Object.entries(rooms?.join ?? {}).flatMap(([id, room]) => choiceOf(id, room) ?? []);
  return [...found.filter(({ hasSteps }) => hasSteps), ...found.filter(({ hasSteps }) => !hasSteps)];
}
