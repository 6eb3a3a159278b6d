// The week as a walk: one stone a step (at most five drawn a day), own prints under own days, a post at
// today, dots ahead. Only what happened is drawn. The picture's name says the same in a sentence.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useId, useRef } from 'preact/hooks';
import type { WeekView } from '../../core/protocol.gen';
import type { Words } from '../../i18n/words';
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import { Print } from '../kit/icons';

const stonesADay = 5;
/** The path's height under each day, Monday first; it rises towards the end of the week. */
const ground = [66, 62, 64, 60, 54, 52, 46, 40];
const xOf = (day: number) => 20 + 40 * day;
const groundAt = (day: number) => ground[day] ?? 40;

/** A cairn's stones from the ground up: where each begins, from the cairn's middle, and its outline. */
const cairn = [
  [-15, -2.9, 'c0-4.8 7.8-7.6 15.6-7.6s14.4 3.5 14.4 7.1c0 3.2-3 4.4-7.2 4.4h-15.6c-4.2 0-7.2-.7-7.2-3.9z'],
  [
    -14.5,
    -13.1,
    'c0-4.2 4.7-6.6 13.5-6.6s12.5 3 12.5 6.2c0 2.8-2.6 3.8-6.2 3.8h-13.5c-3.6 0-6.2-.6-6.2-3.4z',
  ],
  [-9.3, -22, 'c0-3.8 5.5-5.9 10.9-5.9s10.1 2.7 10.1 5.6c0 2.5-2.1 3.4-5 3.4h-10.9c-2.9 0-5-.5-5-3.1z'],
  [-8.6, -29.8, 'c0-3.4 2.9-5.3 8.3-5.3s7.7 2.4 7.7 5c0 2.2-1.6 3-3.8 3h-8.3c-2.2 0-3.8-.5-3.8-2.7z'],
  [-5.1, -36.5, 'c0-2.7 2.9-4.3 5.7-4.3s5.3 2 5.3 4c0 1.8-1.1 2.5-2.6 2.5h-5.7c-1.5 0-2.6-.4-2.6-2.2z'],
] as const;

export function Stone({ at, x, y, fresh }: { at: number; x: number; y: number; fresh?: boolean }) {
  const [dx, dy, outline] = cairn[at] ?? cairn[0];
  return <path class={fresh ? 'stone fresh' : 'stone'} d={`M${x + dx} ${y + dy}${outline}`} />;
}

/** From day to day in even curves, level at each. */
function path(from: number, to: number): string {
  let d =
    from < 0 ? `M0 ${groundAt(0) + 1}C8 ${groundAt(0) + 2} 10 66 20 66` : `M${xOf(from)} ${groundAt(from)}`;
  for (let day = Math.max(from, 0); day < Math.min(to, 6); day++) {
    const middle = xOf(day) + 20;
    d += `C${middle} ${groundAt(day)} ${middle} ${groundAt(day + 1)} ${xOf(day + 1)} ${groundAt(day + 1)}`;
  }
  return to > 6 ? `${d}C270 44 274 42 280 40` : d;
}

export function WeekCard() {
  const { inRoom, model } = useApp();
  const words = useWords();
  const { t, format } = words;
  const id = useId();
  const week = useSignal(model.week);
  if (!week) return null;
  const { days } = week;
  const range = format.range(days[0]?.day ?? '', days[6]?.day ?? '');
  return (
    <section class="card week" aria-labelledby={id}>
      <h2 id={id}>{t('week', { week: String(week.week) })}</h2>
      <p class="meta">{range}</p>
      <figure>
        <Walk week={week} />
        <div class="days" aria-hidden="true">
          {days.map(({ day, today }) => (
            <span key={day} class={today ? 'now' : undefined}>
              {format.weekdayShort(day)}
            </span>
          ))}
        </div>
      </figure>
      {week.steps > 0 && (
        <p class="key meta">
          <span>
            <svg width="22" height="14" viewBox="0 0 22 14" aria-hidden="true" focusable="false">
              <path
                class="stone"
                d="M2 8.9c0-3.8 4.7-5.9 9.4-5.9s8.6 2.7 8.6 5.6c0 2.5-1.8 3.4-4.3 3.4h-9.4
                  c-2.5 0-4.3-.5-4.3-3.1z"
              />
            </svg>
            {t(inRoom ? 'week-key-room' : 'week-key-mine')}
          </span>
          {inRoom && (
            <span>
              <svg
                class="foot"
                width="20"
                height="16"
                viewBox="0 0 20 16"
                aria-hidden="true"
                focusable="false"
              >
                <Print transform="translate(6 10) rotate(70) scale(.6)" />
                <Print transform="translate(15 5) rotate(76) scale(-.6 .6)" />
              </svg>
              {t('week-key-mine')}
            </span>
          )}
        </p>
      )}
    </section>
  );
}

function Walk({ week }: { week: WeekView }) {
  const { inRoom } = useApp();
  const words = useWords();
  const { days } = week;
  const today = days.findIndex((day) => day.today);
  const seen = useRef<number[] | null>(null);
  const before = seen.current;
  useEffect(() => {
    seen.current = days.map(({ steps }) => steps);
  });
  return (
    <svg class="walk" viewBox="0 8 280 84" role="img" aria-label={nameOf(week, words, inRoom)}>
      <path class="trail ahead" d={path(today, 7)} />
      <path class="trail" d={path(-1, today)} />
      {days.map((day, i) => {
        // Today's cairn makes room for the post.
        const x = xOf(i) - (i === today ? 4 : 0);
        return (
          <g key={day.day}>
            {Array.from({ length: Math.min(day.steps, stonesADay) }, (_, at) => (
              <Stone
                key={at}
                at={at}
                x={x}
                y={groundAt(i)}
                fresh={before !== null && at >= (before[i] ?? 0)}
              />
            ))}
            {day.mine && inRoom && (
              <g class="foot">
                <Print transform={`translate(${xOf(i) - 5} ${groundAt(i) + 19}) rotate(70) scale(.62)`} />
                <Print
                  transform={`translate(${xOf(i) + 6} ${groundAt(i) + 13}) rotate(76) scale(-.62 .62)`}
                />
              </g>
            )}
          </g>
        );
      })}
      {today >= 0 && (
        <Post x={xOf(today) + (today === 6 ? 17 : 20)} y={(groundAt(today) + groundAt(today + 1)) / 2} />
      )}
    </svg>
  );
}

export function Post({ x, y }: { x: number; y: number }) {
  return (
    <g>
      <rect class="post" x={x - 3.5} y={y - 37} width="7" height="37" rx="2" />
      <rect class="blaze" x={x - 4} y={y - 31} width="8" height="10" rx="1" />
    </g>
  );
}

function nameOf(week: WeekView, { t, format }: Words, inRoom: boolean): string {
  const when = (day: WeekView['days'][number]) =>
    t(day.today ? 'week-today' : 'week-on', { weekday: format.weekday(day.day) });
  const walked = week.days.filter(({ steps }) => steps > 0);
  if (walked.length === 0) return t('week-walk-empty');
  const steps = format.list(walked.map((day) => t('week-day-steps', { count: day.steps, when: when(day) })));
  if (!inRoom) return t('week-walk-own', { steps });
  const mine = format.list(week.days.filter((day) => day.mine).map(when));
  const said = t('week-walk-room', { steps });
  return mine === '' ? said : `${said} ${t('week-walk-mine', { days: mine })}`;
}
