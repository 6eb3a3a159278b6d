// Our own questions are a file of their own, fetched when somebody wants to practise (or when the page has
// had its peace) and handed to the core, beside the catalogues whose texts the short cards are made of.
// SPDX-License-Identifier: EUPL-1.2
import deckUrl from '../../content/decks/otg.json?url';
import { loadCatalogues } from './catalogues';
import type { Model } from './model';
import type { Session } from './ports';
import { onceASession } from './until_true';
import { fetchWhole } from './whole';

/** False: a file could not be had; the next call tries again. */
export const loadQuiz = onceASession(load);

async function load(session: Session, model: Model): Promise<boolean> {
  const [texts, answer] = await Promise.all([loadCatalogues(session, model), fetchWhole(deckUrl)]);
  if (!answer.ok) return false;
  await session.tell({ kind: 'load', name: 'deck', text: await answer.text() });
  return texts;
}
