// A link to a place of the app: an ordinary link, but a plain click goes through `places`, which may keep no
// address.
// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact';
import { addressOf, type Place } from '../../places';
import { useApp } from '../app';

interface Props {
  to: Place;
  class?: string;
  current?: boolean;
  /** The id of what tells this link from its likes. */
  describedBy?: string;
  children: ComponentChildren;
}

export function Link({ to, class: className, current, describedBy, children }: Props) {
  const { places } = useApp();
  const go = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    places.go(to);
  };
  return (
    <a
      class={className}
      href={addressOf(to)}
      aria-current={current ? 'page' : undefined}
      aria-describedby={describedBy}
      onClick={go}
    >
      {children}
    </a>
  );
}
