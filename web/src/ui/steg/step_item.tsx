// One step on the trail: stones with marks, who and when, the text, its principles, what its state means,
// what can be done.
// SPDX-License-Identifier: EUPL-1.2
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ComposerView, LastStep, StepRow } from '../../core/protocol.gen';
import type { Key } from '../../i18n/words';
import { useSelected, useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import { Icon, type IconName } from '../kit/icons';
import { isolated } from '../kit/isolated';
import { Link } from '../kit/link';
import { Pebble } from '../kit/pebble';
import { titleOf } from '../kit/principles';
import { prepareChains } from '../later';
import { startStepFrom } from '../start_step';
import { undoIsInNote } from './said_note';
import type { Shared } from './share_step';
import { StepEdit } from './step_edit';

/** More stones than this on one step would be a tower; the names below are complete. */
const stonesAStep = 3;
const onItsWay = ['waiting', 'sending', 'checking', 'failed'];

const noteLooks: Record<string, { look: string; icon: IconName }> = {
  waiting: { look: 'state wait', icon: 'clock' },
  sending: { look: 'state', icon: 'clock' },
  checking: { look: 'state wait', icon: 'clock' },
  failed: { look: 'state fail', icon: 'warning' },
  private: { look: 'state', icon: 'lock' },
};

interface Props {
  row: StepRow;
  today: string;
  opensDay: boolean;
  /** From here on steps are only like what is looked for. */
  opensSimilar: boolean;
}

const noPrinciples: ComposerView['principles'] = [];
const principlesOf = (view: ComposerView | null) => view?.principles ?? noPrinciples;
const isNewest = (last: LastStep | null = null, { id }: StepRow) => undoIsInNote(last) && last.id === id;

/** A row that did not change is not looked at again: the list may be long, and one waits for its first. */
export function StepItem(props: Props) {
  const { row, today, opensDay, opensSimilar } = props;
  return useMemo(() => <Step {...props} />, [row, today, opensDay, opensSimilar]);
}

function Step({ row, today, opensDay, opensSimilar }: Props) {
  const { changing, model } = useApp();
  const { t, format } = useWords();
  const [editing, setEditing] = useState(false);
  const id = useId();
  const all = useSelected(model.composer, principlesOf);
  const fresh = useFresh(row);
  const chains = useSignal(model.chains);
  const item = useRef<HTMLLIElement>(null);
  const wasEditing = useRef(false);

  useLayoutEffect(() => {
    const begun = changing.of(row.id);
    if (!row.canEdit || !begun) return;
    // The page went while it was being saved: it is what the step says by now.
    const isSaid = begun.text === row.text && begun.visibility === row.visibility;
    if (isSaid && `${begun.principles}` === `${row.principles}`) changing.drop(row.id);
    else setEditing(true);
  }, [changing, row.canEdit, row.id]);
  useLayoutEffect(() => {
    if (wasEditing.current && !editing) item.current?.querySelector<HTMLElement>('[data-edit]')?.focus();
    wasEditing.current = editing;
  }, [editing]);

  const close = () => {
    changing.drop(row.id);
    setEditing(false);
  };
  const day = format.weekdayAndDay(row.day, today.slice(0, 4));
  const dayTitle = row.day === today ? t('day-today', { day }) : day[0]?.toLocaleUpperCase() + day.slice(1);
  const principles = row.principles.map((each) => all.find((principle) => principle.id === each));
  const numbers = principles.slice(0, stonesAStep).map((principle) => principle?.number ?? 0);
  return (
    <li class={fresh ? 'step fresh' : 'step'} tabIndex={-1} ref={item}>
      {opensSimilar && <h3 class="day">{t('similar')}</h3>}
      {(opensDay || opensSimilar) && <h3 class="day">{dayTitle}</h3>}
      <span class="stones">
        {(numbers.length > 0 ? numbers : [0]).map((number, i) => (
          <Pebble key={i} number={number} look={lookOf(row)} />
        ))}
      </span>
      <div>
        <StepHead row={row} />
        {editing ? (
          <StepEdit row={row} close={close} />
        ) : (
          <>
            <p class={row.state === 'removed' ? 'said-text gone' : 'said-text'} dir="auto" id={`${id}text`}>
              {row.text}
            </p>
            <Principles row={row} />
            <StateLine row={row} />
            {chains && <chains.Of row={row} />}
            <Cheers row={row} />
            <Actions row={row} textId={`${id}text`} edit={() => setEditing(true)} />
          </>
        )}
      </div>
    </li>
  );
}

function lookOf(row: StepRow): string {
  if (row.toldBy !== '') return 'plain';
  if (!row.mine) return '';
  return onItsWay.includes(row.state) ? 'mine wait' : 'mine';
}

/** The step just logged here lands; those that were there when the page opened lie still. */
function useFresh(row: StepRow): boolean {
  const { model } = useApp();
  const newest = useSelected(model.composer, (view) => isNewest(view?.last, row));
  return useSelected(model.said, (said) => said !== null) && newest;
}

function StepHead({ row }: { row: StepRow }) {
  const { t, format } = useWords();
  return (
    <p class="meta dots">
      <b>{row.mine ? t('you') : <bdi>{row.name || row.author}</bdi>}</b>
      <span>{format.clock(row.ts)}</span>
      {row.edited && <span>{t('edited')}</span>}
      {row.visibility === 'public' && <span>{t('visibility-public')}</span>}
    </p>
  );
}

function Principles({ row }: { row: StepRow }) {
  const { model } = useApp();
  const { t, language } = useWords();
  const all = useSelected(model.composer, principlesOf);
  const names = row.principles.map((id) => {
    const principle = all.find((one) => one.id === id);
    return principle ? titleOf(principle, language) : id;
  });
  if (names.length === 0) return null;
  return (
    <p class="marks meta dots">
      {names.map((name, i) => (
        <span key={name}>
          {i === 0 && <span class="sr">{t('principles')}: </span>}
          {name}
        </span>
      ))}
    </p>
  );
}

function StateLine({ row }: { row: StepRow }) {
  const { t, line } = useWords();
  const { note } = row;
  const fails = note?.key.startsWith('row-fail') ?? false;
  const { look, icon } = noteLooks[fails ? 'failed' : row.state] ?? { look: 'state', icon: 'info' };
  return (
    <>
      {row.toldBy !== '' && (
        <p class="state">
          <Icon name="retold" />
          <span>{t('told-by', { name: isolated(row.toldBy) })}</span>
        </p>
      )}
      {note && (
        <p class={look}>
          <Icon name={icon} />
          <span>{line(note)}</span>
        </p>
      )}
    </>
  );
}

/** First names, at most two: who cheers, never how many. */
function Cheers({ row }: { row: StepRow }) {
  const { t } = useWords();
  const [first, second] = row.encouragedBy.map((name) => isolated(name.split(/\s/)[0] ?? name));
  if (first === undefined) return null;
  const text =
    second === undefined
      ? t('cheered-by-one', { name: first })
      : t(row.encouragements > 2 ? 'cheered-by-more' : 'cheered-by-two', { name: first, other: second });
  return (
    <p class="state">
      <Icon name="hand" />
      <span>{text}</span>
    </p>
  );
}

/** One tap cheers, one more takes it back. One's own steps have no such button. */
function CheerButton({ row, textId }: { row: StepRow; textId: string }) {
  const { model } = useApp();
  const { t, line } = useWords();
  const id = useId();
  const { encouraged, encourageBlocked: blocked } = row;
  if (row.mine || row.state !== 'sent' || blocked?.key === 'encourage-gone') return null;
  const is = encouraged === 'yes' || encouraged === 'sending';
  const tap = () => {
    if (blocked) return;
    void model.attempt(is ? 'unencourage' : 'encourage', { id: row.id }).catch(() => null);
  };
  return (
    <>
      <button
        class={is ? 'btn bare cheered' : 'btn bare'}
        type="button"
        aria-disabled={blocked ? 'true' : undefined}
        aria-describedby={blocked ? `${textId} ${id}` : textId}
        onClick={tap}
      >
        <Icon name="hand" size="s" />
        {t(is ? 'cheered' : 'cheer')}
      </button>
      {blocked && (
        <span class="meta" id={id}>
          {line(blocked)}
        </span>
      )}
    </>
  );
}

/** A step of one's own that starts from it: its words in the box, for one to change. */
function TryButton({ row, textId }: { row: StepRow; textId: string }) {
  const app = useApp();
  const { t } = useWords();
  const start = (event: Event & { currentTarget: HTMLElement }) => {
    startStepFrom(app, row);
    void prepareChains(app);
    const box = event.currentTarget.closest('main')?.querySelector('textarea');
    box?.focus();
    // What is typed next takes the place of the other's words.
    requestAnimationFrame(() => box?.select());
  };
  return (
    <button class="btn bare" type="button" aria-describedby={textId} onClick={start}>
      {t('try-it-too')}
    </button>
  );
}

/** To a lesson of it, or to an experiment. */
function LearnLink({ row, textId }: { row: StepRow; textId: string }) {
  const { t } = useWords();
  return (
    <Link class="btn bare" to={{ name: 'lardomar', of: row.id }} describedBy={textId}>
      {t('learn-from-it')}
    </Link>
  );
}

const OthersActions = (of: { row: StepRow; textId: string }) => (
  <div>
    <CheerButton {...of} />
    <TryButton {...of} />
    <LearnLink {...of} />
  </div>
);

const sharedWords: Record<Shared, Key | null> = {
  given: 'share-given',
  copied: 'share-copied',
  none: null,
  failed: 'share-failed',
};

interface ActionsProps {
  row: StepRow;
  textId: string;
  edit(): void;
}

function Actions({ row, textId, edit }: ActionsProps) {
  const { model, inRoom, session } = useApp();
  const { t } = useWords();
  const [shared, setShared] = useState<Key | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const undoIsThere = useSelected(model.composer, (view) => isNewest(view?.last, row));
  const undoHere = row.canUndo && !undoIsThere;
  const act = async (name: string) => {
    // The row as it is then comes before the answer.
    focusNext.current = name === 'removeStep';
    await model.attempt(name, { id: row.id }).catch(() => null);
  };
  const share = async () => {
    setShared(null);
    const { shareStep } = await import('./share_step');
    setShared(sharedWords[await shareStep(session, row.id)]);
  };
  // After "Ta bort" its place is taken by "Ångra".
  const focusNext = useRef(false);
  useLayoutEffect(() => {
    if (!focusNext.current || !undoHere) return;
    focusNext.current = false;
    box.current?.querySelector('button')?.focus();
  });
  const button = (name: string, word: Key, icon?: IconName) => (
    <button
      class="btn bare"
      type="button"
      aria-describedby={textId}
      data-edit={name === 'edit' ? '' : undefined}
      onClick={() => (name === 'edit' ? edit() : void act(name))}
    >
      {icon && <Icon name={icon} size="s" />}
      {t(word)}
    </button>
  );
  const isThere = row.state === 'sent';
  const cheers = !row.mine && isThere;
  if (!(undoHere || row.canRetry || row.canKeep || row.canEdit || row.canRemove || cheers)) return null;
  return (
    <div class="acts" ref={box}>
      {cheers && <OthersActions row={row} textId={textId} />}
      {(undoHere || row.canRetry || row.canKeep) && (
        <div>
          {undoHere && button('undo', 'undo', 'undo')}
          {row.canRetry && button('retry', 'retry')}
          {row.canKeep && button('keepPrivate', 'keep-private')}
        </div>
      )}
      {(row.canEdit || row.canRemove) && (
        <div>
          {row.canEdit && button('edit', 'edit')}
          {row.canRemove && button('removeStep', 'remove')}
          {(isThere || (inRoom && row.state === 'private')) && <LearnLink row={row} textId={textId} />}
          {!inRoom && row.canEdit && (
            <button class="btn bare" type="button" aria-describedby={textId} onClick={() => void share()}>
              {t('share-step')}
            </button>
          )}
        </div>
      )}
      {!inRoom && <p role="status">{shared && t(shared)}</p>}
    </div>
  );
}
