// The question of the moment: asked of the core when the place opens and when the core says that it changed.
// What was shown last is there at once when one comes back.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'preact/hooks';
import type { QuizView } from '../../core/protocol.gen';
import type { Model } from '../../model';
import type { Session } from '../../ports';
import { loadQuiz } from '../../quiz';
import { shared } from '../../share';
import { useApp } from '../app';

const shownLast = new WeakMap<Session, QuizView>();

/** In an idle moment: then the question is there in the frame that shows the place. */
export async function prepareQuiz(session: Session, model: Model): Promise<void> {
  if ((await loadQuiz(session, model)) && !shownLast.has(session))
    shownLast.set(session, await session.view('quiz'));
}

export function useQuiz(): { view: QuizView | null; failed: boolean; again(): void } {
  const { session, model } = useApp();
  const [view, setView] = useState(shownLast.get(session) ?? null);
  const [failed, setFailed] = useState(false);
  const show = (next: QuizView) => {
    const same = shared(shownLast.get(session), next) as QuizView;
    shownLast.set(session, same);
    setView(same);
  };
  const look = () => void session.view('quiz').then(show, () => undefined);
  const start = () => {
    setFailed(false);
    void loadQuiz(session, model).then((loaded) => {
      setFailed(!loaded);
      look();
    });
  };
  useEffect(() => {
    start();
    return session.onChanged((views, fresh) => {
      if (!views.includes('quiz')) return;
      const here = fresh.find(({ name }) => name === 'quiz');
      if (here) show(JSON.parse(here.json));
      else look();
    });
  }, [session]);
  return { view, failed, again: start };
}
