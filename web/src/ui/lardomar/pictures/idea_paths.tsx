// How ideas spread: each as a path that forks, a stone for each step with the organisation beside it.
// SPDX-License-Identifier: EUPL-1.2
import type { PicturedIdea, PicturedNode } from '../../../core/protocol.gen';
import type { Painted } from './figure';
import { Stone } from './stone_rows';
import { bold, Lines, linesHigh, wrapped } from './text';

export interface IdeaText {
  /** "Ett steg blev fem, …" */
  head(idea: PicturedIdea): string;
  organisation(node: PicturedNode): string;
  day(node: PicturedNode): string;
  more(count: number): string;
}

interface Placed {
  node: PicturedNode;
  x: number;
  y: number;
}

const r = 10;

/** However deep it is, the text keeps half of the width. */
function indentOf(idea: PicturedIdea, width: number): number {
  const deepest = Math.max(1, ...idea.nodes.map(({ depth }) => depth));
  return Math.min(34, (width * (width < 220 ? 0.28 : 0.4)) / deepest);
}

function Fork({ from, to }: { from: Placed; to: Placed }) {
  const bend = Math.max(0, Math.min(12, to.x - from.x));
  const end = Math.max(from.x + bend, to.x - r);
  return (
    <path
      d={`M${from.x} ${from.y + r * 0.84}V${to.y - bend}q0 ${bend} ${bend} ${bend}H${end}`}
      fill="none"
      stroke="var(--sm-stone-line)"
      stroke-width="2"
      stroke-linecap="round"
    />
  );
}

export function paintIdeas(ideas: PicturedIdea[], text: IdeaText) {
  return (width: number): Painted => {
    let y = 0;
    const painted = ideas.map((idea, at) => {
      const head = wrapped(text.head(idea), width, 17 * bold);
      const top = y + (at > 0 ? 20 : 0);
      y = top + linesHigh(head, 17) + 14;
      const indent = indentOf(idea, width);
      const placed: Placed[] = [];
      const nodes = idea.nodes.map((node, i) => {
        const x = r + 1 + node.depth * indent;
        const room = width - x - r - 10;
        const lines = wrapped(text.organisation(node), room, 15 * bold);
        const day = wrapped(text.day(node), room, 13);
        const me = { node, x, y: y + r };
        placed.push(me);
        y += linesHigh(lines, 15) + linesHigh(day, 13) + 14;
        return { me, lines, day, key: i };
      });
      const more = idea.more > 0 ? wrapped(text.more(idea.more), width, 13) : [];
      const end = y;
      y += more.length > 0 ? linesHigh(more, 13) + 8 : 0;
      return (
        <g key={at}>
          <Lines lines={head} x={0} y={top} size={17} weight={600} />
          {placed.map((each, i) => {
            const from = placed[each.node.after];
            return i > 0 && from ? <Fork key={i} from={from} to={each} /> : null;
          })}
          {nodes.map(({ me, lines, day, key }) => (
            <g key={key} data-node={me.node.organisation}>
              <Stone x={me.x} y={me.y} r={r} dashed={me.node.day === ''} mine={me.node.mine} />
              <Lines lines={lines} x={me.x + r + 8} y={me.y - r - 1} size={15} weight={500} />
              <Lines lines={day} x={me.x + r + 8} y={me.y - r - 1 + linesHigh(lines, 15)} size={13} soft />
            </g>
          ))}
          {more.length > 0 && <Lines lines={more} x={0} y={end} size={13} soft />}
        </g>
      );
    });
    return { height: Math.max(1, y), content: painted };
  };
}
