// What steps can be sifted by, and what sifts them.
// SPDX-License-Identifier: EUPL-1.2
import type { FindQuery } from '../../../core/protocol.gen';
import type { Finder } from '../../../model';
import type { Signal } from '../../../signal';

export type Filters = Omit<FindQuery, 'words' | 'token'>;
export type FilterName = keyof Filters;

/** In the order they are shown. */
export const noFilters: Filters = {
  principle: '',
  kind: '',
  person: '',
  tag: '',
  when: '',
  from: '',
  to: '',
};

export interface OwnFinder extends Finder {
  filters: Signal<Filters>;
  change(some: Partial<Filters>): void;
  /** The filters could not be asked for: the core's second part is not here. */
  failed: Signal<boolean>;
}
