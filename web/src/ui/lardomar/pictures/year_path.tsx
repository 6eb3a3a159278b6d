// A year as a path with footprints: a row for each month, a place for each day. Only what happened is drawn;
// weekends and holidays are places to rest, and the days to come are dots.
// SPDX-License-Identifier: EUPL-1.2
import type { PicturedDay } from '../../../core/protocol.gen';
import { Print } from '../../kit/icons';
import type { Painted } from './figure';
import { coloured, Lines } from './text';

export interface YearDay {
  day: string;
  steps: number;
  rest: string;
}

export const daysOf = (days: PicturedDay[], whose: 'room' | 'mine'): YearDay[] =>
  days.map(({ day, rest, ...steps }) => ({ day, rest, steps: steps[whose] }));

interface Spot extends YearDay {
  x: number;
  y: number;
}
interface Row {
  month: number;
  isFirst: boolean;
  spots: Spot[];
}

const monthsWide = 44;
/** Below this a day has no room for a print, and a month becomes two rows. */
const leastPitch = 6;

/** A wave a month, the other way round in the next, so that the rows look like one path. */
function rowsOf(days: YearDay[], width: number) {
  const isNarrow = width < 240;
  const left = isNarrow ? 36 : monthsWide;
  const inMonth = (width - left - 12) / 31;
  const isHalved = inMonth < leastPitch;
  const perRow = isHalved ? 16 : 31;
  const pitch = (width - left - 12) / perRow;
  const scale = Math.min(1.5, Math.max(0.72, pitch / 9));
  const high = 46 * scale;
  const rows: Row[] = [];
  for (const day of days) {
    const month = Number(day.day.slice(5, 7));
    const date = Number(day.day.slice(8));
    const half = isHalved && date > perRow ? 1 : 0;
    const at = (isHalved ? (month - 1) * 2 : month - 1) + half;
    const place = date - half * perRow - 0.5;
    const swing = Math.sin((place / perRow) * 2 * Math.PI) * (at % 2 === 0 ? 1 : -1);
    rows[at] ??= { month, isFirst: half === 0, spots: [] };
    rows[at].spots.push({ ...day, x: left + place * pitch, y: high * (at + 0.55) + swing * 5 * scale });
  }
  return { rows, scale, high, foot: Math.min(0.72 * scale, pitch / 14) };
}

const line = (spots: Spot[]) =>
  spots.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

/** Days of rest in a row that have a holiday among them: one shelter for them all. */
function shelters(spots: Spot[]): Spot[] {
  const found: Spot[] = [];
  let run: Spot[] = [];
  const close = () => {
    const holidays = run.filter(({ rest }) => rest !== 'weekend');
    const middle = holidays[Math.floor((holidays.length - 1) / 2)];
    if (middle) found.push(middle);
    run = [];
  };
  for (const spot of spots) {
    if (spot.rest === '') close();
    else run.push(spot);
  }
  close();
  return found;
}

function Band({ spots, scale }: { spots: Spot[]; scale: number }) {
  if (spots.length === 0) return null;
  const shared = {
    d: line(spots),
    fill: 'none',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  } as const;
  return (
    <>
      <path {...shared} stroke="var(--sm-hairline)" stroke-width={20 * scale + 2} />
      <path {...shared} stroke="var(--sm-paper-2)" stroke-width={20 * scale} />
    </>
  );
}

/** One print for a step, two for more: left above the middle of the path, right below it. */
function Prints({ spot, at, scale, foot }: { spot: Spot; at: number; scale: number; foot: number }) {
  const feet = spot.steps > 1 ? [-1, 1] : [at % 2 === 0 ? -1 : 1];
  return (
    <g data-day={spot.day} data-steps={spot.steps} {...coloured('action')}>
      {feet.map((side) => (
        <Print
          key={side}
          transform={[
            `translate(${(spot.x + (feet.length > 1 ? side * 1.2 : 0)).toFixed(1)}`,
            `${(spot.y + side * 4.6 * scale).toFixed(1)})`,
            `rotate(${90 + side * 6}) scale(${(side * foot).toFixed(2)} ${foot.toFixed(2)})`,
          ].join(' ')}
        />
      ))}
    </g>
  );
}

function Shelter({ spot, scale }: { spot: Spot; scale: number }) {
  const size = 13 * scale;
  return (
    <svg
      data-rest={spot.rest}
      x={spot.x - size / 2}
      y={spot.y - 10 * scale - size}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path
        d="M2.75 19.5h18.5M3 5.25l18 8.5M6.25 7v12.5M18.75 13v6.5"
        fill="none"
        stroke="var(--sm-ink-2)"
        stroke-width="2.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

function Post({ spot, scale }: { spot: Spot; scale: number }) {
  return (
    <g transform={`translate(${spot.x.toFixed(1)} ${spot.y.toFixed(1)}) scale(${scale.toFixed(2)})`}>
      <rect
        x="-4"
        y="-21"
        width="8"
        height="26"
        rx="2"
        fill="var(--sm-canvas)"
        stroke="var(--sm-stone-line)"
        stroke-width="1.5"
      />
      <rect x="-4.5" y="-17" width="9" height="9" rx="1" fill="var(--sm-blaze)" />
    </g>
  );
}

export function paintYear(days: YearDay[], today: string, monthOf: (month: number) => string) {
  return (width: number): Painted => {
    const { rows, scale, high, foot } = rowsOf(days, width);
    let prints = 0;
    return {
      height: rows.length * high + 6 * scale,
      content: rows.map(({ month, isFirst, spots }) => {
        const past = spots.filter(({ day }) => day <= today);
        const ahead = spots.filter(({ day }) => day > today);
        const middle = spots[0]?.y ?? 0;
        return (
          <g key={`${month}${isFirst}`}>
            {isFirst && <Lines lines={[monthOf(month)]} x={0} y={middle - 11} size={13} soft />}
            <Band spots={past} scale={scale} />
            {ahead.length > 0 && (
              <path
                d={line(ahead)}
                fill="none"
                stroke="var(--sm-stone-line)"
                stroke-width="2"
                stroke-linecap="round"
                stroke-dasharray="0 7"
              />
            )}
            {past.map((spot) =>
              spot.rest === 'weekend' && spot.steps === 0 ? (
                <circle key={spot.day} cx={spot.x} cy={spot.y} r={1.2 * scale} fill="var(--sm-stone-line)" />
              ) : null,
            )}
            {shelters(spots).map((spot) => (
              <Shelter key={spot.day} spot={spot} scale={scale} />
            ))}
            {spots.map((spot) =>
              spot.steps > 0 ? (
                <Prints key={spot.day} spot={spot} at={prints++} scale={scale} foot={foot} />
              ) : null,
            )}
            {spots.map((spot) =>
              spot.day === today ? <Post key={spot.day} spot={spot} scale={scale} /> : null,
            )}
          </g>
        );
      }),
    };
  };
}
