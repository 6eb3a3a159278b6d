// A core that behaves, for the screens' tests: logging adds a row, edits change it, removal and undo work, a
// draft is kept. Its state lies open so that a test can put it where it wants. Knows no rules beyond that.
// SPDX-License-Identifier: EUPL-1.2
import type {
  Action,
  CommandArgs,
  ComposerView,
  DrawView,
  ExportView,
  FiltersView,
  FoundView,
  HelpersView,
  HintsView,
  LearnCallsView,
  LearnChain,
  LearnView,
  Line,
  MeetView,
  MessagePayload,
  PicturesView,
  PrinciplesView,
  ProfileView,
  QuizView,
  RollupView,
  StatusView,
  StepRow,
  StepsView,
  ViewQuery,
  Views,
  WeekView,
} from '../../web/src/core/protocol.gen';
import type { CoreClient } from '../../web/src/ports';
import { signal } from '../../web/src/signal';

export const line = (key: Line['key'], args: Line['args'] = {}): Line => ({ key, args });

export const sevenPrinciples = (
  [
    ['Arbeta öppet och positivt', 'Work in the open and positively'],
    ['Göra saker i praktiken', 'Take practical action'],
    ['Experimentera och iterera', 'Experiment and iterate'],
    ['Bejaka mångfald och vara inkluderande', 'Be diverse and inclusive'],
    ['I hjärtat bry oss om medborgarna', 'Care deeply about citizens'],
    ['Arbeta gränsöverskridande', 'Work across borders'],
    ['Välkomna teknikens möjligheter', 'Embrace technology'],
  ] as const
).map(([titleSv, titleEn], i) => ({ id: `otg-${i + 1}`, number: i + 1, titleSv, titleEn }));

export function row(part: Partial<StepRow> & { id: string }): StepRow {
  return {
    state: 'sent',
    author: '@karin:example.org',
    name: 'Karin Öberg',
    mine: false,
    ts: Date.parse('2026-11-24T08:15:00Z'),
    day: '2026-11-24',
    text: 'Visade det nya kravbrevet för fem personer i väntrummet.',
    principles: [],
    tags: [],
    visibility: 'room',
    toldBy: '',
    edited: false,
    canEdit: false,
    canRemove: false,
    canUndo: false,
    canRetry: false,
    canKeep: false,
    encouragements: -1,
    encouraged: '',
    encouragedBy: [],
    encourageBlocked: null,
    note: null,
    ...part,
  };
}
export const own = { mine: true, name: '', author: '@jag:example.org', canEdit: true, canRemove: true };

export const weekDays = (steps: number[], mine: number[], today: number): WeekView => ({
  year: 2026,
  week: 48,
  days: steps.map((count, i) => ({
    day: `2026-11-${23 + i}`,
    steps: count,
    mine: mine.includes(i),
    today: i === today,
  })),
  steps: steps.reduce((sum, count) => sum + count, 0),
});

export const undoMs = 10_000;

export const noProfile = {
  profession: '',
  organisation: '',
  department: '',
  sector: '',
  place: '',
  languages: [],
  offers: [],
  seeks: [],
  days: 0,
  pauseUntil: '',
};
const noDraw: DrawView = {
  people: [],
  pairs: [],
  history: 0,
  seed: '',
  digest: '',
  weight: '',
  card: '',
  close: '',
  result: '',
  command: '',
};

const noCount = { steps: 0, cells: [0, 0, 0, 0, 0, 0, 0], others: 0, newest: '' };
export const noRollup: RollupView = {
  from: '2026-11-01',
  to: '2026-11-24',
  rooms: [],
  together: { id: '', ...noCount },
  draft: { id: '', text: '', why: 'few', since: '', hidden: [], leftOut: [] },
  posts: [],
};

export const noPictures: PicturesView = {
  from: '2026-01-01',
  to: '2026-11-24',
  steps: 0,
  cells: [0, 0, 0, 0, 0, 0, 0],
  others: 0,
  today: '2026-11-24',
  year: 2026,
  firstYear: 2026,
  days: [],
  ideas: [],
  moreIdeas: 0,
  balance: [],
};

export class FakeCore implements CoreClient {
  rows: StepRow[] = [];
  steps: Omit<StepsView, 'rows' | 'more' | 'empty'>;
  composer: ComposerView;
  status: StatusView;
  week: WeekView = weekDays([0, 0, 0, 0, 0, 0, 0], [], 1);
  principles: PrinciplesView = { principles: [], catalogues: [], loaded: false };
  quiz: QuizView = { loaded: false, question: null, left: 0, progress: [], decks: [] };
  practised = '{}';
  meet: MeetView = { canOpen: true, blocked: null, more: false, rounds: [] };
  profile: ProfileView = { profile: noProfile, state: '', letters: 80, words: 10, note: null };
  draw: DrawView = noDraw;
  helpers: HelpersView = { rows: [] };
  pictures: PicturesView = noPictures;
  learn: LearnView = { canStart: true, blocked: null, experiments: [], unseen: 0, lessons: [], weeks: [] };
  chains: LearnChain[] = [];
  calls: LearnCallsView = { canCall: true, calls: [], unseen: 0 };
  rollup: RollupView = noRollup;
  filters: FiltersView = { principles: [], kinds: [], people: [], tags: [] };
  hints: (text: string) => HintsView = () => ({ principles: [], sensitive: [] });
  exported: ExportView = { fileName: '', mediaType: '', text: '', steps: 0 };
  /** The views that were asked for, in order. */
  asked: { name: string; query: ViewQuery }[] = [];
  /** All that came in, in order. */
  heard: MessagePayload[] = [];
  /** The next command is refused with these words. */
  refuse: { key: Line['key']; args: Line['args'] } | null = null;
  stopped = false;
  readonly elsewhere = signal(false);
  life = 0;
  private receivers: ((room: string, actions: Action[]) => void)[] = [];
  private count = 0;
  private removed = new Map<string, StepRow>();
  readonly inRoom: boolean;

  constructor(inRoom: boolean) {
    this.inRoom = inRoom;
    const blocked = inRoom ? null : line('who-no-room');
    this.composer = {
      principles: sevenPrinciples,
      visibilities: [
        { id: 'private', facts: [line('who-private')], blocked: null },
        { id: 'lesson', facts: [line('who-lesson')], blocked },
        {
          id: 'room',
          facts: inRoom
            ? [
                line('who-members-servers', { count: 46, servers: 9 }),
                line('who-encrypted'),
                line('who-history-joined'),
              ]
            : [],
          blocked,
        },
        { id: 'public', facts: [line('who-public')], blocked },
      ],
      visibility: inRoom ? 'room' : 'private',
      draft: { text: '', principles: [], visibility: '', from: '' },
      last: null,
    };
    this.status = {
      permission: inRoom ? 'granted' : 'notebook',
      online: true,
      storage: 'ok',
      unsent: 0,
      retellable: 0,
      retelling: false,
      notes: [],
    };
    this.steps = {
      today: '2026-11-24',
      completeness: {
        state: inRoom ? 'complete' : 'notebook',
        lines: [line(inRoom ? 'history-complete' : 'history-notebook')],
        canFetchOlder: false,
        olderRoom: '',
      },
    };
  }

  comeHere(): void {
    this.elsewhere.value = false;
  }
  onActions(receive: (room: string, actions: Action[]) => void): void {
    this.receivers.push(receive);
  }
  emit(actions: Action[], room = this.inRoom ? '!rum:example.org' : ''): void {
    for (const receive of this.receivers) receive(room, actions);
  }
  change(views = ['steps', 'composer', 'status', 'week']): void {
    this.emit([{ kind: 'changed', views }]);
  }

  async process(_room: string, message: MessagePayload): Promise<void> {
    this.heard.push(message);
    if (this.stopped) throw new Error('core-stopped: test');
    if (message.kind === 'load') this.principles = { ...this.principles, loaded: true };
    if (message.kind !== 'command') return;
    if (this.refuse) {
      this.emit([{ kind: 'notice', ...this.refuse }]);
      this.refuse = null;
      return;
    }
    this.command(message.name, message.args);
  }

  private command(name: string, args: CommandArgs): void {
    switch (name) {
      case 'saveDraft':
        this.composer.draft = args;
        return;
      case 'logStep':
        this.log(args);
        break;
      case 'editStep':
        this.replace(args.id, { text: args.text, principles: args.principles, edited: true });
        this.said(args.id, 'said-edited', 0);
        break;
      case 'removeStep': {
        const found = this.rows.find(({ id }) => id === args.id);
        if (found) this.removed.set(args.id, found);
        this.replace(args.id, {
          state: 'removed',
          canUndo: true,
          canEdit: false,
          canRemove: false,
          note: line('row-removed'),
        });
        this.said(args.id, 'said-removed', Date.now() + undoMs);
        break;
      }
      case 'undo': {
        const before = this.removed.get(args.id);
        if (before) this.replace(args.id, before);
        else this.rows = this.rows.filter(({ id }) => id !== args.id);
        this.removed.delete(args.id);
        this.said(args.id, 'said-undone', 0);
        break;
      }
      case 'retry':
        this.replace(args.id, { state: 'sent', canRetry: false, canKeep: false, note: null });
        break;
      case 'keepPrivate':
        this.replace(args.id, {
          state: 'private',
          canRetry: false,
          canKeep: false,
          note: line('row-private'),
        });
        break;
    }
    this.change();
  }

  private log(args: CommandArgs): void {
    const id = `new-${++this.count}`;
    const isPrivate = args.visibility === 'private';
    this.rows.unshift(
      row({
        id,
        ...own,
        state: isPrivate ? 'private' : 'sending',
        text: args.text.trim(),
        principles: args.principles,
        canUndo: true,
        note: line(isPrivate ? 'row-private' : 'row-sending'),
      }),
    );
    const days = this.week.days.map((day) =>
      day.today ? { ...day, steps: day.steps + 1, mine: true } : day,
    );
    this.week = { ...this.week, days, steps: this.week.steps + 1 };
    this.composer.draft = { text: '', principles: [], visibility: '', from: '' };
    this.said(id, 'said-logged', Date.now() + undoMs, line(isPrivate ? 'now-private' : 'now-sending'));
  }

  private replace(id: string, part: Partial<StepRow>): void {
    this.rows = this.rows.map((each) => (each.id === id ? { ...each, ...part } : each));
  }

  private said(id: string, key: Line['key'], undoUntil: number, now: Line | null = null): void {
    const state = this.rows.find((each) => each.id === id)?.state ?? '';
    this.composer = { ...this.composer, last: { id, state, said: line(key), now, undoUntil } };
  }

  async view<N extends keyof Views>(name: N, query: ViewQuery): Promise<Views[N]> {
    if (this.stopped) throw new Error('core-stopped: test');
    this.asked.push({ name, query });
    const views: Views = {
      steps: this.page(query),
      composer: this.composer,
      status: this.status,
      week: this.week,
      principles: this.principles,
      quiz: this.quiz,
      practice: { text: this.practised },
      hints: this.hints(query.text),
      export: this.exported,
      meet: this.meet,
      profile: this.profile,
      draw: this.draw,
      helpers: this.helpers,
      learn: this.learn,
      learnLetter: { head: '', draft: '', most: 0 },
      learnChains: { chains: this.chains.filter(({ id }) => query.text.split('\n').includes(id)) },
      learnCalls: this.calls,
      learnRisk: { red: false, smaller: [] },
      learnPictures: this.pictures,
      rollup: this.rollup,
      texts: { token: '1', whole: true, more: false, gone: [], texts: this.texts() },
      found: this.found(name === 'found' ? query.text : '{}', query.limit),
      filters: this.filters,
    };
    return structuredClone(views[name]);
  }

  private texts() {
    return this.rows.map(({ text, name }, n) => ({ n, text: `${text}\n${name}` }));
  }

  private found(text: string, limit: number): FoundView {
    const { words = '', principle = '', person = '', token, fits = [], similar = [] } = JSON.parse(text);
    const isLike = (each: StepRow, n: number) =>
      (token ? [...fits, ...similar].includes(n) : hasWords(each, words)) &&
      (principle === '' || each.principles.includes(principle)) &&
      (person === '' || person === (each.mine ? 'me' : each.author));
    const rows = this.rows.filter(isLike);
    return {
      ...this.steps,
      rows: rows.slice(0, limit),
      more: rows.length > limit,
      empty: this.rows.length === 0,
      count: rows.length - similar.length,
      similar: similar.length,
      similarFrom: this.rows[similar[0] ?? -1]?.id ?? '',
      stale: false,
    };
  }

  private page(query: ViewQuery): StepsView {
    const found = this.rows.filter((each) => hasWords(each, query.text));
    const from = query.before === '' ? 0 : found.findIndex(({ id }) => id === query.before) + 1;
    const rows = found.slice(from, from + query.limit);
    return {
      ...this.steps,
      rows,
      more: from + query.limit < found.length,
      empty: this.rows.length === 0,
    };
  }
}

const hasWords = ({ text }: StepRow, words: string) => text.toLowerCase().includes(words.toLowerCase());

const busyRows = (): StepRow[] => [
  row({
    id: 'a',
    ...own,
    state: 'waiting',
    ts: Date.parse('2026-11-24T09:42:00Z'),
    text: 'Satt med i kundtjänst en halvtimme och lyssnade på samtal om återkrav.',
    principles: ['otg-5'],
    note: line('row-offline'),
  }),
  row({
    id: 'b',
    name: 'Johan Lindqvist',
    text: 'Visade det nya kravbrevet för fem personer i väntrummet. Tre missförstod samma mening.',
    principles: ['otg-5', 'otg-3'],
  }),
  row({
    id: 'c',
    name: 'Amina Yusuf',
    ts: Date.parse('2026-11-24T07:30:00Z'),
    text: 'Delade vår mall för användarintervjuer med Region Skåne.',
    principles: ['otg-1'],
    edited: true,
  }),
  row({
    id: 'd',
    ...own,
    state: 'failed',
    ts: Date.parse('2026-11-24T07:00:00Z'),
    text: 'Ringde en designer på Skatteverket och frågade hur de testar sina brev.',
    principles: ['otg-6'],
    canRetry: true,
    canKeep: true,
    note: line('row-fail-forbidden'),
  }),
  row({
    id: 'e',
    day: '2026-11-23',
    name: 'Sara Nutti',
    ts: Date.parse('2026-11-23T13:30:00Z'),
    text: 'Lade till nordsamiska på felsidan i e-tjänsten för bygglov.',
    principles: ['otg-4'],
    toldBy: 'Elif Kaya',
  }),
  row({
    id: 'f',
    ...own,
    state: 'private',
    day: '2026-11-23',
    ts: Date.parse('2026-11-23T10:05:00Z'),
    text: 'Skrev ner vad jag inte vågade säga på mötet.',
    note: line('row-private'),
  }),
  row({
    id: 'g',
    day: '2026-11-20',
    ts: Date.parse('2026-11-20T10:05:00Z'),
    name: 'Milan Petrović',
    text: 'Bjöd in två jurister till vårt designmöte i stället för ett underlag på remiss. #juridik',
    principles: ['otg-6'],
    tags: ['juridik'],
  }),
];
/** A room where things have happened: every state a row can have. */
export function busyRoom(): FakeCore {
  const core = new FakeCore(true);
  core.week = weekDays([5, 4, 0, 0, 0, 0, 0], [0, 1], 1);
  core.rows = busyRows();
  core.steps.completeness = {
    state: 'partial',
    lines: [line('history-since', { day: '2026-05-03' }), line('history-older')],
    canFetchOlder: true,
    olderRoom: '',
  };
  return core;
}
