// A call: what is asked for, what was answered, who could help. Its author's thanks to who helped ends it.
// SPDX-License-Identifier: EUPL-1.2
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { HelperRow, LearnCall } from '../../core/protocol.gen';
import { useWords } from '../app';
import type { Act } from '../kit/act';
import { Icon } from '../kit/icons';
import { isolated } from '../kit/isolated';
import { useLeaving } from '../kit/leaving';
import { RoomSees } from '../kit/room_sees';
import { Sensitive } from '../kit/sensitive';
import { useBegun } from '../lardomar/begun';
import { Box } from '../lardomar/box';
import { Failed } from '../lardomar/failed';
import { Lesson } from '../lardomar/lesson';
import { TakeBack } from '../lardomar/take_back';
import { Helpers, useHelpers } from './helpers';

interface Props {
  call: LearnCall;
  act: Act;
}

export function Call({ call, act }: Props) {
  const { t, format } = useWords();
  const { id, state } = call;
  return (
    <section class="card stack">
      <div>
        <h3 tabIndex={-1}>{call.mine ? t('call-by-you') : t('call-by', { name: isolated(call.name) })}</h3>
        <p class="meta">{state === 'sending' ? t('learn-on-its-way') : format.day(call.day)}</p>
      </div>
      <p class="said-text" dir="auto">
        {call.text}
      </p>
      <Failed note={call.note} id={id} act={act} />
      <Answers call={call} act={act} />
      {state !== 'sending' && (call.canAnswer ? <Reply call={call} act={act} /> : <InChat />)}
      {call.mine && <TakeBack id={id} act={act} />}
    </section>
  );
}

/** Thanked for, or of another month. */
export function PastCall({ call, act }: Props) {
  const { t, format } = useWords();
  return (
    <details>
      <summary>
        <Icon name="down" size="s" />
        <span>
          <bdi>{call.text}</bdi>
          <br />
          <span class="meta">
            <bdi>{call.mine ? t('learn-by-you') : call.name}</bdi>, {format.day(call.day)}
          </span>
        </span>
      </summary>
      <section class="fold stack">
        <h3 class="sr" tabIndex={-1}>
          {call.mine ? t('call-by-you') : t('call-by', { name: isolated(call.name) })}
        </h3>
        <Answers call={call} act={act} />
        {call.mine && <TakeBack id={call.id} act={act} />}
      </section>
    </details>
  );
}

function Answers({ call, act }: Props) {
  const { t } = useWords();
  if (call.answers.length === 0) return null;
  const thank = !call.mine ? null : call.state === 'over' ? 'thank' : 'call-thank';
  return (
    <ul class="list" aria-label={t('call-answers')}>
      {call.answers.map((answer, i) => (
        <li key={answer.state === 'sent' ? answer.id : i}>
          <Lesson lesson={answer} act={act} thank={thank} />
        </li>
      ))}
    </ul>
  );
}

function InChat() {
  const { t } = useWords();
  return <p class="meta">{t('call-in-chat')}</p>;
}

/** To answer, or to ask somebody who could: in the same thread, in the same box. */
function Reply({ call, act }: Props) {
  const { t } = useWords();
  const begun = useBegun(`call.${call.id}`, ['text', 'asked']);
  const [isOpen, setOpen] = useState(begun.of('text') !== '');
  const found = useHelpers();
  const box = useRef<HTMLTextAreaElement>(null);
  const comes = useRef(false);
  const { warning, leave } = useLeaving(() => [begun.of('text')]);
  useLayoutEffect(() => {
    if (comes.current) box.current?.focus();
    comes.current = false;
  });
  const open = () => {
    comes.current = true;
    setOpen(true);
  };
  const ask = ({ id, name, offer, step }: HelperRow) => {
    const words = offer !== '' ? t('call-ask-offer', { name, offer }) : t('call-ask-step', { name, step });
    const had = begun.of('text');
    begun.set('text', had === '' ? words : `${had}\n${words}`);
    begun.set('asked', `${begun.of('asked')} ${id}`.trim());
    open();
  };
  const send = async () => {
    const args = { id: call.id, text: begun.of('text'), from: begun.of('asked') };
    if (await act('learnAnswer', args, t('said-answer'))) {
      begun.clear();
      setOpen(false);
    }
  };
  return (
    <>
      {isOpen && (
        <>
          <Box
            label={t('call-answer')}
            hint={t('call-answer-hint')}
            value={begun.of('text')}
            rows={3}
            box={box}
            set={(text) => begun.set('text', text)}
          />
          <RoomSees text={t('call-answer-sees')} />
          <Sensitive of={warning} />
        </>
      )}
      <div class="btn-row">
        {isOpen ? (
          <button class="btn wide" type="button" onClick={() => void leave(send)}>
            {t('call-answer-send')}
          </button>
        ) : (
          <button class="btn wide" type="button" onClick={open}>
            {t('call-answer')}
          </button>
        )}
        <button class="btn wide" type="button" onClick={() => void found.look(call.text, call.id)}>
          {t('help-title')}
        </button>
      </div>
      <Helpers found={found} ask={ask} />
    </>
  );
}
