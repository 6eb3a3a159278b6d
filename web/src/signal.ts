// A value that can be watched. All that the screens need of the idea, in a few lines: the first load has no
// room for more.
// SPDX-License-Identifier: EUPL-1.2
import { useLayoutEffect, useState } from 'preact/hooks';

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

/** The value in a component, painted again when it changes. */
export function useSignal<T>(source: ReadonlySignal<T>): T {
  const [, repaint] = useState({});
  const { value } = source;
  useLayoutEffect(() => {
    // It may have changed between painting and this.
    if (source.value !== value) repaint({});
    return source.subscribe(() => repaint({}));
  }, [source]);
  return value;
}

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
