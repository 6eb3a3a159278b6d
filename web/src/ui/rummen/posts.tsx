// Counts in the room that is open: others' beside each other, one's own with ways to take them back.
// SPDX-License-Identifier: EUPL-1.2
import type { RollupPost } from '../../core/protocol.gen';
import type { Key } from '../../i18n/words';
import { useWords } from '../app';
import { Note } from '../kit/note';
import { Sure } from '../kit/sure';
import { useUntil } from '../kit/until';
import { type Column, Counts } from './count_table';

interface Props {
  posts: RollupPost[];
  room: string;
  act(name: string, id: string): void;
}

const states: Record<string, Key> = {
  waiting: 'posts-waiting',
  sending: 'posts-sending',
  removing: 'posts-removing',
};

export function Posts({ posts, room, act }: Props) {
  const words = useWords();
  const { t } = words;
  const sent = posts.filter(({ state }) => state === 'sent' || state === 'kept');
  const columns: Column[] = sent.map((post) => ({
    id: post.id,
    name: `${post.group}, ${words.format.range(post.from, post.to)}`,
    cells: post.cells,
    others: null,
    steps: post.steps,
    zeroIsHidden: true,
  }));
  return (
    <section class="stack-4">
      <h2 tabIndex={-1}>{t('posts-title', { room })}</h2>
      {posts.length === 0 && <p>{t('posts-none')}</p>}
      {columns.length > 0 && <Counts columns={columns} caption={t('posts-title', { room })} />}
      {posts.length > 0 && (
        <ul class="list posts">
          {posts.map((post) => (
            <Post key={post.id} post={post} act={act} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Post({ post, act }: { post: RollupPost; act: Props['act'] }) {
  const words = useWords();
  const { t, line } = words;
  const canUndo = useUntil(post.undoUntil) && post.state !== 'removing';
  const state = states[post.state];
  const isThere = post.state === 'sent' || post.state === 'kept';
  return (
    <li class="stack-2">
      <p>
        <b dir="auto">{post.group}</b>{' '}
        <span class="meta">
          {words.format.range(post.from, post.to)}.{' '}
          {post.mine ? t('posts-mine', { day: post.day }) : t('posts-by', { by: post.by, day: post.day })}
        </span>
      </p>
      {state && <p class="meta">{t(state)}</p>}
      {post.note && (
        <Note
          tone="alert"
          title={t(post.state === 'kept' ? 'posts-not-removed' : 'posts-failed')}
          text={line(post.note)}
        >
          <button class="btn" type="button" onClick={() => act('retry', post.id)}>
            {t('retry')}
          </button>
        </Note>
      )}
      {post.mine && post.state !== 'removing' && (
        <div class="btn-row">
          {canUndo || !isThere ? (
            <button class="btn" type="button" onClick={() => act('takeBackCount', post.id)}>
              {t('undo')}
            </button>
          ) : (
            <Sure
              ask={t('posts-remove')}
              text={t('posts-remove-text')}
              yes={t('posts-remove-yes')}
              go={() => act('takeBackCount', post.id)}
            />
          )}
        </div>
      )}
    </li>
  );
}
