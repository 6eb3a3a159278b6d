// The development room's own words. The product's are in web/src/i18n.
// SPDX-License-Identifier: EUPL-1.2
import type { Language } from '../../web/src/ports';

const sv = {
  title: 'Provrummet',
  lead:
    'Två kollegor i samma rum: chatten är ett vanligt Matrix-rum, panelen bredvid är Småsteg. ' +
    'Det som görs på ena sidan syns på den andra.',
  kept: 'Inget sparas i rummet och inget lämnar sidan. Ladda om för att börja på nytt.',
  skip: 'Hoppa till rummet',
  people: 'Rummet, sett av två',
  theme: 'Tema',
  themeSystem: 'Som systemet',
  themeLight: 'Ljust',
  themeDark: 'Mörkt',
  themeLightHc: 'Ljust, hög kontrast',
  themeDarkHc: 'Mörkt, hög kontrast',
  language: 'Språk',
  offline: (name: string) => `${name} är offline`,
  offlineShort: 'Offline',
  reload: 'Ladda om panelen',
  chat: (name: string) => `Chatten, som ${name} ser den`,
  messages: 'Meddelanden',
  panel: (name: string) => `Småsteg hos ${name}`,
  empty: 'Inga meddelanden än.',
  write: (name: string) => `Skriv i rummet som ${name}`,
  writeThread: (name: string) => `Skriv i tråden som ${name}`,
  placeholder: 'Skriv här',
  send: 'Skicka',
  thread: 'Tråd',
  back: 'Tillbaka till rummet',
  replies: (count: number) => (count === 1 ? '1 svar' : `${count} svar`),
  openThread: 'Svara i tråd',
  react: (emoji: string) => `Reagera med ${emoji}`,
  reacted: (emoji: string, names: string) => `${emoji} från ${names}`,
  edit: 'Redigera',
  editing: 'Ändra meddelandet',
  save: 'Spara',
  cancel: 'Avbryt',
  remove: 'Ta bort',
  edited: 'redigerat',
  removed: 'Meddelande raderat',
  locked: 'Det går inte att låsa upp meddelandet.',
  sending: 'Skickar …',
  notSent: 'Inte skickat',
  jammed: 'Några av dina meddelanden har inte skickats.',
  retryAll: 'Försök alla igen',
  deleteAll: 'Radera alla',
  ask: 'Småsteg vill få lov att',
  askRemember: 'Kom ihåg mitt val',
  approve: 'Godkänn',
  deny: 'Neka',
  faults: 'Prova när något går fel',
  faultsLead: 'Gäller båda, tills du ändrar tillbaka.',
  late: 'Håll varje svar till panelen i 12 sekunder',
  never: 'Svara aldrig panelen',
  twice: 'Svara panelen två gånger',
  refuse: 'Neka alla nya meddelanden',
  slow: 'Begränsa takten: högst 10 meddelanden, sedan ett var femte sekund',
  hello: 'Hej! Här samlar vi det lilla vi gör. Skriv i panelen, eller svara i veckans tråd.',
  time: 'sv-SE',
};

const en: typeof sv = {
  title: 'The trial room',
  lead:
    'Two colleagues in one room: the chat is an ordinary Matrix room, the panel beside it is Småsteg. ' +
    'What is done on one side shows on the other.',
  kept: 'Nothing is kept in the room and nothing leaves the page. Reload to start again.',
  skip: 'Skip to the room',
  people: 'The room, seen by two',
  theme: 'Theme',
  themeSystem: 'As the system',
  themeLight: 'Light',
  themeDark: 'Dark',
  themeLightHc: 'Light, high contrast',
  themeDarkHc: 'Dark, high contrast',
  language: 'Language',
  offline: (name) => `${name} is offline`,
  offlineShort: 'Offline',
  reload: 'Reload the panel',
  chat: (name) => `The chat, as ${name} sees it`,
  messages: 'Messages',
  panel: (name) => `Småsteg for ${name}`,
  empty: 'No messages yet.',
  write: (name) => `Write in the room as ${name}`,
  writeThread: (name) => `Write in the thread as ${name}`,
  placeholder: 'Write here',
  send: 'Send',
  thread: 'Thread',
  back: 'Back to the room',
  replies: (count) => (count === 1 ? '1 reply' : `${count} replies`),
  openThread: 'Reply in thread',
  react: (emoji) => `React with ${emoji}`,
  reacted: (emoji, names) => `${emoji} from ${names}`,
  edit: 'Edit',
  editing: 'Change the message',
  save: 'Save',
  cancel: 'Cancel',
  remove: 'Remove',
  edited: 'edited',
  removed: 'Message removed',
  locked: 'The message cannot be unlocked.',
  sending: 'Sending …',
  notSent: 'Not sent',
  jammed: 'Some of your messages have not been sent.',
  retryAll: 'Retry all',
  deleteAll: 'Delete all',
  ask: 'Småsteg would like to',
  askRemember: 'Remember my choice',
  approve: 'Approve',
  deny: 'Deny',
  faults: 'Try what happens when something goes wrong',
  faultsLead: 'For both, until you change it back.',
  late: 'Hold each answer to the panel for 12 seconds',
  never: 'Never answer the panel',
  twice: 'Answer the panel twice',
  refuse: 'Refuse all new messages',
  slow: 'Limit the rate: at most 10 messages, then one every five seconds',
  hello:
    'Hello! This is where we gather the small things we do. Write in the panel, or in the week’s thread.',
  time: 'en-GB',
};

export type Texts = typeof sv;
export const texts: Record<Language, Texts> = { sv, en };

/** A permission in words, as Element's dialog has them: known types named, others raw. */
export function permissionText(capability: string, language: Language): string {
  const match = /^org\.matrix\.msc2762\.(send|receive)\.(state_)?event:(.+)$/.exec(capability);
  const [, direction, state, type = ''] = match ?? [];
  if (!match) return capability;
  const [send, see] = language === 'sv' ? ['Skicka', 'Se'] : ['Send', 'See'];
  const noun = permissionNouns[language][type];
  const raw = language === 'sv' ? `händelser av typen ${type}` : `${type} events`;
  const suffix = state && !noun ? ' (state)' : '';
  return `${direction === 'send' ? send : see} ${noun ?? raw}${suffix}`;
}

const permissionNouns: Record<Language, Record<string, string>> = {
  sv: {
    'm.room.message': 'meddelanden i rummet',
    'm.reaction': 'reaktioner i rummet',
    'm.room.redaction': 'borttagningar av meddelanden',
    'm.room.create': 'när rummet skapades',
    'm.room.power_levels': 'vem som får göra vad i rummet',
    'm.room.member': 'vilka som är med i rummet',
    'm.room.encryption': 'om rummet är krypterat',
    'm.room.history_visibility': 'vem som får läsa äldre meddelanden',
    'm.room.tombstone': 'om rummet har flyttat',
  },
  en: {
    'm.room.message': 'messages in the room',
    'm.reaction': 'reactions in the room',
    'm.room.redaction': 'removals of messages',
    'm.room.create': 'when the room was made',
    'm.room.power_levels': 'who may do what in the room',
    'm.room.member': 'who is in the room',
    'm.room.encryption': 'whether the room is encrypted',
    'm.room.history_visibility': 'who may read older messages',
    'm.room.tombstone': 'whether the room has moved',
  },
};
