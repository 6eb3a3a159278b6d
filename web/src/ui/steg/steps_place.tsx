// The place "Steg": notes, writing, the week, the trail. First time in a room: what the host is about to ask
// for.
// SPDX-License-Identifier: EUPL-1.2
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import { Heading } from '../kit/heading';
import type { IconName } from '../kit/icons';
import { Note } from '../kit/note';
import { RoomLink } from '../kit/room_link';
import { Composer } from './composer';
import { FirstTime } from './first_time';
import { Trail } from './trail';
import { WeekCard } from './week_card';

const icons: Record<string, IconName> = { 'note-offline-title': 'offline' };

export function StepsPlace() {
  const { asking } = useApp();
  const { t } = useWords();
  const asked = useSignal(asking);
  const explaining = asked === 'explain' || asked === 'asking';
  const place = useRef<HTMLDivElement>(null);
  const explained = useRef(explaining);
  useLayoutEffect(() => {
    // The button that was pressed is gone: one goes on where one can write, or reads from the top.
    if (explained.current === explaining) return;
    explained.current = explaining;
    place.current?.querySelector<HTMLElement>(explaining ? 'h1' : 'textarea')?.focus();
  }, [explaining]);
  return (
    <div ref={place}>
      <Heading title={t('place-steg')} />
      {explaining ? (
        <FirstTime />
      ) : (
        <div class="steg-grid">
          <div class="a">
            <Notes />
            <Composer />
          </div>
          <div class="b">
            <WeekCard />
          </div>
          <div class="c">
            <Trail />
          </div>
        </div>
      )}
    </div>
  );
}

function Notes() {
  const { asking, model } = useApp();
  const { t, line } = useWords();
  const notes = useSignal(model.status)?.notes ?? [];
  const asked = useSignal(asking);
  const askAgain = () => {
    asking.value = 'explain';
  };
  return (
    <div class="notes" aria-live="polite">
      {notes.map((note) => (
        <Note
          key={note.title.key}
          tone={note.tone}
          icon={icons[note.title.key]}
          title={line(note.title)}
          text={line(note.text)}
        >
          <RoomLink address={note.room} word="open-newer-room" />
        </Note>
      ))}
      {asked === 'later' && (
        <Note tone="fact" icon="lock" title={t('ask-again-title')} text={t('ask-again-text')}>
          <button class="btn" type="button" onClick={askAgain}>
            {t('ask-again')}
          </button>
        </Note>
      )}
    </div>
  );
}
