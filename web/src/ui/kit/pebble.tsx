// The stone that carries a principle's mark. A principle without a mark has its number there; a step without
// one, nothing.
// SPDX-License-Identifier: EUPL-1.2
import { Icon, markOf } from './icons';

interface Props {
  number: number;
  look?: string;
  /** false: a principle of another catalogue, whose number says nothing about its mark. */
  marked?: boolean;
}

export function Pebble({ number, look = '', marked = true }: Props) {
  // Own steps without a principle carry prints: footprints are yours, stones are ours.
  const mark = number > 0 ? marked && markOf(number) : look.startsWith('mine') ? 'steps' : undefined;
  return (
    <span class={`pebble ${look}`} aria-hidden="true">
      {mark ? <Icon name={mark} /> : number > 0 && <span class="number">{number}</span>}
    </span>
  );
}
