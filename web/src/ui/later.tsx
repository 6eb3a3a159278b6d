// Loads the places that are not needed for the first step, each when it is asked for, or when the page has
// had its peace: then they work offline too.
// SPDX-License-Identifier: EUPL-1.2
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Key } from '../i18n/words';
import type { Place } from '../places';
import { guardLater } from '../whole';
import { useApp, useWords } from './app';
import { Heading } from './kit/heading';

type LaterPlace = Exclude<Place, { name: 'steg' }>;
type Paint = (place: LaterPlace) => JSX.Element;
type Chunk = 'mer' | 'ova' | 'traffas';

const peaceMs = 2_000;
const words: Record<Chunk, Key> = { mer: 'place-mer', ova: 'place-ova', traffas: 'place-traffas' };
const loaded = new Map<Chunk, Paint>();

const chunks: Record<Chunk, () => Promise<Paint>> = {
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
};

async function load(chunk: Chunk): Promise<Paint> {
  guardLater();
  const paint = loaded.get(chunk) ?? (await chunks[chunk]());
  loaded.set(chunk, paint);
  return paint;
}

/** Mounted with the frame. */
export function usePreload(): void {
  const { session, model, hints } = useApp();
  useEffect(() => {
    const timer = setTimeout(() => {
      void hints.prepare();
      for (const chunk of ['mer', 'ova', 'traffas'] as const) void load(chunk).catch(() => undefined);
      void import('./ova/use_quiz')
        .then(({ prepareQuiz }) => prepareQuiz(session, model))
        .catch(() => undefined);
    }, peaceMs);
    return () => clearTimeout(timer);
  }, [session, model, hints]);
}

function chunkOf(name: LaterPlace['name']): Chunk {
  if (name === 'princip') return 'mer';
  return name === 'profil' ? 'traffas' : name;
}

export function Later({ place }: { place: LaterPlace }) {
  const { t } = useWords();
  const chunk = chunkOf(place.name);
  const [, repaint] = useState({});
  const [failed, setFailed] = useState<Chunk | null>(null);
  const start = () => {
    setFailed(null);
    load(chunk).then(
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
