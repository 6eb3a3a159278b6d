// The trail: search, the steps newest first, how much of the past is here. Empty, it teaches what a step can
// be.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Completeness, StepRow } from '../../core/protocol.gen';
import { rowsAPage, type Trail as TrailRows } from '../../model';
import { useSignal } from '../../signal';
import { guardLater } from '../../whole';
import { type App, useApp, useWords } from '../app';
import { Icon } from '../kit/icons';
import { RoomLink } from '../kit/room_link';
import { Examples } from './examples';
import { StepItem } from './step_item';

/** So long after the last letter the search is made and its outcome said. */
const searchAfterMs = 250;

export function Trail() {
  const { inRoom, model } = useApp();
  const { t } = useWords();
  const view = useSignal(model.steps);
  if (!view) return null;
  const teaches = view.empty && view.completeness.state !== 'loading' && view.completeness.state !== 'failed';
  return (
    <section class="stack-4">
      <h2 class="sr">{t(inRoom ? 'trail-room' : 'trail-own')}</h2>
      {!view.empty && <Search />}
      <Rows view={view} />
      {teaches && <Examples state={view.completeness.state} />}
      {!(view.empty && !inRoom) && <TrailEnd completeness={view.completeness} />}
    </section>
  );
}

function Search() {
  const app = useApp();
  const { model } = app;
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState(model.search.value);
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const finder = useSignal(model.finder);
  const [isMissing, setMissing] = useState(false);
  const prepare = () => void prepareFinder(app).then(() => setMissing(!model.finder.value));
  useEffect(() => {
    if (text === model.search.value) return undefined;
    const timer = setTimeout(() => {
      model.search.value = text;
      model.refresh(['steps']);
    }, searchAfterMs);
    return () => clearTimeout(timer);
  }, [text, model]);

  return (
    <search>
      <div class="find-row">
        <div class="find">
          <label for={id}>
            <Icon name="search" size="s" />
            {t('search-steps')}
          </label>
          <input
            id={id}
            type="search"
            dir="auto"
            value={text}
            autoComplete="off"
            onInput={(event) => {
              prepare();
              setText(event.currentTarget.value);
            }}
          />
        </div>
        <button
          class="btn"
          type="button"
          ref={opener}
          aria-expanded={isOpen}
          aria-controls={`${id}filters`}
          onClick={() => {
            prepare();
            setOpen(!isOpen);
          }}
        >
          {t('filter')}
        </button>
      </div>
      {finder && <finder.Panel id={`${id}filters`} isOpen={isOpen} opener={opener} />}
      <p role="status">{isOpen && isMissing && t('catalogue-failed')}</p>
      <Outcome />
    </search>
  );
}

/** Once; where it cannot be had, the next one who looks for something tries again. */
async function prepareFinder(app: App): Promise<void> {
  guardLater();
  const { startFinder } = await import('./find/finder').catch(() => ({ startFinder: () => undefined }));
  if (!app.model.finder.value) startFinder(app);
}

function Outcome() {
  const { model } = useApp();
  const { t } = useWords();
  const { rows, more, count, similar } = useSignal(model.steps) ?? { rows: [] };
  const searched = useSignal(model.shownFor).trim() !== '';
  let said = '';
  if (count !== undefined)
    said = t(similar ? 'find-found-similar' : 'find-found', { count, similar: similar ?? 0 });
  else if (searched) said = t(more ? 'search-found-more' : 'search-found', { count: rows.length });
  return (
    <p class="meta found" aria-live="polite">
      {said}
    </p>
  );
}

function Rows({ view }: { view: TrailRows }) {
  const { model } = useApp();
  const { t } = useWords();
  const list = useRef<HTMLUListElement>(null);
  const keepFocus = useFocusInList(list, view.rows);
  const more = useRef<HTMLButtonElement>(null);
  const showMore = () => {
    // The first of the new steps is where one reads on.
    keepFocus.next.current = view.rows.length;
    model.showMore();
  };
  return (
    <>
      <ul class="steps" aria-label={t('trail')} tabIndex={-1} ref={list} onFocusIn={keepFocus.note}>
        {view.rows.map((row, i) => (
          <StepItem
            key={row.id}
            row={row}
            today={view.today}
            opensDay={row.day !== view.rows[i - 1]?.day}
            opensSimilar={row.id === view.similarFrom}
          />
        ))}
      </ul>
      {view.more && view.rows.length >= rowsAPage && (
        <button class="btn wide" type="button" ref={more} onClick={showMore}>
          {t('show-more')}
        </button>
      )}
    </>
  );
}

/**
 * A step that goes (removed for good, undone elsewhere) must not take the focus with it; shown more, it goes
 * to the first new.
 */
function useFocusInList(list: { current: HTMLUListElement | null }, rows: StepRow[]) {
  const last = useRef(-1);
  const next = useRef(-1);
  const items = () => list.current?.querySelectorAll<HTMLElement>(':scope > li');
  useLayoutEffect(() => {
    if (next.current >= 0 && rows.length > next.current) {
      items()?.[next.current]?.focus();
      next.current = -1;
    } else if (last.current >= 0 && document.activeElement === document.body) {
      const left = items();
      (left?.[Math.min(last.current, left.length - 1)] ?? list.current)?.focus();
      last.current = -1;
    }
  }, [rows]);
  const note = (event: FocusEvent) => {
    last.current = Array.from(items() ?? []).findIndex((item) => item.contains(event.target as Node));
  };
  return { note, next };
}

function TrailEnd({ completeness }: { completeness: Completeness }) {
  const { model, session } = useApp();
  const { t, line } = useWords();
  const id = useId();
  const offline = useSignal(model.status)?.online === false;
  const fetchOlder = () => {
    if (!offline) void session.command('fetchOlder').catch(() => undefined);
  };
  return (
    <div class="trail-end">
      <svg width="24" height="44" viewBox="0 0 24 44" aria-hidden="true" focusable="false">
        <path class="trail ahead" d="M12 2v40" />
      </svg>
      <div>
        {completeness.lines.map((each) => (
          <p class="meta" key={each.key}>
            {line(each)}
          </p>
        ))}
        <RoomLink address={completeness.olderRoom} word="open-older-room" />
        {completeness.canFetchOlder && (
          <>
            <button
              class={offline ? 'btn' : 'btn bare'}
              type="button"
              aria-disabled={offline ? 'true' : undefined}
              aria-describedby={offline ? id : undefined}
              onClick={fetchOlder}
            >
              {t('fetch-older')}
            </button>
            {offline && (
              <p class="meta" id={id}>
                {t('fetch-older-offline')}
              </p>
            )}
          </>
        )}
      </div>
    </div>
  );
}
