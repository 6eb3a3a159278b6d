// The words of the install page. They are not among the screens' (web/src/i18n): those are in the widget's
// first load, and nobody in a room needs these. What Element calls things is written as Element writes it.
// `‧` in a step is a soft hyphen.
// SPDX-License-Identifier: EUPL-1.2
import type { Language } from '../../web/src/ports';
import type { Refusal, Remark } from '../src/address';

export interface Texts {
  title: string;
  lead: string;
  other: string;
  address: string;
  addressHint: string;
  refused: Record<Refusal, string>;
  remark: Record<Remark, string>;
  line: string;
  lineNone: string;
  lineNote: string;
  copyLine: string;
  copied: string;
  selected: string;
  how: string;
  steps: string[];
  own: string;
  ownText: string;
  ownSteps: string[];
  type: string;
  stateKey: string;
  stateKeyNote: string;
  content: string;
  copy(what: string): string;
  others: string;
  othersText: string;
}

const sv: Texts = {
  title: 'Lägg Småsteg i ett chattrum',
  lead:
    'Småsteg är en widget: det visas bredvid chatten. Här får du en rad att klistra in i rummet. Du ' +
    'behöver få ändra widgets där, och det får oftast moderatorer och administratörer.',
  other: 'In English',
  address: 'Adress till Småsteg',
  addressHint: 'Börjar med https:// och slutar med /widget/. I rutan står redan den här sidans egen adress.',
  refused: {
    empty: 'Skriv adressen där ni har lagt Småsteg.',
    'no-address': 'Det här är ingen webbadress. En sådan börjar med https://.',
    'not-https': 'Adressen behöver börja med https://. Element visar inga widgets från osäkra adresser.',
    password: 'Ta bort användarnamn och lösenord ur adressen. Alla i rummet skulle kunna läsa dem.',
  },
  remark: {
    'slash-added': 'Snedstrecket sist saknades. Det är tillagt i raden.',
    'rest-dropped': 'Det som stod efter ? eller # är inte med i raden.',
    'not-widget': 'Adressen brukar sluta med /widget/. Öppna den och se efter att Småsteg visas.',
    'this-computer': 'Adressen fungerar bara på din egen dator. Den går att prova med, men inte för andra.',
  },
  line: 'Raden till rummet',
  lineNone: 'Raden visas här när adressen stämmer.',
  lineNote:
    'Låt orden som börjar med $ stå kvar. Element fyller i dem för var och en. De står efter tecknet ' +
    '#, och därför lämnar de aldrig webbläsaren.',
  copyLine: 'Kopiera raden',
  copied: 'Kopierat.',
  selected: 'Det går inte att kopiera härifrån. Texten är markerad: tryck på Ctrl och C, eller Cmd och C.',
  how: 'Så gör du',
  steps: [
    'Öppna rummet i Element på en dator.',
    'Klistra in raden där du skriver meddelanden och tryck på Enter. Raden blir inget meddelande.',
    'Öppna Rumsinfo och sedan Widgets (Tillägg i en del versioner). Småsteg heter ”Custom” där. Fäst det.',
    'Välj ”Sätt mitt rums‧arrange‧mang för alla”, om alla ska se det utan att leta.',
    'Berätta för rummet. Var och en får två frågor första gången: om widgeten får visas, och om lov. ' +
      'Småsteg förklarar den andra innan den kommer.',
  ],
  own: 'Med ett eget id i stället',
  ownText:
    'Med raden väljer Element widgetens id. Det innehåller rummets id och ditt användarnamn, och ' +
    'Element lägger det i adressen, där servern som Småsteg ligger på kan spara det i sin logg. Med ' +
    'en tillståndshändelse slipper ni det, och widgeten heter Småsteg.',
  ownSteps: [
    'Skriv /devtools i rummet och tryck på Enter.',
    'Välj ”Utforska rummets tillstånd” och sedan ”Skicka anpassad tillstånds‧händelse”.',
    'Fyll i de tre fälten med det som står här, och skicka.',
  ],
  type: 'Händelsetyp',
  stateKey: 'Lägesnyckel',
  stateKeyNote:
    'Det här id:t är nytt och går inte att gissa. Ta ett nytt för varje rum: ladda om sidan. Behåll ' +
    'det när ni bara byter adress.',
  content: 'Händelseinnehåll',
  copy: (what) => `Kopiera ${what.toLowerCase()}`,
  others: 'De som inte har widgeten',
  othersText:
    'På telefon, och i appar utan widgets, svarar man i tråden under veckans kort. Ingen behöver ' +
    'installera något.',
};

const en: Texts = {
  title: 'Add Småsteg to a chat room',
  lead:
    'Småsteg is a widget: it is shown beside the chat. Here is a line to paste into the room. You ' +
    'need to be allowed to change widgets there, which moderators and administrators usually are.',
  other: 'På svenska',
  address: 'Address of Småsteg',
  addressHint: 'Begins with https:// and ends with /widget/. The box already has the address of this page.',
  refused: {
    empty: 'Write the address where you have put Småsteg.',
    'no-address': 'This is no web address. They begin with https://.',
    'not-https': 'The address must begin with https://. Element shows no widgets from insecure addresses.',
    password: 'Take user name and password out of the address. Everyone in the room could read them.',
  },
  remark: {
    'slash-added': 'The slash at the end was missing. It has been added in the line.',
    'rest-dropped': 'What stood after ? or # is not in the line.',
    'not-widget': 'The address usually ends with /widget/. Open it and see that Småsteg is shown.',
    'this-computer': 'The address works on your own computer only. It is good for trying, not for others.',
  },
  line: 'The line for the room',
  lineNone: 'The line is shown here when the address is right.',
  lineNote:
    'Leave the words that begin with $ as they are. Element fills them in for each person. They ' +
    'stand after the character #, so they never leave the browser.',
  copyLine: 'Copy the line',
  copied: 'Copied.',
  selected: 'Copying is not possible from here. The text is selected: press Ctrl and C, or Cmd and C.',
  how: 'What to do',
  steps: [
    'Open the room in Element on a computer.',
    'Paste the line where you write messages and press Enter. It does not become a message.',
    'Open Room info and then Widgets (Extensions in some versions). Småsteg is called “Custom” ' +
      'there. Pin it.',
    'Choose “Set layout for everyone” if all are to see it without looking for it.',
    'Tell the room. Each person gets two questions the first time: whether the widget may be shown, ' +
      'and about permissions. Småsteg explains the second before it comes.',
  ],
  own: 'With an id of your own instead',
  ownText:
    'With the line, Element chooses the widget’s id. It holds the room’s id and your user name, and ' +
    'Element puts it into the address, where the server that hosts Småsteg can keep it in its log. ' +
    'With a state event you avoid that, and the widget is called Småsteg.',
  ownSteps: [
    'Write /devtools in the room and press Enter.',
    'Choose “Explore room state” and then “Send custom state event”.',
    'Fill in the three fields with what stands here, and send.',
  ],
  type: 'Event type',
  stateKey: 'State key',
  stateKeyNote:
    'This id is new and cannot be guessed. Take a new one for each room: reload the page. Keep it ' +
    'when you only change the address.',
  content: 'Event content',
  copy: (what) => `Copy ${what.toLowerCase()}`,
  others: 'Those who do not have the widget',
  othersText:
    'On a phone, and in apps without widgets, one answers in the thread under the week’s card. ' +
    'Nobody needs to install anything.',
};

export const texts: Record<Language, Texts> = { sv, en };
