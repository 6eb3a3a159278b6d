// A round that is not drawn, or drawn without oneself: when, who sees it, what one can do now.
// SPDX-License-Identifier: EUPL-1.2
import type { MeetRound, ProfileView } from '../../core/protocol.gen';
import type { Key } from '../../i18n/words';
import { useWords } from '../app';
import type { Act } from '../kit/act';
import { Icon } from '../kit/icons';
import { Note } from '../kit/note';
import { RoomSees } from '../kit/room_sees';
import { Sure } from '../kit/sure';
import { numbersOf, whenOf } from './paint';
import { Groups } from './pair_card';
import { Pause } from './pause';
import { RoundNote } from './round_note';

interface Props {
  round: MeetRound;
  act: Act;
  today: string;
  profile: ProfileView | null;
}

export function RoundCard({ round, act, today, profile }: Props) {
  const words = useWords();
  const { t, line } = words;
  const isOpen = round.state === 'open' || round.state === 'opening';
  const when = whenOf(isOpen ? round.deadline : round.ts, words, today.slice(0, 4));
  return (
    <section class="card stack-4">
      <div class="card-head">
        <span class={round.state === 'opening' ? 'pebble wait' : 'pebble'} aria-hidden="true">
          <Icon name="cup" />
        </span>
        <div>
          <h2 tabIndex={-1}>{t('round', { week: round.week })}</h2>
          <p class="meta">{t(isOpen ? 'round-until' : 'round-opened-when', { when })}</p>
        </div>
      </div>
      <RoundNote round={round} act={act} />
      {isOpen && <p class="lead">{t('round-lead')}</p>}
      {round.state === 'opening' && (
        <Note tone="note" title={t('round-opening')} text={t('round-opening-text')} />
      )}
      {isOpen && <Mine round={round} />}
      <People round={round} />
      {round.canSignUp && <RoomSees text={t('sign-up-sees')} />}
      {round.state === 'closed' && <Closed round={round} />}
      {round.state === 'drawn' && <Groups round={round} />}
      {round.state === 'closed' && round.why && !round.canDraw && <p>{line(round.why)}</p>}
      <Deeds round={round} act={act} />
      {isOpen && <Pause round={round} act={act} today={today} profile={profile} />}
    </section>
  );
}

const mine: Record<string, { title: Key; text: Key; tone: string }> = {
  in: { tone: 'good', title: 'in-title', text: 'in-text' },
  joining: { tone: 'good', title: 'in-title', text: 'on-its-way' },
  leaving: { tone: 'fact', title: 'out-title', text: 'on-its-way' },
};

function Mine({ round }: { round: MeetRound }) {
  const { t } = useWords();
  const said = mine[round.mine];
  if (!said) return null;
  const text = round.mine === 'in' && !round.hasNumber ? 'in-no-number' : said.text;
  return <Note tone={said.tone} title={t(said.title)} text={t(text)} />;
}

/** How many are in, and, from five on, which kinds of people: never about a person. */
function People({ round }: { round: MeetRound }) {
  const { t } = useWords();
  const kinds: [Key, string[]][] = [
    ['professions', round.professions],
    ['sectors', round.sectors],
    ['places', round.places],
  ];
  const told = kinds.filter(([, all]) => all.length > 0);
  return (
    <div class="stack-2">
      <p>{t(round.state === 'open' ? 'round-people' : 'round-people-were', { count: round.people })}</p>
      {told.length > 0 && (
        <dl class="facts">
          {told.map(([key, all]) => (
            <div key={key}>
              <dt>{t(key)}</dt>
              <dd class="dots">
                {all.map((word) => (
                  <bdi key={word}>{word}</bdi>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

const doing: Record<string, Key> = {
  closing: 'doing-closing',
  drawing: 'doing-drawing',
  telling: 'doing-telling',
};

function Closed({ round }: { round: MeetRound }) {
  const words = useWords();
  const { t } = words;
  const key = doing[round.doing];
  return (
    <Note
      tone="fact"
      icon="clock"
      title={t('closed-title')}
      text={[key && t(key), numbersOf(round, words)].filter(Boolean).join(' ')}
    />
  );
}

/** One green button: what one most likely came for. */
function Deeds({ round, act }: { round: MeetRound; act: Act }) {
  const { t } = useWords();
  const { id } = round;
  const mayDraw = round.canDraw && round.state !== 'drawn';
  if (!(round.canSignUp || round.canTakeBack || round.canClose || mayDraw)) return null;
  return (
    <div class="btn-row">
      {round.canSignUp && (
        <button
          key="in"
          class="btn go wide"
          type="button"
          onClick={() => void act('signUp', { id }, t('said-in'))}
        >
          {t('sign-up')}
        </button>
      )}
      {round.canTakeBack && (
        <button
          key="out"
          class="btn wide"
          type="button"
          onClick={() => void act('takeBack', { id }, t('said-out'))}
        >
          {t('take-back')}
        </button>
      )}
      {round.canClose && (
        <Sure
          key="close"
          ask={t('close-round')}
          text={t('close-round-text', { count: round.people })}
          yes={t('close-round-yes')}
          go={() => void act('closeRound', { id }, t('said-closed'))}
        />
      )}
      {mayDraw && (
        <Sure
          key="draw"
          main
          ask={t('draw-now')}
          text={t(round.reveals < round.of ? 'draw-now-few' : 'draw-now-all')}
          yes={t('draw-now-yes')}
          go={() => void act('drawRound', { id }, t('said-drawn'))}
        />
      )}
    </div>
  );
}
