// What the host says in the address. Personal things belong in the #fragment, which never leaves the browser:
//   #/?widgetId=$matrix_widget_id&userId=$matrix_user_id&roomId=$matrix_room_id
//     &theme=$org.matrix.msc2873.client_theme&language=$org.matrix.msc2873.client_language
// Hosts add widgetId and parentUrl to the query by themselves. The fragment wins over the query.
// SPDX-License-Identifier: EUPL-1.2
import type { Language, Theme } from '../../web/src/ports';

export interface Params {
  widgetId: string;
  userId: string;
  roomId: string;
  deviceId: string;
  parentUrl: string;
  /** null: the host did not say. */
  theme: Theme | null;
  language: Language | null;
}

/** A template that a host does not know is left as it stands: `$org.matrix.msc2873.client_theme`. */
const unfilled = /^\$(matrix_|org\.matrix\.)/;

export function readParams(location: { hash: string; search: string }): Params {
  const fragment = new URLSearchParams(location.hash.replace(/^#\/?\??/, ''));
  const query = new URLSearchParams(location.search);
  const get = (name: string) => {
    for (const value of [fragment.get(name), query.get(name)]) {
      if (value && !unfilled.test(value)) return value;
    }
    return '';
  };
  return {
    widgetId: get('widgetId'),
    userId: get('userId'),
    roomId: get('roomId'),
    deviceId: get('deviceId'),
    parentUrl: get('parentUrl'),
    theme: themeOf(get('theme')),
    language: languageOf(get('language')),
  };
}

/**
 * Hosts' names: "light", "dark", "light-high-contrast", "dark-hc", "custom-…". What is not known stays
 * the system's.
 */
export function themeOf(name: unknown): Theme | null {
  if (typeof name !== 'string') return null;
  const contrast = /high.?contrast|-hc\b/.test(name);
  if (/dark|black/.test(name)) return contrast ? 'dark-hc' : 'dark';
  if (/light/.test(name) || contrast) return contrast ? 'light-hc' : 'light';
  return null;
}

export function languageOf(tag: unknown): Language | null {
  if (typeof tag !== 'string' || tag === '') return null;
  return tag.toLowerCase().startsWith('sv') ? 'sv' : 'en';
}
