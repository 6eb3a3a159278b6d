// The stone that carries a principle's mark. A principle without a mark has its number there; a step without
// one, nothing.
// SPDX-License-Identifier: EUPL-1.2
import { Icon, markOf } from './icons';

export function Pebble({ number, look = '' }: { number: number; look?: string }) {
  // Own steps without a principle carry prints: footprints are yours, stones are ours.
  const mark = number > 0 ? markOf(number) : look.startsWith('mine') ? 'steps' : undefined;
  return (
    <span class={`pebble ${look}`} aria-hidden="true">
      {mark ? <Icon name={mark} /> : number > 0 && <span class="number">{number}</span>}
    </span>
  );
}
