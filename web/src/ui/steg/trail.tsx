// The trail: search, the steps newest first, how much of the past is here. Empty, it teaches what a step can
// be.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Completeness, StepRow, StepsView } from '../../core/protocol.gen';
import { rowsAPage } from '../../model';
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';
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
  const { model } = useApp();
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState(model.search.value);
  useEffect(() => {
    if (text === model.search.value) return undefined;
    const timer = setTimeout(() => {
      model.search.value = text;
      model.refresh(['steps']);
    }, searchAfterMs);
    return () => clearTimeout(timer);
  }, [text, model]);

  const view = useSignal(model.steps);
  const searched = useSignal(model.shownFor).trim() !== '';
  const found = () => t(view?.more ? 'search-found-more' : 'search-found', { count: view?.rows.length ?? 0 });
  return (
    <search>
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
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <p class="meta found" aria-live="polite">
        {searched ? found() : ''}
      </p>
    </search>
  );
}

function Rows({ view }: { view: StepsView }) {
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
          <StepItem key={row.id} row={row} today={view.today} opensDay={row.day !== view.rows[i - 1]?.day} />
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
