// What the room has learnt, and what it is asked for: asked of the core when the place opens and when the
// core says that it changed. What was shown last is there at once when one comes back.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'preact/hooks';
import type { Views } from '../../core/protocol.gen';
import type { Session } from '../../ports';
import { shared } from '../../share';
import { useApp } from '../app';

type Shown = Partial<Pick<Views, 'learn' | 'learnCalls'>>;
const shownLast = new WeakMap<Session, Shown>();

export function useLearn<N extends keyof Shown>(name: N) {
  const { session } = useApp();
  const last = (): Shown => shownLast.get(session) ?? {};
  const [view, setView] = useState<Views[N] | null>((last()[name] as Views[N] | undefined) ?? null);
  const [failed, setFailed] = useState(false);
  const look = async () => {
    try {
      const fresh = await session.view(name);
      const next = shared(last()[name] ?? null, fresh);
      shownLast.set(session, { ...last(), [name]: next });
      setView(next);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  useEffect(() => {
    void look();
    return session.onChanged((views) => {
      if (views.includes('learn')) void look();
    });
  }, [session]);
  return { view, failed, again: () => void look() };
}
