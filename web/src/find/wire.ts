// What the page and the worker with the index say to each other: one call in, one answer back.
// SPDX-License-Identifier: EUPL-1.2
import type { TextsView } from '../core/protocol.gen';
import type { Found } from './word_index';

export type ToIndex =
  | { id: number; call: 'take'; news: Pick<TextsView, 'whole' | 'texts' | 'gone'> }
  | { id: number; call: 'find'; text: string };
export interface FromIndex {
  id: number;
  found: Found | null;
}
