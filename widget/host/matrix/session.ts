// Which homeserver, whose log-ins and which rooms the page is for: read from session.json beside the page,
// which tools/matrix.mjs answers on loopback with devices of this browser's own; a browser test answers it
// itself.
// SPDX-License-Identifier: EUPL-1.2

export interface Login {
  key: string;
  userId: string;
  deviceId: string;
  accessToken: string;
}

export interface RoomPlace {
  /** In the page's address: `?room=plain`. */
  key: string;
  id: string;
}

export interface Session {
  homeserver: string;
  people: Login[];
  rooms: RoomPlace[];
}

/** The session's people and room that the address asks for: `?room=encrypted&people=anna,bo`. */
export async function readSession(query: URLSearchParams): Promise<{ session: Session; room: RoomPlace }> {
  const response = await fetch('session.json');
  if (!response.ok) throw new Error(`session.json: ${response.status}`);
  const session: unknown = await response.json();
  if (!isSession(session)) throw new Error('session.json is no session');
  const wanted = query.get('people')?.split(',');
  const people = session.people.filter(({ key }) => !wanted || wanted.includes(key));
  const room = session.rooms.find(({ key }) => key === query.get('room')) ?? session.rooms[0];
  if (!room) throw new Error('session.json has no room');
  return { session: { ...session, people }, room };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const hasTexts = (value: unknown, ...names: string[]) =>
  isRecord(value) && names.every((name) => typeof value[name] === 'string');

function isSession(value: unknown): value is Session {
  if (!isRecord(value) || typeof value['homeserver'] !== 'string') return false;
  const { people, rooms } = value;
  return (
    Array.isArray(people) &&
    people.every((one) => hasTexts(one, 'key', 'userId', 'deviceId', 'accessToken')) &&
    Array.isArray(rooms) &&
    rooms.every((one) => hasTexts(one, 'key', 'id'))
  );
}
