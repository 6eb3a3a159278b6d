// The page against a real homeserver: the same people, chat and widget frame as in the development room, over
// real clients. It stands in for Element, on another origin than the widget, and is never part of dist/.
// SPDX-License-Identifier: EUPL-1.2
import '../../../web/src/styles/tokens.css';
import '../host.css';
import '../chat.css';
import { render } from 'preact';
import { Page } from '../page';
import { Actor, readStageOptions, Stage } from '../stage';
import { openClient, type RealClient } from './client';
import { type Login, readSession, type Session } from './session';
import { matrixTexts } from './texts';

declare global {
  interface Window {
    /** For browser tests: a person's client, and how her host answers its widget. */
    smastegHost?: { client(key: string): RealClient; reload(key: string): void };
  }
}

const query = new URLSearchParams(location.search);
const stage = new Stage(readStageOptions(query));
const words = matrixTexts[stage.language];
const root = document.getElementById('room');
if (root) open(root).catch((error: unknown) => fail(root, error));

async function open(root: HTMLElement): Promise<void> {
  render(<p role="status">{words.starting}</p>, root);
  const { session, room } = await readSession(query);
  const opening = session.people.map((login) => openActor(session, login, room.id));
  const actors = await Promise.all(opening);
  stage.actors = actors.map(({ actor }) => actor);
  const find = (key: string) => {
    const found = actors.find(({ actor }) => actor.key === key);
    if (!found) throw new Error(`Nobody here is called ${key}`);
    return found;
  };
  window.smastegHost = {
    client: (key) => find(key).client,
    reload: (key) => find(key).actor.reload(),
  };
  const choice = <RoomChoice session={session} chosen={room.key} />;
  render(<Page stage={stage} about={matrixTexts} more={choice} />, root);
}

async function openActor(session: Session, login: Login, roomId: string) {
  const client = await openClient(session.homeserver, login, roomId);
  const place = client.widget();
  if (!place) throw new Error(words.noWidget);
  return { client, actor: new Actor(stage, login.key, client, place) };
}

/** Another room is another page: as in a client, the widget's frame does not survive it. */
function RoomChoice({ session, chosen }: { session: Session; chosen: string }) {
  const go = (key: string) => {
    query.set('room', key);
    location.search = query.toString();
  };
  const { room, rooms } = matrixTexts[stage.language];
  return (
    <label>
      <span class="choice">{room}</span>
      <select value={chosen} onChange={(event) => go(event.currentTarget.value)}>
        {session.rooms.map(({ key }) => (
          <option key={key} value={key}>
            {rooms[key] ?? key}
          </option>
        ))}
      </select>
    </label>
  );
}

function fail(root: HTMLElement, error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  render(
    <div role="alert">
      <p>{words.failed}</p>
      <p>{why}</p>
    </div>,
    root,
  );
}
