// An ordinary chat with threads: read, write by hand, edit and remove one's own, react.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from 'preact/hooks';
import { conversation, messageContent, type Said } from './conversation';
import { Message } from './message';
import type { Actor } from './stage';
import { useStage } from './use';

export function Chat({ actor, first }: { actor: Actor; first: string }) {
  const { t } = useStage();
  const [openId, setOpenId] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const flow = conversation(actor.person);
  const thread = flow.find((said) => said.id === openId) ?? null;
  const shown = thread ? [thread, ...thread.replies] : flow;

  const open = (said: Said | null) => {
    setOpenId(said?.id ?? '');
    if (said) actor.person.openThread(said.id);
    box.current?.focus();
  };
  return (
    <section class="chat" aria-label={t.chat(first)}>
      {thread && (
        <div class="chat-top">
          <h3>{t.thread}</h3>
          <button type="button" class="btn bare" onClick={() => open(null)}>
            {t.back}
          </button>
        </div>
      )}
      <Messages shown={shown} actor={actor} open={thread ? null : open} />
      <Jam actor={actor} />
      <Writer
        box={box}
        label={thread ? t.writeThread(first) : t.write(first)}
        send={(body) =>
          void actor.person.send('m.room.message', messageContent(body, thread)).catch(() => {})
        }
      />
    </section>
  );
}

interface MessagesProps {
  shown: Said[];
  actor: Actor;
  open: ((said: Said) => void) | null;
}

function Messages({ shown, actor, open }: MessagesProps) {
  const { t } = useStage();
  const list = useRef<HTMLOListElement>(null);
  const last = shown.at(-1)?.id;
  useEffect(() => {
    if (last && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [last]);
  return (
    // A list that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <ol ref={list} class="messages" aria-label={t.messages} tabIndex={0}>
      {shown.length === 0 && <li class="meta">{t.empty}</li>}
      {shown.map((said) => (
        <Message key={said.id} said={said} client={actor.person} open={open} />
      ))}
    </ol>
  );
}

/** What Element shows when a message could not be sent, and blocks all that follow. */
function Jam({ actor }: { actor: Actor }) {
  const { t } = useStage();
  const { person } = actor;
  if (!person.isJammed) return null;
  return (
    <div class="jam" role="alert">
      <p>{t.jammed}</p>
      <div class="row">
        <button type="button" class="btn" onClick={() => person.deleteAll()}>
          {t.deleteAll}
        </button>
        <button type="button" class="btn" onClick={() => person.retryAll()}>
          {t.retryAll}
        </button>
      </div>
    </div>
  );
}

interface WriterProps {
  box: { current: HTMLTextAreaElement | null };
  label: string;
  send(body: string): void;
}

/** Enter sends, Shift+Enter breaks the line, as in Element. */
function Writer({ box, label, send }: WriterProps) {
  const { t } = useStage();
  const [body, setBody] = useState('');
  const submit = () => {
    if (body.trim() === '') return;
    send(body.trim());
    setBody('');
  };
  return (
    <form
      class="writer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <textarea
        ref={box}
        rows={1}
        aria-label={label}
        placeholder={t.placeholder}
        value={body}
        onInput={(event) => setBody(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          submit();
        }}
      />
      <button type="submit" class="btn go">
        {t.send}
      </button>
    </form>
  );
}
