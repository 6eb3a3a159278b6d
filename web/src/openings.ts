// Questions to start with are a file of content, fetched when somebody wants to meet and handed to the core,
// which gives the same one to all who meet in a group.
// SPDX-License-Identifier: EUPL-1.2
import openingsUrl from '../../content/opening_questions.json?url';
import { onceASession } from './until_true';

/** False: the file could not be had; the next call tries again. */
export const loadOpenings = onceASession(async (session) => {
  const answer = await fetch(openingsUrl);
  if (!answer.ok) return false;
  await session.tell({ kind: 'load', name: 'openings', text: await answer.text() });
  return true;
});
