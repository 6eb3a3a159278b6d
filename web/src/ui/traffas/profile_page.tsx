// "Din profil": what one wants to tell for a draw to cross borders with. All of it optional; kept on the
// device while one writes, and sent only by the button, below who can see it.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { MeetProfile, ProfileView } from '../../core/protocol.gen';
import type { Key } from '../../i18n/words';
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import { type Act, useAct } from '../kit/act';
import { Heading } from '../kit/heading';
import { Icon } from '../kit/icons';
import { useLeaving } from '../kit/leaving';
import { Link } from '../kit/link';
import { Note } from '../kit/note';
import { RoomSees } from '../kit/room_sees';
import { Sensitive, type Warning } from '../kit/sensitive';
import { Sure } from '../kit/sure';
import { NotHad } from './not_had';
import { listFields, type ProfileField, problemsIn, singleFields, wordsIn } from './paint';
import { Pause } from './pause';
import { Days, ListField, WordField } from './profile_fields';
import { useMeet } from './use_meet';

export function ProfilePage() {
  const { inRoom, model } = useApp();
  const { t } = useWords();
  const { profile, failed, again } = useMeet();
  const { act, said, box } = useAct('meet-not-done');
  const today = useSignal(model.steps)?.today ?? '';
  return (
    <>
      <Link class="back" to={{ name: 'traffas' }}>
        <Icon name="back" size="s" />
        {t('place-traffas')}
      </Link>
      <Heading title={t('place-profil')} />
      <p class="sr" role="status">
        {said}
      </p>
      <div class="cols" ref={box}>
        <div class="col">
          {failed && <NotHad again={again} />}
          {!inRoom && <Note tone="fact" title={t('meet-no-room')} text={t('meet-no-room-text')} />}
          {profile && inRoom && <Form view={profile} act={act} />}
        </div>
        <div class="col">
          <section class="stack-2">
            <h2>{t('profile-why')}</h2>
            <p>{t('profile-why-text')}</p>
            <p>{t('profile-when')}</p>
          </section>
          {profile && inRoom && (
            <section class="stack-2">
              <h2 tabIndex={-1}>{t('rest-title')}</h2>
              <Pause round={null} act={act} today={today} profile={profile} />
            </section>
          )}
        </div>
      </div>
    </>
  );
}

/** So long after the last letter what is written is kept on the device. */
const keepAfterMs = 400;

/** What is being written, kept as one writes; the lists as they are typed, commas and all. */
function useWriting(view: ProfileView) {
  const { session } = useApp();
  const [profile, setProfile] = useState(view.profile);
  const [lists, setLists] = useState(() =>
    Object.fromEntries(listFields.map((field) => [field, view.profile[field].join(', ')])),
  );
  const unkept = useRef<MeetProfile | null>(null);
  const keep = () => {
    if (!unkept.current) return;
    const text = JSON.stringify(unkept.current);
    unkept.current = null;
    void session.command('keepProfile', { text }).catch(() => undefined);
  };
  const change = (part: Partial<MeetProfile>) => {
    const next = { ...profile, ...part };
    unkept.current = next;
    setProfile(next);
  };
  useEffect(() => {
    const timer = setTimeout(keep, keepAfterMs);
    return () => clearTimeout(timer);
  }, [profile]);
  useEffect(() => keep, []);
  // A pause is changed beside the form: the form sends it on as it is.
  const { pauseUntil } = view.profile;
  return { profile: { ...profile, pauseUntil }, lists, setLists, change, keep };
}

function Form({ view, act }: { view: ProfileView; act: Act }) {
  const { t } = useWords();
  const { profile, lists, setLists, change, keep } = useWriting(view);
  const [problems, setProblems] = useState(new Map<ProfileField, 'long' | 'many'>());
  const { warning, leave } = useLeaving(() => [
    ...singleFields.map((field) => profile[field]),
    ...listFields.flatMap((field) => profile[field]),
  ]);
  const form = useRef<HTMLFormElement>(null);
  const send = () => {
    const found = problemsIn(profile, { letters: view.letters, words: view.words });
    setProblems(found);
    const [first] = found.keys();
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    else void leave(() => act('sendProfile', { text: JSON.stringify(profile) }, t('profile-sent-said')));
  };
  const problemOf = (field: ProfileField) => {
    const kind = problems.get(field);
    if (!kind) return '';
    return kind === 'long'
      ? t('profile-long', { most: view.letters })
      : t('profile-many', { most: view.words });
  };
  return (
    <form
      class="card stack-4"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
        send();
      }}
    >
      <p>{t('profile-optional')}</p>
      {singleFields.map((field) => (
        <WordField
          key={field}
          name={field}
          value={profile[field]}
          problem={problemOf(field)}
          change={(value) => change({ [field]: value })}
        />
      ))}
      {listFields.map((field) => (
        <ListField
          key={field}
          name={field}
          value={lists[field] ?? ''}
          problem={problemOf(field)}
          change={(value) => {
            setLists({ ...lists, [field]: value });
            change({ [field]: wordsIn(value) });
          }}
        />
      ))}
      <Days days={profile.days} change={(days) => change({ days })} />
      <Send view={view} act={act} warning={warning} />
    </form>
  );
}

/** Who can see it, how it stands, and the button that sends. */
function Send({ view, act, warning }: { view: ProfileView; act: Act; warning: Warning }) {
  const { t, line } = useWords();
  const id = useId();
  const state = states[view.state];
  return (
    <section class="stack-2" aria-labelledby={`${id}send`}>
      <h2 class="sr" id={`${id}send`} tabIndex={-1}>
        {t('profile-send-title')}
      </h2>
      <RoomSees whole text={t('profile-sees')} />
      <Sensitive of={warning} />
      {view.note && <Note tone="alert" title={t('profile-failed')} text={line(view.note)} />}
      {state && <p class="meta">{t(state)}</p>}
      <div class="btn-row">
        <button class="btn go wide" type="submit">
          {t(view.state === 'sent' ? 'profile-send-again' : 'profile-send')}
        </button>
        {(view.state === 'sent' || view.state === 'sending') && (
          <Sure
            ask={t('profile-remove')}
            text={t('profile-remove-text')}
            yes={t('profile-remove-yes')}
            go={() => void act('removeProfile', {}, t('profile-removed-said'))}
          />
        )}
      </div>
    </section>
  );
}

const states: Record<string, Key> = {
  kept: 'profile-kept',
  sending: 'profile-sending',
  sent: 'profile-sent',
  removing: 'profile-removing',
};
