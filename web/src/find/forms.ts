// Forms of Swedish words that no ending tells of: strong verbs, changed vowels, comparisons. A line is one
// word. What is regular need not stand here, nor compounds and verbs with a first part (föreslog, utskick).
// SPDX-License-Identifier: EUPL-1.2

const verbs = `
be ber bad bett
binda binder band bundit
bita biter bet bitit
bjuda bjuder bjöd bjudit bjuden
bli blir blev blivit bliva
bryta bryter bröt brutit bruten
bära bär bar burit buren
dra drar drog dragit dras drogs
dricka dricker drack druckit
driva driver drev drivit
dö dör dog dött
falla faller föll fallit
finna finner fann funnit finns fanns finnas funnits
flyga flyger flög flugit
få får fick fått fås
försvinna försvinner försvann försvunnit
ge ger gav gett givit ges gavs giva
gripa griper grep gripit
gå går gick gått gås gicks
göra gör gjorde gjort gjord görs gjordes gjorts
ha har hade haft
heta heter hette hetat
hinna hinner hann hunnit
hålla håller höll hållit
komma kommer kom kommit
kunna kan kunde kunnat
le ler log lett
leda leder ledde lett
ligga ligger låg legat
låta låter lät låtit
lägga lägger lade la lagt läggs lades lagts
njuta njuter njöt njutit
rida rider red ridit
riva river rev rivit
se ser såg sett ses sågs setts
sitta sitter satt suttit
sjunga sjunger sjöng sjungit
skilja skiljer skilde skilt
skjuta skjuter sköt skjutit
skriva skriver skrev skrivit skriven skrevs skrivits
skära skär skar skurit
slippa slipper slapp sluppit
slå slår slog slagit slås slogs
sova sover sov sovit
sprida sprider spred spridit
springa springer sprang sprungit
sticka sticker stack stuckit
stå står stod stått
stjäla stjäl stal stulit
säga säger sa sade sagt sägs sades
sälja säljer sålde sålt
sända sänder sände sänt
sätta sätter satte satt satta
ta tar tog tagit tas togs tagits taga
vara är var varit
veta vet visste vetat
vilja vill ville velat
vinna vinner vann vunnit
vrida vrider vred vridit
välja väljer valde valt vald väljs valdes
växa växer växte vuxit
äta äter åt ätit
`;

const others = `
bok boken böcker
bror broder bröder
dotter döttrar
far fader fäder
fot foten fötter
hand handen händer
land landet länder
ledamot ledamoten ledamöter
man mannen män
mor moder mödrar
museum museet museer
natt natten nätter
nummer numret numren
rot roten rötter
son söner
stad staden städer
syster systrar
öga ögon
öra öron
bra bättre bäst
dålig sämre sämst
fri fritt fria
få färre
gammal gamla äldre äldst
hög högt högre högst
lång långt längre längst
liten litet lilla små mindre minst
mycket mer mest
många fler flest
ny nytt nya nyare
stor stort större störst
säker säkert säkra säkrare
tung tyngre tyngst
ung yngre yngst
öppen öppet öppna öppnare
`;

const firstParts =
  'an av be bi bort del efter er fram från för före genom hem i ihop in inne kvar med ned ner om på sam ' +
  'sär till tillbaka under undan upp ur ut vid vidare åter över';

export interface Forms {
  /** Form → the words that it is a form of, each by its name. */
  wordsOf: Map<string, string[]>;
  /** A word that compounds end with, by its name → its forms. */
  formsOf: Map<string, string[]>;
}

/** `see`: how a form is to be known. A word's name begins with =, and is no form's. */
export function readForms(see: (form: string) => string): Forms {
  const wordsOf = new Map<string, string[]>();
  const formsOf = new Map<string, string[]>();
  const add = (form: string, word: string) => {
    const words = wordsOf.get(form) ?? [];
    if (!words.includes(word)) wordsOf.set(form, [...words, word]);
  };
  const linesOf = (lines: string) =>
    lines
      .trim()
      .split('\n')
      .map((line) => line.split(' '));
  for (const part of ['', ...firstParts.split(' ')])
    for (const line of linesOf(verbs)) for (const form of line) add(see(part + form), `=${part}${line[0]}`);
  for (const line of linesOf(others)) {
    for (const form of line) add(see(form), `=${line[0]}`);
    formsOf.set(`=${line[0]}`, line.map(see));
  }
  return { wordsOf, formsOf };
}
