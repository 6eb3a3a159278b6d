// The weeks' letters: those that are sent, and the one that can be written. The core proposes; a person
// changes and sends.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LearnLetterView, LearnWeek } from '../../core/protocol.gen';
import { useApp, useWords } from '../app';
import type { Act } from '../kit/act';
import { Icon } from '../kit/icons';
import { useLeaving } from '../kit/leaving';
import { RoomSees } from '../kit/room_sees';
import { Sensitive } from '../kit/sensitive';
import { useBegun } from './begun';
import { Box } from './box';
import { Failed } from './failed';
import { TakeBack } from './take_back';

/** So many can be written: the week that goes on, and the one before it. */
const writable = 2;

export function Letters({ weeks, act }: { weeks: LearnWeek[]; act: Act }) {
  const { t } = useWords();
  const [writing, setWriting] = useState('');
  const open = weeks.slice(0, writable).filter(({ canWrite }) => canWrite);
  const there = weeks.filter(({ state }) => state !== 'none');
  return (
    <section class="stack">
      <h2 tabIndex={-1}>{t('letters')}</h2>
      <p class="meta">{t(weeks.length > 0 ? 'letters-text' : 'letters-none')}</p>
      {open.map((week) =>
        writing === week.week ? (
          <WriteLetter key={week.week} week={week} act={act} close={() => setWriting('')} />
        ) : (
          <div class="btn-row" key={week.week}>
            <button class="btn wide" type="button" onClick={() => setWriting(week.week)}>
              {t('letter-write', { week: week.number })}
            </button>
          </div>
        ),
      )}
      <div class="folds">
        {there.map((week) => (
          <Letter key={week.week} week={week} act={act} />
        ))}
      </div>
    </section>
  );
}

function Letter({ week, act }: { week: LearnWeek; act: Act }) {
  const { t, format } = useWords();
  return (
    <details>
      <summary>
        <Icon name="down" size="s" />
        <span>
          {t('letter-week', { week: week.number })}
          <br />
          <span class="meta">
            {week.state === 'sending' ? (
              t('learn-on-its-way')
            ) : (
              <>
                <bdi>{week.mine ? t('learn-by-you') : week.name}</bdi>, {format.day(week.day)}
              </>
            )}
          </span>
        </span>
      </summary>
      <div class="fold stack">
        <p class="said-text" dir="auto">
          {week.text}
        </p>
        {week.mine && week.state === 'sent' && <TakeBack id={week.id} act={act} />}
      </div>
      <Failed note={week.note} id={week.id} act={act} />
    </details>
  );
}

interface Props {
  week: LearnWeek;
  act: Act;
  close(): void;
}

function WriteLetter({ week, act, close }: Props) {
  const { session } = useApp();
  const { t } = useWords();
  const begun = useBegun(`letter.${week.week}`, ['text']);
  const [proposed, setProposed] = useState<LearnLetterView | null>(null);
  const [failed, setFailed] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    session.view('learnLetter', { text: week.week }).then(setProposed, () => setFailed(true));
  }, [session, week.week]);
  useLayoutEffect(() => box.current?.focus(), [proposed]);
  const text = () => begun.of('text') || (proposed?.draft ?? '');
  const { warning, leave } = useLeaving(() => [text()]);
  if (failed) return <p role="alert">{t('learn-failed')}</p>;
  if (!proposed) return null;
  const head = proposed.head.replace(/ · $/, '');
  const hint = `${t('letter-head', { head })} ${t('letter-most', { most: proposed.most })}`;
  const send = async () => {
    if (!(await act('learnSendLetter', { id: week.week, text: text() }, t('said-letter')))) return;
    begun.clear();
    close();
  };
  return (
    <div class="stack">
      <Box
        label={t(week.running ? 'letter-running' : 'letter-week', { week: week.number })}
        hint={hint}
        value={text()}
        rows={12}
        box={box}
        set={(next) => begun.set('text', next)}
      />
      <RoomSees text={t('letter-sees')} whole />
      <Sensitive of={warning} />
      <div class="btn-row">
        <button class="btn go wide" type="button" onClick={() => void leave(send)}>
          {t('letter-send')}
        </button>
        <button class="btn wide" type="button" onClick={close}>
          {t('experiment-cancel')}
        </button>
      </div>
    </div>
  );
}
