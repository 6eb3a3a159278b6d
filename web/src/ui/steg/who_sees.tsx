// "Vem kan se det här?": always there. Shut it shows what is chosen and its facts, open it shows all with
// their facts; one that cannot be chosen stays in reach and says why.
// SPDX-License-Identifier: EUPL-1.2
import { useId } from 'preact/hooks';
import type { VisibilityChoice } from '../../core/protocol.gen';
import type { Key } from '../../i18n/words';
import { useWords } from '../app';
import { Icon, type IconName } from '../kit/icons';

const looks: Record<string, { word: Key; icon: IconName }> = {
  private: { word: 'visibility-private', icon: 'lock' },
  lesson: { word: 'visibility-lesson', icon: 'lamp' },
  room: { word: 'visibility-room', icon: 'room' },
  public: { word: 'visibility-public', icon: 'spread' },
};

interface Props {
  choices: VisibilityChoice[];
  chosen: string;
  open: boolean;
  toggle(): void;
  choose(id: string): void;
}

export function WhoSees({ choices, chosen, open, toggle, choose }: Props) {
  const { t } = useWords();
  const id = useId();
  const shown = open ? choices : choices.filter((choice) => choice.id === chosen);
  const room = choices.find((choice) => choice.id === 'room')?.facts ?? [];
  /** Where the room gets something, who the room is. */
  const factsOf = ({ id, facts }: VisibilityChoice) =>
    id === 'lesson' || id === 'public' ? [...facts, ...room] : facts;
  return (
    <div class="sees" role="radiogroup" aria-labelledby={`${id}who`}>
      <div class="sees-top">
        <p class="label" id={`${id}who`}>
          {t('who-sees')}
        </p>
        <button
          class="btn bare"
          type="button"
          aria-expanded={open}
          aria-describedby={`${id}who`}
          onClick={toggle}
        >
          {t(open ? 'done' : 'change')}
        </button>
      </div>
      <div class={open ? 'opts' : undefined}>
        {shown.map((choice) => (
          <Option
            key={choice.id}
            choice={choice}
            facts={factsOf(choice)}
            group={`${id}visibility`}
            checked={choice.id === chosen}
            open={open}
            choose={choose}
          />
        ))}
      </div>
    </div>
  );
}

interface OptionProps {
  choice: VisibilityChoice;
  facts: VisibilityChoice['facts'];
  group: string;
  checked: boolean;
  open: boolean;
  choose(id: string): void;
}

function Option({ choice, facts, group, checked, open, choose }: OptionProps) {
  const { t, line } = useWords();
  const id = useId();
  const look = looks[choice.id];
  const { blocked } = choice;
  return (
    <label class={open ? 'opt' : 'one'}>
      <input
        type="radio"
        name={group}
        checked={checked}
        aria-labelledby={`${id}name`}
        aria-describedby={`${id}facts`}
        aria-disabled={blocked ? 'true' : undefined}
        onClick={(event) => {
          // Arrow keys click too: the choice stays where it was, the reason is read.
          if (blocked) event.preventDefault();
        }}
        onChange={() => !blocked && choose(choice.id)}
      />
      <span>
        <span class={open ? 'row t' : 'row'}>
          <Icon name={look?.icon ?? 'info'} size="s" />
          <span id={`${id}name`}>{look ? t(look.word) : choice.id}</span>
        </span>
        <span class="meta" id={`${id}facts`}>
          {facts.map(line).join(' ')}
          {blocked && <span class="why-not">{line(blocked)}</span>}
        </span>
      </span>
    </label>
  );
}
