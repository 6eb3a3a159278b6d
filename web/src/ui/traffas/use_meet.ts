// Rounds and one's own profile: asked of the core when the place opens and when the core says that they
// changed. What was shown last is there at once when one comes back.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'preact/hooks';
import type { MeetView, ProfileView } from '../../core/protocol.gen';
import { loadOpenings } from '../../openings';
import type { Session } from '../../ports';
import { shared } from '../../share';
import { useApp } from '../app';

interface Shown {
  meet: MeetView | null;
  profile: ProfileView | null;
}
const shownLast = new WeakMap<Session, Shown>();
/** Where a device has to reckon for longer than this, that is said. */
const patienceMs = 400;

/** What was fetched of older rounds stays, behind the newest that came again. */
function withOlder(fresh: MeetView, known: MeetView | null): MeetView {
  const last = known?.rounds.findIndex(({ id }) => id === fresh.rounds.at(-1)?.id) ?? -1;
  const older = known && last >= 0 ? known.rounds.slice(last + 1) : [];
  if (!known || !fresh.more || older.length === 0) return fresh;
  return { ...fresh, more: known.more, rounds: [...fresh.rounds, ...older] };
}

export interface Meeting extends Shown {
  /** The views could not be had. */
  failed: boolean;
  /** The device is reckoning. */
  slow: boolean;
  again(): void;
  older(): void;
}

export function useMeet(): Meeting {
  const { session, model } = useApp();
  const [shown, setShown] = useState<Shown>(shownLast.get(session) ?? { meet: null, profile: null });
  const [failed, setFailed] = useState(false);
  const [slow, setSlow] = useState(false);
  const show = (part: Partial<Shown>) => {
    const before = shownLast.get(session) ?? { meet: null, profile: null };
    const next = shared(before, { ...before, ...part });
    shownLast.set(session, next);
    setShown(next);
  };
  const look = async () => {
    const timer = setTimeout(() => setSlow(true), patienceMs);
    try {
      const [meet, profile] = await Promise.all([session.view('meet'), session.view('profile')]);
      show({ meet: withOlder(meet, shownLast.get(session)?.meet ?? null), profile });
      setFailed(false);
    } catch {
      setFailed(true);
    } finally {
      clearTimeout(timer);
      setSlow(false);
    }
  };
  const start = () => void loadOpenings(session, model).then(look);
  const older = async () => {
    const known = shownLast.get(session)?.meet;
    const before = known?.rounds.at(-1)?.id;
    if (!known || !before) return;
    const next = await session.view('meet', { before });
    show({ meet: { ...next, rounds: [...known.rounds, ...next.rounds] } });
  };
  useEffect(() => {
    start();
    return session.onChanged((views) => {
      if (views.includes('meet') || views.includes('profile')) void look();
    });
  }, [session]);
  return { ...shown, failed, slow, again: start, older: () => void older().catch(() => setFailed(true)) };
}
