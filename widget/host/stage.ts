// The development room with its two people, and what the page around them can set. Drawn by page.tsx, driven
// by tests.
// SPDX-License-Identifier: EUPL-1.2
import type { Language, Theme } from '../../web/src/ports';
import { type Faults, noFaults } from './faults';
import { Person } from './person';
import { Room, type RoomOptions } from './room';
import { texts } from './texts';
import { type HostedWidget, hostWidget } from './widget_host';

export type Key = 'anna' | 'bo';
export type Grant = 'ask' | 'all' | 'none';

/** A host's question that waits for a person. */
export interface Question {
  requested: string[];
  answer(approved: string[], remember: boolean): void;
}

export interface StageOptions {
  grant: Grant;
  theme: Theme | null;
  language: Language;
  seed: number;
  encrypted: boolean;
  version: '11' | '12';
  history: NonNullable<RoomOptions['historyVisibility']>;
  waitForIframeLoad: boolean;
}

const flag = (query: URLSearchParams, name: string) => query.get(name) === '1';

/** `/room/?grant=all&theme=dark&lang=en&encrypted=1&version=12&history=joined&load=content&seed=7` */
export function readOptions(search: string): StageOptions {
  const query = new URLSearchParams(search);
  const one = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T =>
    allowed.find((value) => value === query.get(name)) ?? otherwise;
  const theme = one<Theme | ''>('theme', ['light', 'dark', 'light-hc', 'dark-hc'], '');
  return {
    grant: one<Grant>('grant', ['all', 'none'], 'ask'),
    theme: theme === '' ? null : theme,
    language: one<Language>('lang', ['en'], 'sv'),
    seed: Number(query.get('seed') ?? 1),
    encrypted: flag(query, 'encrypted'),
    version: one('version', ['12'], '11'),
    history: one('history', ['joined', 'invited', 'world_readable'], 'shared'),
    waitForIframeLoad: query.get('load') !== 'content',
  };
}

/** Element's names for its themes. */
const hostThemes: Record<Theme, string> = {
  light: 'light',
  dark: 'dark',
  'light-hc': 'light-high-contrast',
  'dark-hc': 'dark-high-contrast',
};

export class Stage {
  readonly options: StageOptions;
  readonly room: Room;
  readonly faults: Faults = { ...noFaults };
  readonly actors: readonly Actor[];
  theme: Theme | null;
  language: Language;
  private readonly changed = new Set<() => void>();

  constructor(options: StageOptions) {
    this.options = options;
    this.theme = options.theme;
    this.language = options.language;
    const anna = '@anna:example.org';
    const bo = '@bo:example.org';
    this.room = new Room({
      seed: options.seed,
      encrypted: options.encrypted,
      version: options.version,
      historyVisibility: options.history,
      members: [
        { id: anna, name: 'Anna Öberg' },
        { id: bo, name: 'Bo Lindqvist' },
      ],
    });
    const hello = { msgtype: 'm.text', body: texts[options.language].hello, 'm.mentions': {} };
    this.room.send(anna, 'm.room.message', hello);
    this.actors = [new Actor('anna', anna, this), new Actor('bo', bo, this)];
  }

  person(key: Key): Actor {
    const actor = this.actors.find((one) => one.key === key);
    if (!actor) throw new Error(`Nobody here is called ${key}`);
    return actor;
  }

  setTheme(theme: Theme | null): void {
    this.theme = theme;
    for (const actor of this.actors) actor.widget?.setTheme(this.hostTheme());
    this.tell();
  }

  setLanguage(language: Language): void {
    this.language = language;
    for (const actor of this.actors) actor.widget?.setLanguage(language);
    this.tell();
  }

  setFaults(faults: Partial<Faults>): void {
    Object.assign(this.faults, faults);
    this.tell();
  }

  /** "" leaves the choice to the system, as an unknown theme does. */
  hostTheme(): string {
    return this.theme ? hostThemes[this.theme] : '';
  }

  onChanged(listener: () => void): () => void {
    this.changed.add(listener);
    return () => this.changed.delete(listener);
  }

  tell(): void {
    for (const listener of this.changed) listener();
  }
}

/** One of the two: the client, the widget in it, and the host's questions to its person. */
export class Actor {
  readonly key: Key;
  readonly person: Person;
  readonly widgetId: string;
  question: Question | null = null;
  widget: HostedWidget | null = null;
  /** Counts the widget's lives: another number, another iframe. */
  life = 0;
  private readonly stage: Stage;
  private remembered: string[] = [];
  private iframe: HTMLIFrameElement | null = null;

  constructor(key: Key, id: string, stage: Stage) {
    this.key = key;
    this.stage = stage;
    this.widgetId = `smasteg-${key}`;
    const seed = stage.options.seed + (key === 'anna' ? 11 : 12);
    this.person = new Person({ id, room: stage.room, faults: stage.faults, seed });
    this.person.onChanged(() => stage.tell());
  }

  /** The iframe is in the page and empty: host it, then let it load. */
  attach(iframe: HTMLIFrameElement): () => void {
    const url = this.url();
    const { waitForIframeLoad } = this.stage.options;
    const ask = (requested: string[]) => this.ask(requested);
    const widget = hostWidget(this.person, iframe, { id: this.widgetId, url, waitForIframeLoad, ask });
    this.widget = widget;
    this.iframe = iframe;
    iframe.addEventListener('load', () => this.showNet());
    iframe.src = url;
    return () => {
      widget.stop();
      if (this.question) {
        this.question = null;
        this.stage.tell();
      }
      this.widget = null;
      this.iframe = null;
    };
  }

  /** As Element fills it in: personal things in the fragment, its own two in the query. */
  private url(): string {
    const url = new URL('../widget/', location.href);
    url.search = new URLSearchParams({
      widgetId: this.widgetId,
      parentUrl: location.href.split('#', 1)[0] ?? '',
    }).toString();
    const fragment = new URLSearchParams({
      widgetId: this.widgetId,
      userId: this.person.id,
      roomId: this.person.room.id,
      theme: this.stage.hostTheme(),
      language: this.stage.language,
    });
    url.hash = `/?${fragment}`;
    return url.href;
  }

  private ask(requested: string[]): Promise<string[]> {
    const { grant } = this.stage.options;
    if (grant !== 'ask') return Promise.resolve(grant === 'all' ? requested : []);
    const known = requested.filter((one) => this.remembered.includes(one));
    const missing = requested.filter((one) => !known.includes(one));
    if (missing.length === 0) return Promise.resolve(known);
    return new Promise((resolve) => {
      const answer = (approved: string[], remember: boolean) => {
        if (remember) this.remembered = [...this.remembered, ...approved];
        this.question = null;
        this.stage.tell();
        // Back to where the person was, once the dialog is gone and the frame may have the focus again.
        setTimeout(() => this.iframe?.focus());
        resolve([...known, ...approved]);
      };
      this.question = { requested: missing, answer };
      this.stage.tell();
    });
  }

  setOffline(is: boolean): void {
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

  /** As when one goes to another room and comes back: the iframe dies in the middle of whatever it does. */
  reload(): void {
    this.life += 1;
    this.stage.tell();
  }
}
