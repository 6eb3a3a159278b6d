// What the core says of the rooms together. It is handed what the store has of each, and handed it again when
// it was started anew.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RollupQuery, RollupView } from '../../core/protocol.gen';
import type { Session } from '../../ports';
import { shared } from '../../share';
import { useApp } from '../app';

/** The room that is open the core has itself, and newer. */
async function hand(session: Session, kept: Map<string, string>): Promise<void> {
  for (const [id, bytes] of kept) {
    if (id === session.room) continue;
    await session.tell({ kind: 'load', name: 'room', text: JSON.stringify({ id, bytes }) });
  }
}

async function ask(session: Session, kept: Map<string, string>, query: RollupQuery): Promise<RollupView> {
  const look = () => session.view('rollup', { text: JSON.stringify(query) });
  const view = await look();
  const isAllThere = [...kept.keys()].every((id) => view.rooms.some((room) => room.id === id));
  if (isAllThere) return view;
  await hand(session, kept);
  return look();
}

export interface Rollup {
  view: RollupView | null;
  failed: boolean;
  /** What it says now; null = it cannot be had. */
  look(): Promise<RollupView | null>;
}

export function useRollup(kept: Map<string, string> | null, query: RollupQuery): Rollup {
  const { session } = useApp();
  const [view, setView] = useState<RollupView | null>(null);
  const [failed, setFailed] = useState(false);
  const wanted = useRef({ kept, query });
  wanted.current = { kept, query };
  const running = useRef<Promise<RollupView | null> | null>(null);
  const again = useRef(false);

  const once = async (): Promise<RollupView | null> => {
    const { kept: rooms, query: asked } = wanted.current;
    if (!rooms) return null;
    try {
      const answer = await ask(session, rooms, asked);
      setView((before) => shared(before, answer));
      setFailed(false);
      return answer;
    } catch {
      setFailed(true);
      return null;
    }
  };
  const run = async (): Promise<RollupView | null> => {
    let answer: RollupView | null;
    do {
      again.current = false;
      answer = await once();
    } while (again.current);
    running.current = null;
    return answer;
  };
  /** One at a time; what is asked for meanwhile is asked once more after it. */
  const look = () => {
    again.current = running.current !== null;
    running.current ??= run();
    return running.current;
  };
  const { period, of, group } = query;
  useEffect(() => void look(), [kept, period, of, group]);
  useEffect(() => session.onChanged(() => void look()), [session]);
  return { view, failed, look };
}
