// One person: the chat, and beside it the widget in its iframe with the host's dialog over it.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef } from 'preact/hooks';
import { Chat } from './chat';
import { PermissionDialog } from './permission_dialog';
import type { Actor } from './stage';
import { useStage } from './use';

/** Element's own. */
const sandbox =
  'allow-forms allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts allow-downloads';

export function ActorPanel({ actor }: { actor: Actor }) {
  const { t } = useStage();
  const { name, isOnline } = actor.person;
  const first = name.split(' ')[0] ?? name;
  return (
    <section class="person" aria-labelledby={`${actor.key}-name`} data-person={actor.key}>
      <header class="person-top">
        <h2 id={`${actor.key}-name`}>{name}</h2>
        {actor.setOffline && (
          <label class="switch">
            <input
              type="checkbox"
              role="switch"
              checked={!isOnline}
              aria-checked={!isOnline}
              aria-label={t.offline(first)}
              onChange={(event) => actor.setOffline?.(event.currentTarget.checked)}
            />
            <span aria-hidden="true">{t.offlineShort}</span>
          </label>
        )}
      </header>
      <div class="panes">
        <Chat actor={actor} first={first} />
        <section class="panel" aria-label={t.panel(first)}>
          <WidgetFrame key={actor.life} actor={actor} covered={actor.question !== null} />
          {actor.question && <PermissionDialog actor={actor} question={actor.question} />}
        </section>
      </div>
    </section>
  );
}

function WidgetFrame({ actor, covered }: { actor: Actor; covered: boolean }) {
  const frame = useRef<HTMLIFrameElement>(null);
  // The real host must listen before the iframe loads, so the address comes last.
  useEffect(() => (frame.current ? actor.attach(frame.current) : undefined), [actor]);
  return <iframe ref={frame} title="Småsteg" sandbox={sandbox} inert={covered} />;
}
