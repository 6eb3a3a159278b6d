// Numbers as rows of stones, with the number beside: nobody has to count or to tell colours apart.
// SPDX-License-Identifier: EUPL-1.2
import { Icon, markOf } from '../../kit/icons';
import type { Painted } from './figure';
import { bold, coloured, Lines, linesHigh, textWidth, wrapped } from './text';

export interface StoneRow {
  label: string;
  number: number;
  /** Of a principle: its mark stands before. 0 is none, and keeps the place. */
  principle?: number;
  /** A heading above this row. */
  head?: string;
}

const pitch = 17;
const across = 20;
const nice = [1, 2, 5];

/** How many one stone stands for: as few as there is room for. */
export function stoneOf(max: number, room: number): number {
  for (let tens = 1; ; tens *= 10) {
    const fits = nice.find((each) => max / (each * tens) <= room);
    if (fits !== undefined) return fits * tens;
  }
}

/** As many as are whole, and a smaller one for what is left. */
export function stonesOf(number: number, unit: number): number[] {
  const whole = Math.floor(number / unit);
  const rest = (number % unit) / unit;
  return [...Array.from({ length: whole }, () => 1), ...(rest > 0 ? [Math.max(0.35, Math.sqrt(rest))] : [])];
}

export function Stone({ x, y, r, dashed = false, mine = false }: StoneProps) {
  return (
    <ellipse
      cx={x}
      cy={y}
      rx={r}
      ry={r * 0.84}
      fill={mine ? 'var(--sm-action)' : dashed ? 'none' : 'var(--sm-stone)'}
      stroke={mine ? 'var(--sm-action)' : 'var(--sm-stone-line)'}
      stroke-width="1.5"
      stroke-dasharray={dashed ? '3 3' : undefined}
    />
  );
}
interface StoneProps {
  x: number;
  y: number;
  r: number;
  dashed?: boolean;
  mine?: boolean;
}

function Mark({ number, y }: { number: number; y: number }) {
  const mark = markOf(number);
  return (
    <g
      fill="none"
      stroke="var(--sm-ink)"
      {...coloured('ink')}
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <Stone x={16} y={y + 16} r={16} />
      {mark && (
        <svg x="6" y={y + 6} width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
          <Icon name={mark} />
        </svg>
      )}
    </g>
  );
}

function layoutOf(rows: StoneRow[], width: number, numbers: string[]) {
  const hasMarks = rows.some(({ principle }) => principle !== undefined);
  const left = hasMarks && width >= 220 ? 44 : 0;
  const isWide = width >= 460;
  const at = isWide ? left + Math.min(260, (width - left) * 0.42) : left;
  const beside = Math.max(...numbers.map((number) => textWidth(number, 17 * bold))) + 10;
  const most = Math.max(1, ...rows.map(({ number }) => number));
  const unit = stoneOf(most, Math.min(across, Math.max(1, Math.floor((width - at - beside) / pitch))));
  return { left, isWide, at, unit, label: (isWide ? at - 16 : width) - left };
}

/** `key`: what one stone is, when it is more than one. */
export function paintStones(rows: StoneRow[], number: (n: number) => string, key: (unit: number) => string) {
  return (width: number): Painted => {
    const { left, isWide, at, unit, label } = layoutOf(
      rows,
      width,
      rows.map((row) => number(row.number)),
    );
    let y = 0;
    const painted = rows.map((row, i) => {
      const top = row.head === undefined ? y : y + (i > 0 ? 16 : 0);
      const head = row.head === undefined ? [] : wrapped(row.head, width, 15 * bold);
      const begin = top + linesHigh(head, 15) + (head.length > 0 ? 6 : 0);
      const lines = wrapped(row.label, label, 15);
      const high = linesHigh(lines, 15);
      const middle = isWide ? begin + Math.max(high, 34) / 2 : begin + high + 16;
      const stones = stonesOf(row.number, unit);
      y = Math.max(isWide ? begin + Math.max(high, 34) : middle + 14, begin + (left > 0 ? 34 : 0)) + 14;
      return (
        <g key={i}>
          {head.length > 0 && <Lines lines={head} x={0} y={top} size={15} weight={600} />}
          {left > 0 && row.principle ? <Mark number={row.principle} y={begin} /> : null}
          <Lines lines={lines} x={left} y={isWide ? middle - high / 2 - 1 : begin} size={15} />
          <g data-stones={row.number}>
            {stones.map((size, j) => (
              <Stone key={j} x={at + pitch * (j + 0.5)} y={middle} r={7.5 * size} />
            ))}
          </g>
          <Lines
            lines={[number(row.number)]}
            x={at + pitch * stones.length + 8}
            y={middle - 12}
            size={17}
            weight={600}
          />
        </g>
      );
    });
    const legend = unit > 1 ? wrapped(key(unit), width, 13) : [];
    return {
      height: Math.max(y - 14 + (legend.length > 0 ? 20 + linesHigh(legend, 13) : 2), 1),
      content: (
        <>
          {painted}
          {legend.length > 0 && <Lines lines={legend} x={0} y={y} size={13} soft />}
        </>
      ),
    };
  };
}
