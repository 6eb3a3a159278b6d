// A lesson, written and read: what was learnt, who wrote it, a thanks in one tap.
// SPDX-License-Identifier: EUPL-1.2
import { useId } from 'preact/hooks';
import type { LearnLesson } from '../../core/protocol.gen';
import type { Key } from '../../i18n/words';
import { useWords } from '../app';
import type { Act } from '../kit/act';
import { Icon } from '../kit/icons';
import { isolated } from '../kit/isolated';
import { useLeaving } from '../kit/leaving';
import { RoomSees } from '../kit/room_sees';
import { Sensitive } from '../kit/sensitive';
import { ChainLink } from '../steg/chains';
import { useBegun } from './begun';
import { Box } from './box';
import { Choice } from './choice';
import { Failed } from './failed';
import { TakeBack } from './take_back';

interface Writing {
  /** What it is about: an experiment's event, or a step's row. */
  about: string;
  command: 'learnClose' | 'learnFromStep';
  act: Act;
  done?(): void;
}

/** An experiment is asked how it turned out; a step is not. */
export function WriteLesson({ about, command, act, done }: Writing) {
  const { t } = useWords();
  const begun = useBegun(`${command}.${about}`, ['lesson', 'outcome']);
  const outcome = begun.of('outcome') || '0';
  const { warning, leave } = useLeaving(() => [begun.of('lesson')]);
  const send = async () => {
    const args = { id: about, text: begun.of('lesson'), option: Number(outcome) };
    if (!(await act(command, args, t('said-lesson')))) return;
    begun.clear();
    done?.();
  };
  return (
    <div class="stack">
      {command === 'learnClose' && (
        <Choice
          title={t('outcome')}
          options={[
            ['1', t('outcome-held')],
            ['2', t('outcome-other')],
            ['0', t('outcome-open')],
          ]}
          chosen={outcome}
          choose={(value) => begun.set('outcome', value)}
        />
      )}
      <Box
        label={t('lesson')}
        hint={t('lesson-hint')}
        value={begun.of('lesson')}
        rows={3}
        set={(text) => begun.set('lesson', text)}
      />
      <RoomSees text={t('lesson-sees')} whole />
      <Sensitive of={warning} />
      <div class="btn-row">
        <button class="btn go wide" type="button" onClick={() => void leave(send)}>
          {t('lesson-send')}
        </button>
      </div>
    </div>
  );
}

interface Props {
  lesson: LearnLesson;
  act: Act;
  /** What the thanks are called; null: they are somebody else's to say. */
  thank?: Key | null;
}

/** A lesson, or what somebody answered. */
export function Lesson({ lesson, act, thank = 'thank' }: Props) {
  const words = useWords();
  const { t, format } = words;
  const id = useId();
  const [first, second] = lesson.thankedBy.map((name) => (name === '' ? t('learn-you') : isolated(name)));
  return (
    <div class="lesson stack-1">
      <p class="meta dots">
        <b>{lesson.mine ? t('learn-by-you') : <bdi>{lesson.name}</bdi>}</b>
        <span>{lesson.state === 'sending' ? t('learn-on-its-way') : format.day(lesson.day)}</span>
      </p>
      {lesson.about && (
        <p class="meta">
          {t('about-step')}: <ChainLink link={lesson.about} />
        </p>
      )}
      <p class="said-text" dir="auto" id={id}>
        {lesson.text}
      </p>
      {first !== undefined && (
        <p class="state">
          <Icon name="hand" />
          <span>
            {second === undefined
              ? t('thanked-by-one', { name: first })
              : t(lesson.thankedByMore ? 'thanked-by-more' : 'thanked-by-two', {
                  name: first,
                  other: second,
                })}
          </span>
        </p>
      )}
      <Failed note={lesson.note} id={lesson.id} act={act} />
      {thank && !lesson.mine && lesson.state === 'sent' && lesson.thanked === '' && (
        <button
          class="btn bare"
          type="button"
          aria-describedby={id}
          onClick={() => void act('learnThank', { id: lesson.id }, t('said-thanked'))}
        >
          <Icon name="hand" size="s" />
          {t(thank)}
        </button>
      )}
      {lesson.mine && <TakeBack id={lesson.id} act={act} />}
    </div>
  );
}
