// Icons that only Träffas uses, from the same set: they come with the place.
// SPDX-License-Identifier: EUPL-1.2
import type { JSX } from 'preact';
import { Icon } from '../kit/icons';

const shapes = {
  days: (
    <>
      <rect x="3.75" y="5.25" width="16.5" height="15" rx="2" />
      <path d="M3.75 10h16.5M8 3v4M16 3v4" />
    </>
  ),
  help: (
    <path
      d="M9.5 17.25h5M10.25 20.5h3.5M9.5 17.25c0-2.2-3-3.4-3-7.25a5.5 5.5 0 0 1 11 0
      c0 3.85-3 5.05-3 7.25"
    />
  ),
  rest: <path d="M2.75 19.5h18.5M3 5.25l18 8.5M6.25 7v12.5M18.75 13v6.5M9.25 16h6" />,
  half: (
    <path
      d="M6.5 3.25h11M6.5 20.75h11M8 3.25v3.5c0 2.5 4 3.5 4 5.25s-4 2.75-4 5.25v3.5
      M16 3.25v3.5c0 2.5-4 3.5-4 5.25s4 2.75 4 5.25v3.5"
    />
  ),
} satisfies Record<string, JSX.Element>;

export type SignName = keyof typeof shapes | 'border' | 'new' | 'check' | 'room';
const shared = { border: 'p6', new: 'steps', check: 'near', room: 'room' } as const;

export function Sign({ name }: { name: SignName }) {
  if (name in shared) return <Icon name={shared[name as keyof typeof shared]} />;
  return (
    <svg class="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shapes[name as keyof typeof shapes]}
    </svg>
  );
}
