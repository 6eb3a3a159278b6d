// One message of the chat.
// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'preact/hooks';
import type { HostClient } from './client';
import { editContent, type Reaction, reactionContent, type Said } from './conversation';
import { useStage } from './use';

interface MessageProps {
  said: Said;
  client: HostClient;
  /** null inside a thread: threads have no threads. */
  open: ((said: Said) => void) | null;
}

const offered = ['👏', '❤️', '👍'];

export function Message({ said, client, open }: MessageProps) {
  const { t } = useStage();
  const [editing, setEditing] = useState(false);
  const time = new Intl.DateTimeFormat(t.time, { hour: '2-digit', minute: '2-digit' }).format(said.ts);
  return (
    <li class={`message ${said.state}${said.own ? ' own' : ''}`} data-event={said.id}>
      <p class="who">
        <span class="name">{said.name}</span> <span class="meta">{time}</span>
      </p>
      {editing ? (
        <Edit said={said} client={client} done={() => setEditing(false)} />
      ) : (
        <p class="body" dir="auto">
          <Body said={said} />
        </p>
      )}
      <Marks said={said} client={client} />
      {said.replies.length > 0 && open && <ThreadButton said={said} open={open} />}
      {said.state === 'here' && !editing && (
        <div class="acts">
          {open && (
            <button type="button" class="act" onClick={() => open(said)}>
              {t.openThread}
            </button>
          )}
          {offered.map((emoji) => (
            <ReactButton key={emoji} emoji={emoji} said={said} client={client} />
          ))}
          {said.own && (
            <button type="button" class="act" onClick={() => setEditing(true)}>
              {t.edit}
            </button>
          )}
          {said.own && (
            <button type="button" class="act" onClick={() => void client.redact(said.id).catch(() => {})}>
              {t.remove}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

function Body({ said }: { said: Said }) {
  const { t } = useStage();
  if (said.state === 'removed') return <span class="meta">{t.removed}</span>;
  if (said.state === 'locked') return <span class="meta">{t.locked}</span>;
  return (
    <>
      {said.body}
      {said.edited && <span class="meta"> ({t.edited})</span>}
      {said.state === 'sending' && <span class="meta"> {t.sending}</span>}
      {said.state === 'failed' && <strong class="alert"> {t.notSent}</strong>}
    </>
  );
}

function Edit({ said, client, done }: { said: Said; client: HostClient; done(): void }) {
  const { t } = useStage();
  const [body, setBody] = useState(said.body);
  const save = () => {
    if (body.trim() && body !== said.body) {
      void client.send('m.room.message', editContent(said.id, body.trim())).catch(() => {});
    }
    done();
  };
  return (
    <form
      class="writer"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => event.key === 'Escape' && done()}
    >
      <textarea
        ref={(box) => box?.focus()}
        rows={2}
        aria-label={t.editing}
        value={body}
        onInput={(event) => setBody(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          save();
        }}
      />
      <div class="row">
        <button type="button" class="btn" onClick={done}>
          {t.cancel}
        </button>
        <button type="submit" class="btn go">
          {t.save}
        </button>
      </div>
    </form>
  );
}

function react(client: HostClient, said: Said, emoji: string, own: string | null): void {
  const done = own ? client.redact(own) : client.send('m.reaction', reactionContent(said.id, emoji));
  void done.catch(() => {});
}

function Marks({ said, client }: { said: Said; client: HostClient }) {
  const { t } = useStage();
  if (said.reactions.length === 0) return null;
  return (
    <div class="marks">
      {said.reactions.map(({ emoji, names, own }: Reaction) => (
        <button
          key={emoji}
          type="button"
          class="mark"
          aria-pressed={own !== null}
          aria-label={t.reacted(emoji, names.join(', '))}
          onClick={() => react(client, said, emoji, own)}
        >
          {emoji} {names.length}
        </button>
      ))}
    </div>
  );
}

function ReactButton({ emoji, said, client }: { emoji: string; said: Said; client: HostClient }) {
  const { t } = useStage();
  const own = said.reactions.find((one) => one.emoji === emoji)?.own ?? null;
  return (
    <button
      type="button"
      class="act emoji"
      aria-label={t.react(emoji)}
      aria-pressed={own !== null}
      onClick={() => react(client, said, emoji, own)}
    >
      {emoji}
    </button>
  );
}

function ThreadButton({ said, open }: { said: Said; open(said: Said): void }) {
  const { t } = useStage();
  const here = said.replies.filter((reply) => reply.state !== 'removed');
  const last = here.at(-1);
  return (
    <button type="button" class="replies" onClick={() => open(said)}>
      <strong>{t.replies(here.length)}</strong>
      {last && (
        <span>
          {last.name.split(' ')[0]}: {last.body}
        </span>
      )}
    </button>
  );
}
