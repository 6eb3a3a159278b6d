// The catalogues' texts are a file of their own, fetched when somebody wants to read them and handed to the
// core.
// SPDX-License-Identifier: EUPL-1.2
import cataloguesUrl from '../../content/catalogues.json?url';
import type { Model } from './model';
import type { Session } from './ports';
import { onceASession } from './until_true';
import { fetchWhole } from './whole';

/** False: the file could not be had; the next call tries again. */
export const loadCatalogues = onceASession(load);

async function load(session: Session, model: Model): Promise<boolean> {
  model.principles.value = await session.view('principles');
  if (model.principles.value.loaded) return true;
  const answer = await fetchWhole(cataloguesUrl);
  if (!answer.ok) return false;
  await session.tell({ kind: 'load', name: 'catalogues', text: await answer.text() });
  model.principles.value = await session.view('principles');
  return model.principles.value.loaded;
}
