// The host's question, as Element puts it: one row per permission, all ticked. Not modal: the other person
// goes on.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Actor, Question } from './stage';
import { permissionText } from './texts';
import { useStage } from './use';

export function PermissionDialog({ actor, question }: { actor: Actor; question: Question }) {
  const { stage, t } = useStage();
  const [refused, setRefused] = useState<string[]>([]);
  const [remember, setRemember] = useState(true);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus(), [question]);

  const toggle = (capability: string, is: boolean) =>
    setRefused(is ? refused.filter((one) => one !== capability) : [...refused, capability]);
  const approved = question.requested.filter((one) => !refused.includes(one));
  const deny = () => question.answer([], remember);
  return (
    <div
      class="ask"
      role="dialog"
      aria-labelledby={id}
      data-for={actor.key}
      onKeyDown={(event) => event.key === 'Escape' && deny()}
    >
      <h3 id={id} ref={heading} tabIndex={-1}>
        {t.ask}
      </h3>
      <ul class="ask-rows">
        {question.requested.map((capability) => (
          <li key={capability}>
            <label class="tick">
              <input
                type="checkbox"
                checked={!refused.includes(capability)}
                onChange={(event) => toggle(capability, event.currentTarget.checked)}
              />
              <span>{permissionText(capability, stage.language)}</span>
            </label>
          </li>
        ))}
      </ul>
      <label class="tick">
        <input
          type="checkbox"
          checked={remember}
          onChange={(event) => setRemember(event.currentTarget.checked)}
        />
        <span>{t.askRemember}</span>
      </label>
      <div class="row">
        <button type="button" class="btn" onClick={deny}>
          {t.deny}
        </button>
        <button type="button" class="btn go" onClick={() => question.answer(approved, remember)}>
          {t.approve}
        </button>
      </div>
    </div>
  );
}
