// Loads the places that are not needed for the first step, each when it is asked for, or when the page has
// had its peace: then they work offline too.
// SPDX-License-Identifier: EUPL-1.2
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Key } from '../i18n/words';
import type { Place } from '../places';
import { guardLater } from '../whole';
import { type App, useApp, useWords } from './app';
import { Heading } from './kit/heading';

type LaterPlace = Exclude<Place, { name: 'steg' }>;
type Paint = (place: LaterPlace) => JSX.Element;
type Chunk = 'mer' | 'ova' | 'traffas' | 'lardomar' | 'konto' | 'rummen';

const peaceMs = 2_000;
const words: Record<Chunk, Key> = {
  mer: 'place-mer',
  ova: 'place-ova',
  traffas: 'place-traffas',
  lardomar: 'place-lardomar',
  konto: 'account',
  rummen: 'place-rummen',
};
const loaded = new Map<Chunk, Paint>();

const chunks: Record<Chunk, (app: App) => Promise<Paint>> = {
  async mer() {
    const { More, PrinciplePage } = await import('./mer/places');
    return (place) => (place.name === 'princip' ? <PrinciplePage id={place.id} /> : <More />);
  },
  async ova() {
    const { PractisePlace } = await import('./ova/practise_place');
    return () => <PractisePlace />;
  },
  async traffas() {
    const { MeetPlace, ProfilePage } = await import('./traffas/places');
    return (place) => (place.name === 'profil' ? <ProfilePage /> : <MeetPlace />);
  },
  async lardomar() {
    const { LearnPlace } = await import('./lardomar/places');
    return (place) => <LearnPlace of={place.name === 'lardomar' ? (place.of ?? '') : ''} />;
  },
  // Handed in by the app, and only there: a widget must not even know where it lies.
  async konto({ account }) {
    if (!account) throw new Error('no account here');
    return account.screens();
  },
  async rummen({ account }) {
    if (!account) throw new Error('no account here');
    return account.together();
  },
};

/** Where they cannot be had, the trail is without them; the next one who asks tries again. */
export async function prepareChains(app: App): Promise<void> {
  guardLater();
  const { startChains } = await import('./steg/chains').catch(() => ({ startChains: () => undefined }));
  startChains(app);
}

async function load(chunk: Chunk, app: App): Promise<Paint> {
  guardLater();
  const paint = loaded.get(chunk) ?? (await chunks[chunk](app));
  loaded.set(chunk, paint);
  return paint;
}

/** Mounted with the frame. */
export function usePreload(): void {
  const app = useApp();
  const { session, model, hints } = app;
  useEffect(() => {
    const timer = setTimeout(() => {
      void hints.prepare();
      for (const chunk of ['mer', 'ova', 'traffas', 'lardomar'] as const)
        void load(chunk, app).catch(() => undefined);
      void import('./ova/use_quiz')
        .then(({ prepareQuiz }) => prepareQuiz(session, model))
        .catch(() => undefined);
      void prepareChains(app);
    }, peaceMs);
    return () => clearTimeout(timer);
  }, [session, model, hints]);
}

function chunkOf(name: LaterPlace['name']): Chunk {
  if (name === 'princip') return 'mer';
  return name === 'profil' ? 'traffas' : name;
}

export function Later({ place }: { place: LaterPlace }) {
  const app = useApp();
  const { t } = useWords();
  const chunk = chunkOf(place.name);
  const [, repaint] = useState({});
  const [failed, setFailed] = useState<Chunk | null>(null);
  const start = () => {
    setFailed(null);
    load(chunk, app).then(
      () => repaint({}),
      () => setFailed(chunk),
    );
  };
  const paint = loaded.get(chunk);
  // Asked of what is shown, not of what is loaded: the preload may have come between the two.
  useEffect(() => {
    if (!paint) start();
  }, [chunk]);
  if (paint) return paint(place);
  return (
    <>
      <Heading title={t(words[chunk])} />
      <div role="status" class="stack-2">
        {failed === chunk && <p>{t('catalogue-failed')}</p>}
      </div>
      {failed === chunk && (
        <button class="btn" type="button" onClick={start}>
          {t('retry')}
        </button>
      )}
    </>
  );
}
