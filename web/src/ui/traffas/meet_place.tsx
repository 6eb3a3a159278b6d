// The place "Träffas": the round of the moment, or the pair one is drawn into, first; then how a draw came
// about, and what the room is asked for. Nobody is listed as absent.
// SPDX-License-Identifier: EUPL-1.2
import type { MeetRound } from '../../core/protocol.gen';
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import { type Act, useAct } from '../kit/act';
import { Heading } from '../kit/heading';
import { Icon } from '../kit/icons';
import { Note } from '../kit/note';
import { Calls } from './calls';
import { DrawCard } from './draw_card';
import { How } from './how';
import { NotHad } from './not_had';
import { OpenRound } from './open_round';
import { capital, myGroup, namesOf, sorted, verdictOf, whenOf } from './paint';
import { Groups, PairCard } from './pair_card';
import { AboutYou } from './profile_card';
import { RoundCard } from './round_card';
import { type Meeting, useMeet } from './use_meet';

export function MeetPlace() {
  const { inRoom, model } = useApp();
  const words = useWords();
  const { t, line } = words;
  const view = useMeet();
  const { act, said, box } = useAct('meet-not-done');
  const today = useSignal(model.steps)?.today ?? '';
  const { meet, profile, failed, slow } = view;
  const { now, mine } = sorted(meet?.rounds ?? []);
  const shown = { act, today, profile };
  return (
    <>
      <Heading title={t('place-traffas')} />
      <p class="sr" role="status">
        {said}
      </p>
      <div class="cols" ref={box}>
        <div class="col">
          {failed && <NotHad again={view.again} />}
          {slow && <p class="meta">{t('meet-reckoning')}</p>}
          {meet?.blocked && inRoom && (
            <Note tone="fact" title={t('meet-blocked')} text={line(meet.blocked)} />
          )}
          {!inRoom && <Note tone="fact" title={t('meet-no-room')} text={t('meet-no-room-text')} />}
          {now ? (
            <Round key={now.id} round={now} {...shown} />
          ) : (
            meet && inRoom && <OpenRound can={meet.canOpen} first act={act} />
          )}
          {mine && <Round key={mine.id} round={mine} {...shown} />}
        </div>
        <div class="col">
          {[now, mine].map(
            (round) => round && verdictOf(round) && <DrawCard key={round.id} round={round} act={act} />,
          )}
          {now && meet?.canOpen && <OpenRound can first={false} act={act} />}
          {profile && inRoom && <AboutYou profile={profile} />}
          {inRoom && meet && <Calls act={act} />}
          <How />
          {meet && <Older view={view} today={today} />}
        </div>
      </div>
    </>
  );
}

type RoundProps = {
  round: MeetRound;
  act: Act;
  today: string;
  profile: Meeting['profile'];
};

function Round({ round, act, today, profile }: RoundProps) {
  const group = myGroup(round);
  if (round.state === 'drawn' && group)
    return <PairCard round={round} group={group} act={act} today={today} />;
  return <RoundCard round={round} act={act} today={today} profile={profile} />;
}

function Older({ view, today }: { view: Meeting; today: string }) {
  const words = useWords();
  const { t } = words;
  const { meet } = view;
  const older = sorted(meet?.rounds ?? []).older.filter(({ state }) => state === 'drawn');
  if (older.length === 0 && !meet?.more) return null;
  return (
    <section class="stack-2">
      <h2>{t('older-rounds')}</h2>
      <div class="folds">
        {older.map((round) => {
          const group = myGroup(round);
          return (
            <details key={round.id}>
              <summary>
                <Icon name="down" size="s" />
                <span>
                  {t('round', { week: round.week })}
                  <br />
                  <span class="meta">
                    {group
                      ? capital(namesOf(group.people, words))
                      : whenOf(round.ts, words, today.slice(0, 4))}
                  </span>
                </span>
              </summary>
              <div class="fold">
                <Groups round={round} />
              </div>
            </details>
          );
        })}
      </div>
      {meet?.more && (
        <button class="btn" type="button" onClick={view.older}>
          {t('show-older-rounds')}
        </button>
      )}
    </section>
  );
}
