// Loads the places behind "Mer" when they are asked for, or when the page has had its peace: then they work
// offline too.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'preact/hooks';
import type { Place } from '../../places';
import { useWords } from '../app';
import { Heading } from '../kit/heading';

type Places = typeof import('./places');

const peaceMs = 2_000;
let loaded: Places | null = null;

async function load(): Promise<Places> {
  loaded ??= await import('./places');
  return loaded;
}

/** Mounted with the frame. */
export function usePreload(): void {
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), peaceMs);
    return () => clearTimeout(timer);
  }, []);
}

export function Later({ place }: { place: Exclude<Place, { name: 'steg' }> }) {
  const { t } = useWords();
  const [places, setPlaces] = useState(loaded);
  const [failed, setFailed] = useState(false);
  const start = () => {
    setFailed(false);
    load().then(setPlaces, () => setFailed(true));
  };
  // Asked of what is shown, not of what is loaded: the preload may have come between the two.
  useEffect(() => {
    if (!places) start();
  }, []);
  if (places) return place.name === 'mer' ? <places.More /> : <places.PrinciplePage id={place.id} />;
  return (
    <>
      <Heading title={t('place-mer')} />
      <div role="status" class="stack-2">
        {failed && <p>{t('catalogue-failed')}</p>}
      </div>
      {failed && (
        <button class="btn" type="button" onClick={start}>
          {t('retry')}
        </button>
      )}
    </>
  );
}
