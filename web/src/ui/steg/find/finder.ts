// Finds steps in more ways than by plain words: by forms of them, and sifted. Asks the index which steps the
// words are in, and the core for their rows. Whatever cannot be had, the plain words are looked for.
// SPDX-License-Identifier: EUPL-1.2
import type { FoundView } from '../../../core/protocol.gen';
import { createStepsIndex } from '../../../find/steps_index';
import { signal } from '../../../signal';
import { guardLater } from '../../../whole';
import type { App } from '../../app';
import '../../../i18n/find_words';
import '../../../styles/find.css';
import { noFilters, type OwnFinder } from './filters';
import { FindPanel } from './find_panel';

const rowsAFetch = 200;

export function startFinder({ model, session }: App): void {
  guardLater();
  const filters = signal(noFilters);
  const failed = signal(false);
  const isSifted = () => Object.values(filters.value).some(Boolean);
  const isOn = () => isSifted() || model.search.value.trim() !== '';
  const index = createStepsIndex(session, () => {
    if (isOn()) model.refresh(['steps']);
  });

  async function ask(words: string, wanted: number, ranked: object): Promise<FoundView> {
    const text = JSON.stringify({ ...filters.value, words, ...ranked });
    const page = (limit: number, before: string) =>
      session.view('found', { text, limit: Math.min(limit, rowsAFetch), before });
    const view = await page(wanted, '');
    while (view.more && view.rows.length < wanted) {
      const next = await page(wanted - view.rows.length, view.rows.at(-1)?.id ?? '');
      if (next.rows.length === 0) break;
      view.rows.push(...next.rows);
      view.more = next.more;
    }
    return view;
  }

  async function rows(text: string, wanted: number): Promise<FoundView | null> {
    if (!isOn()) return null;
    try {
      const words = text.trim();
      const ranked = words ? await index.find(words) : null;
      if (!ranked && !isSifted()) return null;
      let view = await ask(words, wanted, ranked ?? {});
      if (view.stale) {
        index.begin();
        view = await ask(words, wanted, {});
      }
      failed.value = false;
      return view;
    } catch (error) {
      failed.value = isSifted() && String(error).includes('not-loaded');
      if (!failed.value) throw error;
      return null;
    }
  }

  const finder: OwnFinder = {
    filters,
    failed,
    isOn,
    rows,
    change(some) {
      filters.value = { ...filters.value, ...some };
      model.refresh(['steps']);
    },
    Panel: (props) => FindPanel({ finder, ...props }),
  };
  model.finder.value = finder;
}
