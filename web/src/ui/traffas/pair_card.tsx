// The pair (or three) one is drawn into: who, why, a question, two times; then whether one met. And all
// groups of a round.
// SPDX-License-Identifier: EUPL-1.2
import { Fragment } from 'preact';
import type { MeetGroup, MeetRound, MeetTime } from '../../core/protocol.gen';
import { useApp, useWords } from '../app';
import type { Act } from '../kit/act';
import { download } from '../kit/download';
import { isolated } from '../kit/isolated';
import { Note } from '../kit/note';
import { Sure } from '../kit/sure';
import { startStepWith } from '../start_step';
import { Sign } from './icons';
import { capital, initialsOf, namesOf, others, reasonsOf, whenOf } from './paint';
import { RoundNote } from './round_note';

interface Props {
  round: MeetRound;
  group: MeetGroup;
  act: Act;
  today: string;
}

export function PairCard({ round, group, act, today }: Props) {
  const words = useWords();
  const { t, language } = words;
  const them = others(group);
  const question = language === 'sv' ? group.questionSv : group.questionEn;
  return (
    <section class="card stack-4">
      <div>
        <p class="meta">{t('round', { week: round.week })}</p>
        <h2 tabIndex={-1}>{t('you-and', { names: namesOf(them, words) })}</h2>
      </div>
      <Stones group={group} />
      <RoundNote round={round} act={act} />
      {round.mine === 'declined' && <Note tone="fact" title={t('out-title')} text={t('declined-text')} />}
      <div>
        <h3>{t(them.length > 1 ? 'why-you-three' : 'why-you-two')}</h3>
        <ul class="reasons">
          {reasonsOf(group.why, words).map(({ sign, text }) => (
            <li key={text}>
              <Sign name={sign} />
              <p>{text}</p>
            </li>
          ))}
        </ul>
      </div>
      {question !== '' && (
        <p class="ask">
          <span class="meta">{t('opening-question')}</span>
          {question}
        </p>
      )}
      <Times round={round} group={group} today={today} question={question} />
      <div class="btn-row">
        {them.map(({ id, name }) => (
          <a
            key={id}
            class="btn wide"
            href={`https://matrix.to/#/${encodeURIComponent(id)}`}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t('write-to', { name: isolated(name) })}
          </a>
        ))}
        {round.canDecline && (
          <Sure
            ask={t('decline')}
            text={t('decline-text')}
            yes={t('decline-yes')}
            go={() => void act('declineRound', { id: round.id }, t('said-declined'))}
          />
        )}
      </div>
      <Met round={round} act={act} names={namesOf(them, words)} />
    </section>
  );
}

/** Decoration: what it shows stands in the heading. */
function Stones({ group }: { group: MeetGroup }) {
  const { t } = useWords();
  const people = [...group.people].sort((a, b) => Number(b.self) - Number(a.self));
  return (
    <div class="pair" aria-hidden="true">
      {people.map(({ id, name, self }, i) => (
        <Fragment key={id}>
          {i > 0 && (
            <svg class="link" viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
              <path vector-effect="non-scaling-stroke" d="M-2 24C20 2 36 34 54 20S84 8 102 18" />
            </svg>
          )}
          <span class={self ? 'pebble mine' : 'pebble'}>
            {self ? t('you').toLocaleUpperCase() : initialsOf(name)}
          </span>
        </Fragment>
      ))}
    </div>
  );
}

const meetingMinutes = 30;

function Times({ round, group, today, question }: Omit<Props, 'act'> & { question: string }) {
  const words = useWords();
  const { t } = words;
  if (group.times.length === 0) return null;
  const save = async (time: MeetTime) => {
    const { calendarOf } = await import('../../calendar');
    const why = reasonsOf(group.why, words)
      .map(({ text }) => text)
      .join(' ');
    const file = calendarOf({
      id: `${round.id}.${time.day}.smasteg`,
      title: t('calendar-title', { names: namesOf(others(group), words) }).replace(/[\u2068\u2069]/g, ''),
      text: `${question}\n\n${why}`.trim(),
      startMs: time.at,
      minutes: meetingMinutes,
      nowMs: Date.now(),
    });
    download(`fika-${time.day}.ics`, file, 'text/calendar');
  };
  return (
    <div class="stack-2">
      <h3>{t('two-times')}</h3>
      <ul class="times">
        {group.times.map((time) => {
          const when = whenOf(time.at, words, today.slice(0, 4));
          return (
            <li key={time.at}>
              <p>{when}</p>
              <button
                class="btn"
                type="button"
                aria-label={`${t('to-calendar')}: ${when}`}
                onClick={() => void save(time).catch(() => undefined)}
              >
                <Sign name="days" />
                {t('to-calendar')}
              </button>
            </li>
          );
        })}
      </ul>
      <p class="meta">{t('two-times-text')}</p>
    </div>
  );
}

function Met({ round, act, names }: { round: MeetRound; act: Act; names: string }) {
  const app = useApp();
  const { t } = useWords();
  if (round.met) {
    return (
      <Note tone="good" title={t('met-title')} text={t('met-text', { names })}>
        <button class="btn" type="button" onClick={() => startStepWith(app, 'otg-6')}>
          {t('write-step')}
        </button>
      </Note>
    );
  }
  if (!round.canSayMet) return null;
  return (
    <div class="stack-2 met">
      <h3>{t('did-you-meet')}</h3>
      <p class="meta">{t('did-you-meet-text')}</p>
      <div class="btn-row">
        <button
          class="btn go wide"
          type="button"
          onClick={() => void act('sayMet', { id: round.id }, t('said-met'))}
        >
          {t('we-met')}
        </button>
      </div>
    </div>
  );
}

/** Everybody's, one's own first. */
export function Groups({ round }: { round: MeetRound }) {
  const words = useWords();
  const { line } = words;
  return (
    <ul class="groups">
      {round.groups.map((group) => (
        <li key={group.people.map(({ id }) => id).join(' ')}>
          <div class="t">{capital(namesOf(group.people, words))}</div>
          <p class="meta">{group.why.map(line).join(' · ')}</p>
        </li>
      ))}
    </ul>
  );
}
