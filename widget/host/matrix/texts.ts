// The words of the page against a real homeserver that the development room has not.
// SPDX-License-Identifier: EUPL-1.2
import type { Language } from '../../../web/src/ports';

const sv = {
  title: 'Provrummet på en riktig server',
  lead:
    'Två kollegor i samma Matrix-rum, var och en med en riktig klient mot en riktig server. ' +
    'Panelen bredvid chatten är Småsteg.',
  kept: 'Servern finns bara på den här datorn och töms när du avslutar den.',
  room: 'Rum',
  rooms: { plain: 'Öppet', encrypted: 'Krypterat' } as Record<string, string>,
  starting: 'Startar klienterna …',
  failed: 'Det gick inte att starta klienterna.',
  noWidget: 'Rummet har ingen widget.',
};

const en: typeof sv = {
  title: 'The trial room on a real server',
  lead:
    'Two colleagues in one Matrix room, each with a real client and a real server. ' +
    'The panel beside the chat is Småsteg.',
  kept: 'The server is on this computer only, and is emptied when you end it.',
  room: 'Room',
  rooms: { plain: 'Plain', encrypted: 'Encrypted' },
  starting: 'Starting the clients …',
  failed: 'The clients could not be started.',
  noWidget: 'The room has no widget.',
};

export const matrixTexts: Record<Language, typeof sv> = { sv, en };
