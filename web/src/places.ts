// Which place is shown. In the app the address's hash holds it; in a widget the fragment is the host's, so
// memory does.
// SPDX-License-Identifier: EUPL-1.2
import { type ReadonlySignal, signal } from './signal';

export type Place =
  | { name: 'steg' }
  | { name: 'ova' }
  | { name: 'traffas' }
  | { name: 'profil' }
  /** of: a step's row, to learn from. */
  | { name: 'lardomar'; of?: string }
  | { name: 'mer' }
  | { name: 'konto' }
  | { name: 'rummen' }
  | { name: 'princip'; id: string };

export interface Places {
  current: ReadonlySignal<Place>;
  go(place: Place): void;
}

const coded = encodeURIComponent;

/** What an address holds of an id; "" when it is none. */
function decoded(text: string | undefined): string {
  try {
    return decodeURIComponent(text ?? '');
  } catch {
    return '';
  }
}

export function addressOf(place: Place): string {
  if (place.name === 'princip') return `#/mer/princip/${coded(place.id)}`;
  if (place.name === 'konto' || place.name === 'rummen') return `#/mer/${place.name}`;
  if (place.name === 'lardomar' && place.of) return `#/lardomar/${coded(place.of)}`;
  return place.name === 'profil' ? '#/traffas/profil' : `#/${place.name}`;
}

export function placeAt(hash: string): Place {
  const [, name, what, id] = hash.split('/');
  if (name === 'ova') return { name };
  if (name === 'traffas') return { name: what === 'profil' ? what : name };
  if (name === 'lardomar') return decoded(what) ? { name, of: decoded(what) } : { name };
  if (name !== 'mer') return { name: 'steg' };
  if (what === 'konto' || what === 'rummen') return { name: what };
  return what === 'princip' && decoded(id) ? { name: 'princip', id: decoded(id) } : { name: 'mer' };
}

export function createPlaces(kept: 'hash' | 'memory'): Places {
  if (kept === 'memory') {
    const current = signal<Place>({ name: 'steg' });
    return {
      current,
      go: (place) => {
        current.value = place;
      },
    };
  }
  const current = signal(placeAt(location.hash));
  addEventListener('hashchange', () => {
    current.value = placeAt(location.hash);
  });
  return {
    current,
    go: (place) => {
      location.hash = addressOf(place);
    },
  };
}
