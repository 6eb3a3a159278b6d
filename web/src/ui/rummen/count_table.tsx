// Numbers by principle, a column for each room or group: a picture of stones and its table. As many columns
// as the narrowest panel holds stand beside each other, the others below. A letter stands for each name.
// SPDX-License-Identifier: EUPL-1.2
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import { softened, titleOf } from '../kit/principles';

export interface Column {
  id: string;
  name: string;
  /** Of principle 1…7. */
  cells: number[];
  /** Steps without any of these; null = not told. */
  others: number | null;
  steps: number;
  /** In a count that somebody posted there is no zero: the number is not told. */
  zeroIsHidden?: boolean;
  isSum?: boolean;
}
interface Lettered extends Column {
  letter: string;
}

const beside = 5;
const letterOf = (i: number) =>
  String.fromCharCode(65 + (i % 26)) + (i < 26 ? '' : String(Math.floor(i / 26) + 1));

/** Shared as evenly as it goes. */
function groupsOf(columns: Column[]): Lettered[][] {
  const lettered = columns.map((column, i) => ({ ...column, letter: column.isSum ? '∑' : letterOf(i) }));
  const count = Math.ceil(lettered.length / beside);
  const size = Math.ceil(lettered.length / count);
  return Array.from({ length: count }, (_, i) => lettered.slice(i * size, (i + 1) * size));
}

interface Props {
  columns: Column[];
  caption: string;
  /** Says what the picture shows; without, there is none. */
  picture?: string;
}

export function Counts({ columns, caption, picture }: Props) {
  const max = Math.max(1, ...columns.flatMap(({ cells }) => cells));
  return (
    <div class="stack-4">
      {groupsOf(columns).map((group) => (
        <div class="stack-2" key={group[0]?.letter}>
          <ul class="legend">
            {group.map(({ letter, name }) => (
              <li key={letter}>
                <b>{letter}</b> <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
          <div class="side-by-side">
            {picture && <Stones columns={group} max={max} label={picture} />}
            <Table columns={group} caption={caption} />
          </div>
        </div>
      ))}
    </div>
  );
}

const across = 40;
const down = 34;
const head = 24;
const biggest = 16;
const smallest = 3;

/** By their area, as one sees them. */
const radius = (steps: number, max: number) => Math.max(smallest, biggest * Math.sqrt(steps / max));

function Stones({ columns, max, label }: { columns: Lettered[]; max: number; label: string }) {
  const { model } = useApp();
  const principles = useSignal(model.composer)?.principles ?? [];
  const width = head + beside * across;
  const end = head + columns.length * across;
  const x = (i: number) => head + (i + 0.5) * across;
  return (
    <svg class="stones" viewBox={`0 0 ${width} ${head + principles.length * down}`} role="img">
      <title>{label}</title>
      {columns.map(({ letter }, i) => (
        <text key={letter} x={x(i)} y={head - 8}>
          {letter}
        </text>
      ))}
      {principles.map(({ id, number }, at) => {
        const y = head + (at + 0.5) * down;
        return (
          <g key={id}>
            <line x1={head} y1={y} x2={end} y2={y} />
            <text x={head / 2} y={y + 5}>
              {number}
            </text>
            {columns.map(({ letter, cells, isSum }, i) => {
              const steps = cells[number - 1] ?? 0;
              const r = radius(steps, max);
              return (
                steps > 0 && (
                  <ellipse key={letter} class={isSum ? 'sum' : ''} cx={x(i)} cy={y} rx={r} ry={r * 0.88} />
                )
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}

function Table({ columns, caption }: { columns: Lettered[]; caption: string }) {
  const { model } = useApp();
  const { t, language } = useWords();
  const principles = useSignal(model.composer)?.principles ?? [];
  const hasOthers = columns.some(({ others }) => others !== null);
  return (
    <table class="facts-table counts">
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ letter, name }) => (
            <th key={letter} scope="col">
              <span aria-hidden="true">{letter}</span>
              <bdi class="sr">{name}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      {principles.map((principle) => (
        <Row
          key={principle.id}
          name={`${principle.number} ${softened(titleOf(principle, language))}`}
          columns={columns}
          number={({ cells }) => cells[principle.number - 1] ?? 0}
        />
      ))}
      {hasOthers && <Row name={t('count-others')} columns={columns} number={({ others }) => others} />}
      <Row name={t('count-all')} columns={columns} number={({ steps }) => steps} />
    </table>
  );
}

interface RowProps {
  name: string;
  columns: Lettered[];
  number(column: Lettered): number | null;
}

/** The name above its numbers: beside them there is no room for it in a narrow panel. */
function Row({ name, columns, number }: RowProps) {
  const { t, format } = useWords();
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={columns.length}>
          {name}
        </th>
      </tr>
      <tr>
        {columns.map((column) => {
          const steps = number(column);
          const isHidden = steps === null || (column.zeroIsHidden && steps === 0);
          return (
            <td key={column.letter}>
              {isHidden ? (
                <>
                  <span aria-hidden="true">–</span>
                  <span class="sr">{t('count-hidden')}</span>
                </>
              ) : (
                format.number(steps)
              )}
            </td>
          );
        })}
      </tr>
    </tbody>
  );
}
