// A page with people side by side, each with a client and the widget in it: what the page around them can
// set, and the host's questions to its people. Drawn by page.tsx. Whose clients they are is said by those who
// make it: dev_stage.ts with a room in memory, matrix/main.tsx with a homeserver.
// SPDX-License-Identifier: EUPL-1.2
import type { Language, Theme } from '../../web/src/ports';
import type { HostClient } from './client';
import { type HostedWidget, hostWidget } from './widget_host';

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
  waitForIframeLoad: boolean;
  /** A host from before `update_state`: it answers `read_events` of state instead of pushing it. */
  oldHost: boolean;
}

/** One of the values that a query may have, or else. */
export function choice<T extends string>(
  query: URLSearchParams,
  name: string,
  allowed: readonly T[],
  otherwise: T,
): T {
  return allowed.find((value) => value === query.get(name)) ?? otherwise;
}

/** `?grant=all&theme=dark&lang=en&load=content&host=old` */
export function readStageOptions(query: URLSearchParams): StageOptions {
  const theme = choice<Theme | ''>(query, 'theme', ['light', 'dark', 'light-hc', 'dark-hc'], '');
  return {
    grant: choice<Grant>(query, 'grant', ['all', 'none'], 'ask'),
    theme: theme === '' ? null : theme,
    language: choice<Language>(query, 'lang', ['en'], 'sv'),
    waitForIframeLoad: query.get('load') !== 'content',
    oldHost: query.get('host') === 'old',
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
  actors: readonly Actor[] = [];
  theme: Theme | null;
  language: Language;
  private readonly changed = new Set<() => void>();

  constructor(options: StageOptions) {
    this.options = options;
    this.theme = options.theme;
    this.language = options.language;
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

/** A widget as a room has it: its fixed id, and its address with the host's templates in it. */
export interface WidgetPlace {
  id: string;
  url: string;
}

/** One person on the page: the client, the widget in it, and the host's questions to its person. */
export class Actor {
  readonly key: string;
  readonly person: HostClient;
  readonly widgetId: string;
  question: Question | null = null;
  widget: HostedWidget | null = null;
  /** Counts the widget's lives: another number, another iframe. */
  life = 0;
  protected iframe: HTMLIFrameElement | null = null;
  private readonly stage: Stage;
  private readonly place: WidgetPlace;
  private remembered: string[] = [];

  constructor(stage: Stage, key: string, person: HostClient, place: WidgetPlace) {
    this.key = key;
    this.stage = stage;
    this.place = place;
    this.widgetId = place.id;
    this.person = person;
    person.onChanged(() => stage.tell());
  }

  /** The iframe is in the page and empty: host it, then let it load. */
  attach(iframe: HTMLIFrameElement): () => void {
    const url = this.url();
    const { waitForIframeLoad, oldHost } = this.stage.options;
    const ask = (requested: string[]) => this.ask(requested);
    const options = { id: this.widgetId, url, waitForIframeLoad, oldHost, ask };
    const widget = hostWidget(this.person, iframe, options);
    this.widget = widget;
    this.iframe = iframe;
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

  /** As Element fills it in: the templates by name, and two things of its own in the query. */
  private url(): string {
    const known: Record<string, string> = {
      matrix_widget_id: this.widgetId,
      matrix_user_id: this.person.id,
      matrix_room_id: this.person.roomId,
      matrix_display_name: this.person.name,
      'org.matrix.msc2873.client_theme': this.stage.hostTheme(),
      'org.matrix.msc2873.client_language': this.stage.language,
    };
    const filled = this.place.url.replace(/\$([a-z0-9_]+(?:\.[a-z0-9_]+)*)/g, (all, name: string) =>
      encodeURIComponent(known[name] ?? all),
    );
    const url = new URL(filled, location.href);
    url.searchParams.set('widgetId', this.widgetId);
    url.searchParams.set('parentUrl', location.href.split('#', 1)[0] ?? '');
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

  /** Only where the net is the page's own to take away. */
  setOffline?(is: boolean): void;

  /** As when one goes to another room and comes back: the iframe dies in the middle of whatever it does. */
  reload(): void {
    this.life += 1;
    this.stage.tell();
  }
}
