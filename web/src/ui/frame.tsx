// The frame around every place: the way past the menu, the place itself, the menu. Title and focus follow the
// place.
// SPDX-License-Identifier: EUPL-1.2
import type { ComponentType } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Key } from '../i18n/words';
import type { AccountNews } from '../ports';
import { type ReadonlySignal, useSignal } from '../signal';
import { useApp, useWords } from './app';
import { AppMark, Icon, type IconName } from './kit/icons';
import { Link } from './kit/link';
import { Note } from './kit/note';
import { Later, usePreload } from './later';
import { StepsPlace } from './steg/steps_place';

const menu: { name: 'steg' | 'ova' | 'traffas' | 'lardomar' | 'mer'; word: Key; icon: IconName }[] = [
  { name: 'steg', word: 'place-steg', icon: 'steps' },
  { name: 'ova', word: 'place-ova', icon: 'practise' },
  { name: 'traffas', word: 'place-traffas', icon: 'cup' },
  { name: 'lardomar', word: 'place-lardomar', icon: 'map' },
  { name: 'mer', word: 'place-mer', icon: 'more' },
];

const menuPlaces: Record<string, string> = { princip: 'mer', konto: 'mer', rummen: 'mer', profil: 'traffas' };
const menuOf = (name: string) => menuPlaces[name] ?? name;

export function Frame({ above }: { above: ReadonlySignal<ComponentType | null> }) {
  const { places, model, session, account } = useApp();
  const words = useWords();
  const { t } = words;
  const main = useRef<HTMLElement>(null);
  const place = useSignal(places.current);
  const broken = useSignal(model.broken);
  const elsewhere = useSignal(session.elsewhere);
  const Above = useSignal(above);
  const shown = useRef(place);
  usePreload();

  useLayoutEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    main.current?.scrollTo(0, 0);
    scrollTo(0, 0);
    main.current?.querySelector<HTMLElement>('h1')?.focus();
  }, [place]);

  const skip = (event: Event) => {
    // Not by the address: its fragment is the place's, or the host's.
    event.preventDefault();
    main.current?.focus();
  };
  const comeHere = () => {
    session.comeHere();
    // The button goes with the note: one reads on from the top.
    main.current?.querySelector<HTMLElement>('h1')?.focus();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: a way to a place on this page, whose address is taken. */}
      <a class="skip" href="#main" onClick={skip}>
        {t('skip-to-content')}
      </a>
      <div class="app">
        <main id="main" tabIndex={-1} ref={main}>
          {broken && <Broken />}
          {elsewhere && <Elsewhere comeHere={comeHere} />}
          {account && <News of={account.news} isAt={place.name === 'konto'} />}
          {Above && <Above />}
          {place.name === 'steg' ? <StepsPlace /> : <Later place={place} />}
        </main>
        <nav class="nav" aria-label={t('app-name')}>
          <p class="brand" aria-hidden="true">
            <AppMark />
            {t('app-name')}
          </p>
          <ul>
            {menu.map(({ name, word, icon }) => (
              <li key={name}>
                <Link to={{ name }} current={menuOf(place.name) === name}>
                  <span class="pebble">
                    <Icon name={icon} />
                  </span>
                  {t(word)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </>
  );
}

function Elsewhere({ comeHere }: { comeHere(): void }) {
  const { t } = useWords();
  return (
    <div role="status" class="top-notes">
      <Note tone="fact" title={t('elsewhere-title')} text={t('elsewhere-text')}>
        <button class="btn" type="button" onClick={comeHere}>
          {t('come-here')}
        </button>
      </Note>
    </div>
  );
}

/** What the app's account has to say, wherever one is. */
function News({ of, isAt }: { of: ReadonlySignal<AccountNews | null>; isAt: boolean }) {
  const { t } = useWords();
  const news = useSignal(of);
  return (
    <div role="status" class={news ? 'top-notes' : undefined}>
      {news && news !== 'signed-out' && (
        <Note tone="note" title={t(`${news}-title`)} text={t(`${news}-text`)} />
      )}
      {news === 'signed-out' && !isAt && (
        <Note tone="alert" title={t('signed-out-title')} text={t('signed-out-text')}>
          <Link class="btn" to={{ name: 'konto' }}>
            {t('sign-in-again')}
          </Link>
        </Note>
      )}
    </div>
  );
}

function Broken() {
  const { t } = useWords();
  return (
    <div role="alert" class="top-notes">
      <Note tone="alert" title={t('broken-title')} text={t('broken-text')}>
        <button class="btn" type="button" onClick={() => location.reload()}>
          {t('reload')}
        </button>
      </Note>
    </div>
  );
}
