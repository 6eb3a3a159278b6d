// What the screens show: the core's views, fetched again when the core says they changed, and what is to be
// said once.
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentType } from 'preact';
import type {
  CommandArgs,
  ComposerView,
  FoundView,
  Line,
  PrinciplesView,
  StatusView,
  StepRow,
  StepsView,
  ViewQuery,
  Views,
  WeekView,
} from './core/protocol.gen';
import type { FreshView } from './core/wire';
import type { Session } from './ports';
import { shared } from './share';
import { type Signal, signal } from './signal';

export const rowsAPage = 50;
const rowsAFetch = 200;

/** n: so that the same sentence twice is heard twice. */
export interface Said {
  line: Line;
  n: number;
}
/** The rows of the trail; of those that were found, how many. */
export type Trail = StepsView & Partial<Pick<FoundView, 'count' | 'similar' | 'similarFrom'>>;
export interface PanelProps {
  /** Whether the filters are shown; what is chosen always is. */
  isOpen: boolean;
  /** Of the filters' element. */
  id: string;
  /** What they are opened with. */
  opener: { current: HTMLElement | null };
}
/** Looks for more than plain words: comes when somebody looks for something (ui/steg/find). */
export interface Finder {
  isOn(): boolean;
  /** null: the plain words do. */
  rows(text: string, wanted: number): Promise<FoundView | null>;
  Panel: ComponentType<PanelProps>;
}
/** What led to a step and what came of it: comes a moment after the trail (ui/steg/chains). */
export interface Chains {
  Of: ComponentType<{ row: StepRow }>;
  /** What the step that is being written starts from. */
  Source: ComponentType<{ box: { current: HTMLTextAreaElement | null } }>;
}
export interface Model {
  composer: Signal<ComposerView | null>;
  status: Signal<StatusView | null>;
  week: Signal<WeekView | null>;
  steps: Signal<Trail | null>;
  finder: Signal<Finder | null>;
  chains: Signal<Chains | null>;
  principles: Signal<PrinciplesView | null>;
  said: Signal<Said | null>;
  /** The core stopped for good. */
  broken: Signal<boolean>;
  /** Words that must occur; the rows shown are those of `shownFor`, a moment later. */
  search: Signal<string>;
  shownFor: Signal<string>;
  showMore(): void;
  refresh(views: readonly string[], fresh?: FreshView[]): void;
  say(line: Line): void;
  /**
   * A command that the core may refuse, with words for why: then nothing happened. Rejects when the core
   * stopped.
   */
  attempt(name: string, args: Partial<CommandArgs>): Promise<Line | null>;
}

/** Longer than a frame: what is waited for is painted before the rest is looked at. */
const patienceMs = 40;

/** What a person waits to see comes first and is painted; these a frame or two later. */
const patient = new Set(['week', 'status']);

const all = ['composer', 'status', 'week', 'steps'] as const;

/** Words that must occur; the newest that many. */
async function stepsWith(session: Session, text: string, wanted: number): Promise<StepsView> {
  const view = await session.view('steps', { text, limit: Math.min(wanted, rowsAFetch) });
  while (view.more && view.rows.length < wanted) {
    const before = view.rows.at(-1)?.id ?? '';
    const limit = Math.min(wanted - view.rows.length, rowsAFetch);
    const next = await session.view('steps', { text, limit, before });
    if (next.rows.length === 0) break;
    view.rows.push(...next.rows);
    view.more = next.more;
  }
  return view;
}

export function createModel(session: Session): Model {
  const composer = signal<ComposerView | null>(null);
  const status = signal<StatusView | null>(null);
  const week = signal<WeekView | null>(null);
  const steps = signal<Trail | null>(null);
  const finder = signal<Finder | null>(null);
  const principles = signal<PrinciplesView | null>(null);
  const said = signal<Said | null>(null);
  const broken = signal(false);
  const search = signal('');
  const shownFor = signal('');
  let [wanted, sayings] = [rowsAPage, 0];

  function say(line: Line): void {
    said.value = { line, n: ++sayings };
  }

  async function fetchSteps(): Promise<[Trail, string]> {
    const text = search.value;
    const found = await finder.value?.rows(text, wanted);
    return [found ?? (await stepsWith(session, text, wanted)), text];
  }

  async function fetch(name: string): Promise<void> {
    if (name === 'steps') {
      const [view, text] = await fetchSteps();
      show('steps', view);
      shownFor.value = text;
      return;
    }
    if (name in targets) show(name, await session.view(name as keyof Views));
  }
  const targets: Record<string, Signal<unknown>> = { composer, status, week, principles, steps };
  function show(name: string, view: unknown): void {
    const target = targets[name];
    if (target) target.value = shared(target.value, view);
  }

  /** Whether what came unasked is what would be asked for: the whole list of steps, of this search. */
  function isWanted({ name, query }: FreshView): boolean {
    if (name !== 'steps') return true;
    if (finder.value?.isOn()) return false;
    const { text, limit, before } = JSON.parse(query) as ViewQuery;
    return before === '' && text === search.value && limit === wanted;
  }

  /** One fetch of a view at a time; a change meanwhile makes one more, so the last word is the newest. */
  const running = new Map<string, 'once' | 'again'>();
  async function fetchOne(name: string): Promise<void> {
    if (running.has(name)) {
      running.set(name, 'again');
      return;
    }
    running.set(name, 'once');
    try {
      // Shown at once, also when there is news already: the echo of a step must not wait for what follows it.
      await fetch(name);
    } catch (error) {
      broken.value ||= String(error).includes('core-stopped');
    }
    const again = running.get(name) === 'again';
    running.delete(name);
    if (again) await fetchOne(name);
  }
  let shownAt = Number.NEGATIVE_INFINITY;
  const refresh = (views: readonly string[], fresh: readonly FreshView[] = []) => {
    for (const name of views) {
      if (name === 'principles' && !principles.value) continue;
      const here = fresh.find((each) => each.name === name && isWanted(each));
      if (here && !patient.has(name) && !running.has(name)) {
        show(name, JSON.parse(here.json));
        shownAt = performance.now();
      } else if (steps.value && (patient.has(name) || performance.now() < shownAt + patienceMs)) {
        if (later.size === 0) setTimeout(fetchLater, patienceMs);
        later.add(name);
      } else void fetchOne(name);
    }
  };
  const later = new Set<string>();
  function fetchLater(): void {
    for (const name of later) void fetchOne(name);
    later.clear();
  }

  session.onChanged(refresh);
  let refusal: Line | null | undefined;
  session.onNotice(({ key, args }) => {
    if (refusal === undefined) say({ key, args });
    else refusal = { key, args };
  });
  async function attempt(name: string, args: Partial<CommandArgs>): Promise<Line | null> {
    refusal = null;
    session.comeHere();
    try {
      // Actions come before the answer: what the core has to say against it is here by then.
      await session.command(name, args);
      return refusal;
    } finally {
      refusal = undefined;
    }
  }
  // What day it is may have changed while nobody looked.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') refresh(all);
  });
  refresh(all);

  return {
    composer,
    status,
    week,
    steps,
    finder,
    chains: signal<Chains | null>(null),
    principles,
    said,
    broken,
    search,
    shownFor,
    say,
    attempt,
    refresh,
    showMore() {
      wanted += rowsAPage;
      refresh(['steps']);
    },
  };
}
