// A value that can be watched. All that the screens need of the idea, in a few lines: the first load has no
// room for more.
// SPDX-License-Identifier: EUPL-1.2
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface ReadonlySignal<T> {
  readonly value: T;
  /** Called after each change. Returns how to stop. */
  subscribe(changed: () => void): () => void;
}
export interface Signal<T> extends ReadonlySignal<T> {
  value: T;
}

export function signal<T>(first: T): Signal<T> {
  let now = first;
  const watchers = new Set<() => void>();
  return {
    get value() {
      return now;
    },
    set value(next: T) {
      if (next === now) return;
      now = next;
      for (const changed of [...watchers]) changed();
    },
    subscribe(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}

/** Runs at once and after each change of any of them. */
export function watch(signals: ReadonlySignal<unknown>[], run: () => void): void {
  run();
  for (const each of signals) each.subscribe(run);
}

/** A part of the value in a component, painted again when that part is another. */
export function useSelected<T, S>(source: ReadonlySignal<T>, select: (value: T) => S): S {
  const [, repaint] = useState({});
  const part = select(source.value);
  const shown = useRef({ part, select });
  shown.current = { part, select };
  useLayoutEffect(() => {
    const look = () => {
      if (shown.current.select(source.value) !== shown.current.part) repaint({});
    };
    // It may have changed between painting and this.
    look();
    return source.subscribe(look);
  }, [source]);
  return part;
}

/** The value in a component, painted again when it changes. */
export const useSignal = <T>(source: ReadonlySignal<T>): T => useSelected(source, (value) => value);

/** The first value there is. */
export function firstOf<T>(source: Signal<T | null>): Promise<T> {
  return new Promise((resolve) => {
    const stop = source.subscribe(() => {
      if (source.value === null) return;
      stop();
      resolve(source.value);
    });
  });
}
