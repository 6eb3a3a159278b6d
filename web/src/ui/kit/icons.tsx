// The icons in use, from the set drawn for Småsteg (CC0). One weight, currentColor; never alone: the name
// stands beside.
// SPDX-License-Identifier: EUPL-1.2
import type { JSX } from 'preact';

/** A footprint, as on the path of the week. */
export function Print({ transform }: { transform: string }) {
  return (
    <g transform={transform} fill="currentColor" stroke="none">
      <path
        d="M.9-7.4C3-7.2 4.1-5.2 4-2.7 3.9-.5 3.3 1.5 2.3 2.7c-.8.9-3.1.8-3.9 0
        C-2.7 1.5-3.6-.5-3.5-2.8-3.4-5.6-1.6-7.6.9-7.4z"
      />
      <path d="M.4 4.6c1.5 0 2.3.8 2.3 2S1.9 8.8.4 8.8-2 7.9-2 6.6s.9-2 2.4-2z" />
    </g>
  );
}

const shapes = {
  steps: (
    <>
      <Print transform="translate(7.6 14.2) rotate(-10) scale(.92)" />
      <Print transform="translate(16.4 9.4) rotate(8) scale(-.92 .92)" />
    </>
  ),
  p1: (
    <>
      <path d="M2.75 18.5h18.5M6.75 18.5a5.25 5.25 0 0 1 10.5 0" />
      <path d="M12 5v4M4.9 8.4l2.5 2.7M19.1 8.4l-2.5 2.7" />
    </>
  ),
  p2: (
    <>
      <path
        d="M9.2 6.7 12.6 3.3a1 1 0 0 1 1.4 0l6.7 6.7a1 1 0 0 1 0 1.4l-3.4 3.4a1 1 0 0 1-1.4 0
        L9.2 8.1a1 1 0 0 1 0-1.4z"
      />
      <path d="M12.4 11.4 4 19.8" />
    </>
  ),
  p3: (
    <>
      <path
        d="M9 3.25h6M10.25 3.25V9L5.1 17.9A1.9 1.9 0 0 0 6.75 20.75h10.5a1.9 1.9 0 0 0 1.65-2.85
        L13.75 9V3.25M7.4 14.5h9.2"
      />
      <circle cx="11" cy="17.6" r=".6" fill="currentColor" />
    </>
  ),
  p4: (
    <>
      <circle cx="7.1" cy="7.4" r="3.9" />
      <rect x="13.3" y="3.6" width="7.4" height="7.4" rx="1.4" />
      <path d="M11.15 14.2a1 1 0 0 1 1.7 0l3.6 5.2a1 1 0 0 1-.85 1.5H8.4a1 1 0 0 1-.85-1.5z" />
    </>
  ),
  p5: (
    <>
      <path
        d="M12 20.3S3.4 15.5 3.4 9.4A4.7 4.7 0 0 1 12 6.9a4.7 4.7 0 0 1 8.6 2.5
        c0 6.1-8.6 10.9-8.6 10.9z"
      />
    </>
  ),
  p6: (
    <>
      <path d="M2.75 18.5v-6.4C8 7.2 16 7.2 21.25 12.1v6.4h-3.9a5.35 5.35 0 0 0-10.7 0z" />
    </>
  ),
  p7: (
    <>
      <rect x="7" y="7" width="10" height="10" rx="2" />
      <path d="M10 3.25V7M14 3.25V7M10 17v3.75M14 17v3.75M3.25 10H7M3.25 14H7M17 10h3.75M17 14h3.75" />
    </>
  ),
  undo: (
    <>
      <path d="M8.5 4.75 4 9.25l4.5 4.5M4 9.25h10a5.25 5.25 0 0 1 0 10.5h-3.5" />
    </>
  ),
  back: (
    <>
      <path d="M14.5 5.5 8 12l6.5 6.5" />
    </>
  ),
  tick: (
    <>
      <path d="m5 12.6 4.6 4.6L19.2 7" />
    </>
  ),
  forward: (
    <>
      <path d="m9.5 5.5 6.5 6.5-6.5 6.5" />
    </>
  ),
  close: <path d="m7 7 10 10M17 7 7 17" />,
  info: (
    <>
      <circle cx="12" cy="12" r="8.75" />
      <path d="M12 11.25v5" />
      <circle cx="12" cy="8" r=".7" fill="currentColor" />
    </>
  ),
  lock: (
    <>
      <rect x="5" y="10.5" width="14" height="9.75" rx="2" />
      <path d="M8.25 10.5V7.75a3.75 3.75 0 0 1 7.5 0v2.75" />
    </>
  ),
  offline: (
    <>
      <path
        d="M8.5 18.5H7a4 4 0 0 1-.9-7.9 6 6 0 0 1 1.5-3M10.3 5.7
        a6 6 0 0 1 7.5 5 3.9 3.9 0 0 1 2.1 6.3M13.5 18.5h2.5M4 4l16 16"
      />
    </>
  ),
  down: (
    <>
      <path d="m5.5 9 6.5 6.5L18.5 9" />
    </>
  ),
  room: (
    <>
      <circle cx="9" cy="8.5" r="3.4" />
      <path d="M2.75 19.5c.3-3.4 2.9-5.6 6.25-5.6s5.95 2.2 6.25 5.6" />
      <path d="M15.4 5.4a3.4 3.4 0 0 1 0 6.2M17.6 14.4c2.1.7 3.45 2.6 3.65 5.1" />
    </>
  ),
  search: (
    <>
      <circle cx="10.75" cy="10.75" r="6.5" />
      <path d="m15.6 15.6 4.9 4.9" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="8.75" />
      <path d="M12 7v5.2l3.2 2" />
    </>
  ),
  warning: (
    <>
      <path
        d="M10.7 4.7 2.9 18.2a1.5 1.5 0 0 0 1.3 2.3h15.6a1.5 1.5 0 0 0 1.3-2.3L13.3 4.7
        a1.5 1.5 0 0 0-2.6 0zM12 9.5v4.5"
      />
      <circle cx="12" cy="17" r=".7" fill="currentColor" />
    </>
  ),
  retold: (
    <>
      <path
        d="M5.5 4.5h13a2 2 0 0 1 2 2v7.4a2 2 0 0 1-2 2h-7L7 19.7v-3.8H5.5a2 2 0 0 1-2-2V6.5
        a2 2 0 0 1 2-2zM8 8.6h8M8 11.8h5"
      />
    </>
  ),
  more: (
    <>
      <g fill="currentColor" stroke="none">
        <circle cx="5.2" cy="12" r="1.9" />
        <circle cx="12" cy="12" r="1.9" />
        <circle cx="18.8" cy="12" r="1.9" />
      </g>
    </>
  ),
  practise: (
    <>
      <circle cx="12" cy="12" r="8.75" />
      <path d="m15.6 8.4-2 5.2-5.2 2 2-5.2z" />
    </>
  ),
  cup: (
    <>
      <path d="M4 9.5h12.5v5.25a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5z" />
      <path
        d="M16.5 11h1.25a2.5 2.5 0 0 1 0 5h-1.4M8 3.5c-1 1.1 1 1.9 0 3M12.5 3.5
        c-1 1.1 1 1.9 0 3"
      />
    </>
  ),
  map: (
    <>
      <path d="m3.25 6.6 5.75-2.1 6 2.1 5.75-2.1v12.9L15 19.5l-6-2.1-5.75 2.1zM9 4.5v12.9M15 6.6v12.9" />
    </>
  ),
  lamp: (
    <>
      <path
        d="M9.5 17.25h5M10.25 20.5h3.5M9.5 17.25c0-2.2-3-3.4-3-7.25a5.5 5.5 0 0 1 11 0
        c0 3.85-3 5.05-3 7.25"
      />
    </>
  ),
  spread: (
    <>
      <circle cx="12" cy="12" r="2.2" />
      <path
        d="M14 10 20 4M15.5 4H20v4.5M10 10 4 4M8.5 4H4v4.5
        M12 14.5v6.25M8.9 17.7l3.1 3.1 3.1-3.1"
      />
    </>
  ),
  near: (
    <>
      <path
        d="M12.6 3.25c4.7.2 8.5 3.7 8.4 8.8-.1 5-3.7 8.9-8.9 8.8-5.3-.1-9.2-3.6-9.1-8.9
        .1-5.2 4.3-8.9 9.6-8.7z"
      />
      <path d="m8 12.4 2.9 2.9 5.3-5.7" />
    </>
  ),
  hand: (
    <>
      <path
        d="M7.5 12.6V6.5a1.5 1.5 0 0 1 3 0V11M10.5 11V4.6a1.5 1.5 0 0 1 3 0V11M13.5 11V6
        a1.5 1.5 0 0 1 3 0v6M16.5 12V8.7a1.5 1.5 0 0 1 3 0v5.8c0 3.6-2.6 6.3-6.1 6.3h-.9
        c-2.2 0-4-1-5.2-2.8l-3.1-4.6a1.5 1.5 0 0 1 2.4-1.8l.9 1.1"
      />
    </>
  ),
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof shapes;

export function Icon({ name, size = '' }: { name: IconName; size?: '' | 's' }) {
  return (
    <svg class={size ? 'i i-s' : 'i'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  );
}

/**
 * The mark of a principle by its number, or nothing: a principle without a mark gets its number in the stone.
 */
export function markOf(number: number): IconName | undefined {
  const name = `p${number}`;
  return name in shapes ? (name as IconName) : undefined;
}

export function AppMark() {
  return (
    <svg class="mark" viewBox="0 0 48 48" width="32" height="32" aria-hidden="true" focusable="false">
      <path
        fill="currentColor"
        d="M25.4 2.6
          C37.6 2.9 45.8 11.8 45.5 24.3 45.2 36.7 36.4 45.6 23.7 45.4 10.9 45.2 2.3 36.5 2.5 23.8
          2.7 11.2 12.3 2.3 25.4 2.6
          z"
      />
      <g class="mark-in">
        <Print transform="translate(16.6 28.6) rotate(-10) scale(1.7)" />
        <Print transform="translate(31.8 18.8) rotate(8) scale(-1.7 1.7)" />
      </g>
    </svg>
  );
}
