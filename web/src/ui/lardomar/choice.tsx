// One of two or three, side by side.
// SPDX-License-Identifier: EUPL-1.2
import { useId } from 'preact/hooks';

interface Props {
  title: string;
  options: readonly (readonly [value: string, word: string])[];
  chosen: string;
  choose(value: string): void;
}

export function Choice({ title, options, chosen, choose }: Props) {
  const name = useId();
  return (
    <fieldset>
      <legend class="label">{title}</legend>
      <div class={options.length > 2 ? 'seg tall' : 'seg'}>
        {options.map(([value, word]) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === chosen}
              onChange={() => choose(value)}
            />
            {word}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
