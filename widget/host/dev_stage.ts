// The development room: two people in a room in memory, and what can be made to go wrong. Driven by tests.
// SPDX-License-Identifier: EUPL-1.2
import { type Faults, noFaults } from './faults';
import { Person } from './person';
import { Room, type RoomOptions } from './room';
import { Actor, choice, readStageOptions, Stage, type StageOptions } from './stage';
import { texts } from './texts';

type Key = 'anna' | 'bo' | 'anna2';

interface DevOptions extends StageOptions {
  seed: number;
  encrypted: boolean;
  /** Anna has the room open in another tab too: a client of its own, with her id and her widget's. */
  tabs: boolean;
  version: '11' | '12';
  history: NonNullable<RoomOptions['historyVisibility']>;
  /** "" = this room is nobody's upgrade. */
  predecessor: string;
}

/** `/room/?encrypted=1&version=12&history=joined&seed=7&tabs=2&after=!old:hs`, and readStageOptions. */
export function readOptions(search: string): DevOptions {
  const query = new URLSearchParams(search);
  return {
    ...readStageOptions(query),
    seed: Number(query.get('seed') ?? 1),
    encrypted: query.get('encrypted') === '1',
    tabs: query.get('tabs') === '2',
    version: choice(query, 'version', ['12'], '11'),
    predecessor: query.get('after') ?? '',
    history: choice(query, 'history', ['joined', 'invited', 'world_readable'], 'shared'),
  };
}

export class DevStage extends Stage {
  readonly room: Room;
  readonly faults: Faults = { ...noFaults };
  override actors: readonly DevActor[];

  constructor(options: DevOptions) {
    super(options);
    const anna = '@anna:example.org';
    const bo = '@bo:example.org';
    this.room = new Room({
      seed: options.seed,
      encrypted: options.encrypted,
      version: options.version,
      historyVisibility: options.history,
      predecessor: options.predecessor,
      members: [
        { id: anna, name: 'Anna Öberg' },
        { id: bo, name: 'Bo Lindqvist' },
      ],
    });
    const hello = { msgtype: 'm.text', body: texts[options.language].hello, 'm.mentions': {} };
    this.room.send(anna, 'm.room.message', hello);
    const shared = { room: this.room, faults: this.faults };
    const client = (id: string, n: number) => new Person({ ...shared, id, seed: options.seed + n });
    this.actors = [
      new DevActor(this, 'anna', client(anna, 11), 'smasteg-anna'),
      new DevActor(this, 'bo', client(bo, 12), 'smasteg-bo'),
      ...(options.tabs ? [new DevActor(this, 'anna2', client(anna, 13), 'smasteg-anna')] : []),
    ];
  }

  person(key: Key): DevActor {
    const actor = this.actors.find((one) => one.key === key);
    if (!actor) throw new Error(`Nobody here is called ${key}`);
    return actor;
  }

  setFaults(faults: Partial<Faults>): void {
    Object.assign(this.faults, faults);
    this.tell();
  }
}

/** Personal things in the fragment, by the templates that a host fills in. */
const widgetUrl =
  '../widget/#/?widgetId=$matrix_widget_id&userId=$matrix_user_id&roomId=$matrix_room_id' +
  '&theme=$org.matrix.msc2873.client_theme&language=$org.matrix.msc2873.client_language';

/** A person whose net and faults are the page's to set. */
class DevActor extends Actor {
  declare readonly person: Person;

  constructor(stage: Stage, key: Key, person: Person, widgetId: string) {
    super(stage, key, person, { id: widgetId, url: widgetUrl });
  }

  override attach(iframe: HTMLIFrameElement): () => void {
    iframe.addEventListener('load', () => this.showNet());
    return super.attach(iframe);
  }

  override setOffline(is: boolean): void {
    this.person.setOffline(is);
    this.showNet();
  }

  /** The browser's own word for the net, told to the widget's page. */
  private showNet(): void {
    const page = this.iframe?.contentWindow;
    if (!page) return;
    const onLine = this.person.isOnline;
    if (page.navigator.onLine === onLine) return;
    Object.defineProperty(page.navigator, 'onLine', { configurable: true, get: () => onLine });
    page.dispatchEvent(new Event(onLine ? 'online' : 'offline'));
  }

  setFaults(faults: Partial<Faults>): void {
    this.person.faults = { ...this.person.faults, ...faults };
  }
}
