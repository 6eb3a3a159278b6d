// Files that are fetched once: whoever asks meanwhile or later gets the same answer. When it could not be had
// the next one who asks tries again.
// SPDX-License-Identifier: EUPL-1.2
import type { Model } from './model';
import type { Session } from './ports';

/** Never rejects: what fails gives false. */
export function untilTrue(work: () => Promise<boolean>): () => Promise<boolean> {
  let begun: Promise<boolean> | null = null;
  return () => {
    begun ??= work()
      .catch(() => false)
      .then((done) => {
        if (!done) begun = null;
        return done;
      });
    return begun;
  };
}

type Load = (session: Session, model: Model) => Promise<boolean>;

/** The same for each session by itself. */
export function onceASession(load: Load): Load {
  const known = new WeakMap<Session, () => Promise<boolean>>();
  return (session, model) => {
    const ask = known.get(session) ?? untilTrue(() => load(session, model));
    known.set(session, ask);
    return ask();
  };
}
