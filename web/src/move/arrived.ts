// A parcel that came with the address the app was opened with (the square that another device showed). It
// stood after "#", so it was sent to nobody; it waits here until one gives its code.
// SPDX-License-Identifier: EUPL-1.2
import { signal } from '../signal';

const path = '#/flytta/';

/** The parcel as text; "" = none. */
export const arrivedParcel = signal('');

export const addressWith = (app: string, parcel: string): string => `${app}${path}${parcel}`;

/** Out of the address, to Mer, where it is taken in. */
export function takeParcel(): void {
  if (!location.hash.startsWith(path)) return;
  arrivedParcel.value = location.hash.slice(path.length);
  history.replaceState(null, '', `${location.pathname}#/mer`);
}
