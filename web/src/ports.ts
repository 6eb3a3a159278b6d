// The seams between the core, the page and the world. Adapters implement them; screens see only `Session`.
// SPDX-License-Identifier: EUPL-1.2
import type { ComponentType, JSX } from 'preact';
import type { Account } from './account';
import type { Action, CommandArgs, MessagePayload, ViewQuery, Views } from './core/protocol.gen';
import type { FreshView } from './core/wire';
import type { ReadonlySignal } from './signal';

/** What the room's transport carries out: one action in, one message back. */
export type RoomAction = Extract<Action, { kind: 'read' | 'send' | 'redact' }>;
/** What the stores carry out: one action in, one message back. */
export type StoreAction = Extract<Action, { kind: 'put' | 'remove' }>;

/**
 * The room, as the host of a widget (or a Matrix client) gives it. Never throws: the world's failures are
 * messages.
 */
export interface RoomTransport {
  /** Answers with page, sent, unknown or failed. Always answers, at the latest after its own time-out. */
  perform(action: RoomAction): Promise<MessagePayload>;
  /** Called with pushed, granted, online… as they come. Returns how to stop. */
  listen(receive: (message: MessagePayload) => void): () => void;
}

/** The core in its worker (or, where no worker can start, in the page), while it is this tab's turn. */
export interface CoreClient {
  /** Another tab has this person's room: nothing is sent, kept or read from here. */
  readonly elsewhere: ReadonlySignal<boolean>;
  /** Counts the cores that came to an end: what one asked for is no answer to the next. */
  readonly life: number;
  /** A person looks at this tab, or does something in it: its turn now. */
  comeHere(): void;
  /** Resolves when the core has taken it; actions that are not the stores' come through `onActions`. */
  process(room: string, message: MessagePayload): Promise<void>;
  view<N extends keyof Views>(name: N, query: ViewQuery): Promise<Views[N]>;
  onActions(receive: (room: string, actions: Action[], fresh?: FreshView[]) => void): void;
}

/** What screens and composition roots use. One session = one room ("" = the private notebook). */
export interface Session {
  readonly room: string;
  /** Matrix user id, "" without an account. */
  readonly self: string;
  readonly elsewhere: ReadonlySignal<boolean>;
  comeHere(): void;
  command(name: string, args?: Partial<CommandArgs>): Promise<void>;
  view<N extends keyof Views>(name: N, query?: Partial<ViewQuery>): Promise<Views[N]>;
  /**
   * Called with the names of views that changed and, after a command, with those views as they were last
   * asked for. Returns how to stop.
   */
  onChanged(receive: (views: string[], fresh: FreshView[]) => void): () => void;
  onNotice(receive: (notice: Extract<Action, { kind: 'notice' }>) => void): () => void;
  /** Something happened in the world: granted, online, visible, pushed. */
  tell(message: MessagePayload): Promise<void>;
}

export type Language = 'sv' | 'en';
export type Theme = 'light' | 'dark' | 'light-hc' | 'dark-hc';

/**
 * What the account has to say above every place: the server signed it out; this device's clock is wrong; a
 * network's own page answers in the server's place; a file of the library did not come.
 */
export type AccountNews = 'signed-out' | 'clock' | 'captive' | 'no-file';
/** The app's own Matrix account, as the screens see it. A widget has none: its host is signed in. */
export interface AccountMount {
  account: Account | null;
  news: ReadonlySignal<AccountNews | null>;
  /** What the server's own page sent back in the address, as a query, once; "" = nothing. */
  sentBack: string;
  /** The place where one signs in, chooses a room and signs out; its code comes when it is asked for. */
  screens(): Promise<() => JSX.Element>;
  /** The place where that person's rooms stand side by side; its code comes when it is asked for. */
  together(): Promise<() => JSX.Element>;
  /** Before all is forgotten: signs the device out, if the server answers, and lets go of its keys. */
  leave(): Promise<void>;
}

/** What a composition root hands to `mount` (web/src/mount.tsx). */
export interface MountOptions {
  session: Session;
  language: Language;
  /** null: the system decides. A person's own choice in Mer wins over both. */
  theme: Theme | null;
  /** false: the private notebook of the offline app. */
  inRoom: boolean;
  /**
   * Given when the host has not been asked yet: then the explainer is shown first, and this is called when
   * the person goes on to the question. Resolves when the host has answered; the answer itself reaches the
   * core as `granted`.
   */
  askPermission?: () => Promise<void>;
  /**
   * Where the place shown is kept: the address's hash in the app; in a widget the fragment is the host's, so
   * memory.
   */
  places?: 'hash' | 'memory';
  account?: AccountMount;
  /** More words, which win over the usual ones: in the app it is not Element that is silent. */
  moreWords?: (language: Language) => Promise<string>;
  /** A text that another app has shared with this one: it goes into the box, after what is there. */
  shared?: string;
  /** What stands above every place, once it has come. */
  above?: ReadonlySignal<ComponentType | null>;
}
/** What the host can say later. */
export interface Mounted {
  setTheme(theme: Theme | null): void;
  setLanguage(language: Language): void;
}
/** What `createSession` (web/src/core/session.ts) needs besides the core and the room. */
export interface SessionOptions {
  /** Matrix user id, "" without an account. */
  self: string;
  language: Language;
  transport?: RoomTransport;
  /** The person has said yes to the host's question before, on this device. */
  consented?: boolean;
}
