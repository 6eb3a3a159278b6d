// What goes to the room that is open, and what has come there: the form, and the counts.
// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'preact/hooks';
import type { RollupQuery, RollupView } from '../../core/protocol.gen';
import { useApp, useWords } from '../app';
import { Note } from '../kit/note';
import { PostForm } from './post_form';
import { Posts } from './posts';

interface Props {
  /** Its name; "" = none is open. */
  room: string;
  choices: { id: string; name: string }[];
  query: RollupQuery;
  view: RollupView;
  look(): Promise<RollupView | null>;
  nameOf(id: string): string;
  choose(of: string): void;
  call(group: string): void;
}

export function Posting({ room, choices, query, view, look, nameOf, choose, call }: Props) {
  const { model } = useApp();
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const act = async (name: string, args: { id: string; text?: string }) => {
    setSaid('');
    const posted = (seen: RollupView | null) => seen?.posts.length ?? 0;
    try {
      await model.attempt(name, args);
      const now = await look();
      if (name === 'postCount') setSaid(t(posted(now) > posted(view) ? 'post-said' : 'post-changed'));
      if (name === 'takeBackCount') setSaid(t('posts-undone'));
    } catch {
      setSaid(t('not-done'));
    }
  };
  if (!room) return <Note tone="fact" title={t('post-no-room')} text={t('post-no-room-text')} />;
  return (
    <>
      {choices.length > 0 && (
        <PostForm
          choices={choices}
          of={query.of}
          group={query.group}
          room={room}
          draft={view.draft}
          nameOf={nameOf}
          choose={choose}
          call={call}
          post={() => void act('postCount', { id: view.draft.id, text: JSON.stringify(query) })}
        />
      )}
      <p role="status">{said}</p>
      <Posts posts={view.posts} room={room} act={(name, id) => void act(name, { id })} />
    </>
  );
}
