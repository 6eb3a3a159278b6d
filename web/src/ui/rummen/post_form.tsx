// A count for the room that is open: what is to be counted, what the group is called, the very text, who sees
// it, and one button. What may be told is the core's to say.
// SPDX-License-Identifier: EUPL-1.2
import { useId } from 'preact/hooks';
import type { RollupDraft } from '../../core/protocol.gen';
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import { useLeaving } from '../kit/leaving';
import { Note } from '../kit/note';
import { titleOf } from '../kit/principles';
import { RoomSees } from '../kit/room_sees';
import { Sensitive } from '../kit/sensitive';

interface Props {
  /** All but the open one, of which the device has something. */
  choices: { id: string; name: string }[];
  of: string;
  group: string;
  room: string;
  draft: RollupDraft;
  nameOf(id: string): string;
  choose(of: string): void;
  call(group: string): void;
  post(): void;
}

export function PostForm({ choices, of, group, room, draft, nameOf, choose, call, post }: Props) {
  const { t } = useWords();
  const id = useId();
  // The name of the group is all that somebody has written in it.
  const { warning, leave } = useLeaving(() => [group]);
  const all = choices.length > 1 ? [{ id: 'all', name: t('post-all') }, ...choices] : choices;
  return (
    <form
      class="card stack-4"
      aria-labelledby={`${id}title`}
      onSubmit={(event) => {
        event.preventDefault();
        void leave(async () => post());
      }}
    >
      <h2 id={`${id}title`} tabIndex={-1}>
        {t('post-title', { room })}
      </h2>
      <p>{t('post-text')}</p>
      <fieldset class="stack-2">
        <legend class="label">{t('post-of')}</legend>
        {all.map((choice) => (
          <label key={choice.id} class="radio">
            <input
              type="radio"
              name={`${id}of`}
              checked={choice.id === of}
              onChange={() => choose(choice.id)}
            />
            <span dir="auto">{choice.name}</span>
          </label>
        ))}
      </fieldset>
      <div class="stack-2">
        <label class="label" for={`${id}group`}>
          {t('post-group')}
        </label>
        <p class="meta" id={`${id}hint`}>
          {t('post-group-hint')}
        </p>
        <input
          class="field"
          id={`${id}group`}
          type="text"
          autocomplete="off"
          maxLength={80}
          value={group}
          aria-describedby={`${id}hint`}
          onInput={(event) => call(event.currentTarget.value)}
        />
      </div>
      <WhatIsSent draft={draft} nameOf={nameOf} />
      {draft.id && (
        <>
          <RoomSees whole text={t('post-sees')} />
          <Sensitive of={warning} />
          <div class="btn-row">
            <button class="btn go wide" type="submit">
              {t('post-do')}
            </button>
          </div>
        </>
      )}
    </form>
  );
}

/** The text itself, or why there is none; and what is not in it. */
function WhatIsSent({ draft, nameOf }: { draft: RollupDraft; nameOf(id: string): string }) {
  const { model } = useApp();
  const { t, language, format } = useWords();
  const principles = useSignal(model.composer)?.principles ?? [];
  const hidden = principles
    .filter(({ number }) => draft.hidden.includes(number))
    .map((principle) => titleOf(principle, language));
  const leftOut = draft.leftOut.map(nameOf);
  return (
    <>
      {draft.why === 'few' && <Note tone="fact" title={t('post-few')} text={t('post-few-text')} />}
      {draft.why === 'since' && (
        <Note tone="fact" title={t('post-since')} text={t('post-since-text', { day: draft.since })} />
      )}
      {draft.why === 'name' && <Note tone="fact" title={t('post-name')} />}
      {draft.id && (
        <div class="stack-2">
          <h3>{t('post-what')}</h3>
          <blockquote class="quoted as-sent" dir="auto">
            {draft.text}
          </blockquote>
        </div>
      )}
      {draft.id && hidden.length > 0 && (
        <p class="meta">{t('post-hidden', { count: hidden.length, principles: format.list(hidden) })}</p>
      )}
      {leftOut.length > 0 && <p class="meta">{t('post-left-out', { rooms: format.list(leftOut) })}</p>}
    </>
  );
}
