// What the room has learnt: asked of the core when the place opens and when the core says that it changed.
// What was shown last is there at once when one comes back.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'preact/hooks';
import type { LearnView } from '../../core/protocol.gen';
import type { Session } from '../../ports';
import { shared } from '../../share';
import { useApp } from '../app';

const shownLast = new WeakMap<Session, LearnView>();

export function useLearn(): { view: LearnView | null; failed: boolean; again(): void } {
  const { session } = useApp();
  const [view, setView] = useState<LearnView | null>(shownLast.get(session) ?? null);
  const [failed, setFailed] = useState(false);
  const look = async () => {
    try {
      const fresh = await session.view('learn');
      const next = shared(shownLast.get(session) ?? null, fresh);
      shownLast.set(session, next);
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
