// What one has told of oneself, in brief, and the way to it. Asked for once, with a way to say no.
// SPDX-License-Identifier: EUPL-1.2
import type { MeetProfile, ProfileView } from '../../core/protocol.gen';
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import { Icon } from '../kit/icons';
import { Link } from '../kit/link';
import { isTold, singleFields } from './paint';

export function AboutYou({ profile }: { profile: ProfileView }) {
  const { choices } = useApp();
  const { t } = useWords();
  const { about } = useSignal(choices);
  const asks = profile.state === '' && !isTold(profile.profile) && about !== 'later';
  if (!asks) return <ProfileRow view={profile} />;
  const later = () => {
    choices.value = { ...choices.value, about: 'later' };
  };
  return (
    <section class="stack-2">
      <h2 tabIndex={-1}>{t('about-you-ask')}</h2>
      <p>{t('about-you-ask-text')}</p>
      <div class="btn-row">
        <Link class="btn wide" to={{ name: 'profil' }}>
          {t('about-you-tell')}
        </Link>
        <button
          class="btn wide"
          type="button"
          onClick={(event) => {
            // The card goes: one reads on from the place's heading.
            event.currentTarget.closest('main')?.querySelector<HTMLElement>('h1')?.focus();
            later();
          }}
        >
          {t('about-you-later')}
        </button>
      </div>
    </section>
  );
}

const told = (profile: MeetProfile) =>
  [...singleFields.map((field) => profile[field]), ...profile.offers].filter(Boolean).slice(0, 4);

function ProfileRow({ view }: { view: ProfileView }) {
  const { t } = useWords();
  const words = told(view.profile);
  return (
    <section class="stack-2">
      <h2>{t('about-you')}</h2>
      <Link class="go-row" to={{ name: 'profil' }}>
        <span class="pebble mine" aria-hidden="true">
          <Icon name="steps" />
        </span>
        <span>
          <span class="name">{t('place-profil')}</span>
          <br />
          <span class="meta dots">
            {words.length > 0 ? words.map((word) => <bdi key={word}>{word}</bdi>) : t('told-nothing-yet')}
          </span>
        </span>
        <Icon name="forward" />
      </Link>
    </section>
  );
}
