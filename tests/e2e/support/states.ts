// Every state of the panel in a room, each from the one before: shared by the accessibility tests and the
// pictures. In Swedish, at a width where all is in reach.
// SPDX-License-Identifier: EUPL-1.2
import type { DevRoom } from './room';
import type { Screens } from './widget';

export interface State {
  name: string;
  arrange(room: DevRoom): Promise<void>;
}

/** From a room that nobody has been in, with nothing granted. */
export const before: State[] = [
  { name: 'first-run', arrange: ({ anna }) => anna.explainer.waitFor() },
  {
    name: 'tried-without',
    arrange: ({ anna }) => anna.at.getByRole('button', { name: 'Prova utan att dela' }).click(),
  },
  {
    name: 'refused',
    async arrange({ anna }) {
      await anna.at.getByRole('button', { name: 'Se vad Element frågar om' }).click();
      await anna.goOn.evaluate((button: HTMLElement) => button.click());
      await anna.dialog
        .getByRole('button', { name: 'Neka' })
        .evaluate((button: HTMLElement) => button.click());
      await anna.note('Småsteg fick inte lov').waitFor();
    },
  },
  {
    name: 'refused-who',
    arrange: ({ anna }) => anna.who.getByRole('button', { name: 'Ändra' }).click(),
  },
];

/** Bo has been here: before the panel fills the window. */
export async function filledByBo({ anna, bo }: DevRoom): Promise<void> {
  await bo.log('Läste vår vanligaste blankett som om jag fyllde i den för första gången', 'I hjärtat');
  await bo.at.getByText('Nu kan rummet se det.').waitFor();
  await anna.look();
  await anna.step('Läste vår vanligaste blankett').waitFor();
}

/** From a room where all is granted: what there is time for. */
export const time: State[] = [
  {
    name: 'mer-time',
    async arrange({ anna }) {
      await anna.menu.getByRole('link', { name: 'Mer' }).click();
      await anna.at.getByRole('radio', { name: '5 minuter' }).check();
      await anna.at
        .getByRole('button', { name: /^Börja med det här/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'mer-time-begun',
    async arrange({ anna }) {
      await anna.menu.getByRole('link', { name: 'Steg' }).click();
      await anna.box.fill('Frågade i växeln vad folk undrar över mest just nu');
      await anna.menu.getByRole('link', { name: 'Mer' }).click();
      await anna.at.getByRole('radio', { name: '30 minuter' }).check();
      await anna.at
        .getByRole('button', { name: /^Börja med det här/ })
        .first()
        .click();
      await anna.at.getByText('Du har redan börjat skriva något.').waitFor();
    },
  },
];

/** From a room where all is granted and Bo has logged a step. */
export const within: State[] = [
  { name: 'filled-by-bo', arrange: ({ anna }) => anna.step('Läste vår vanligaste blankett').waitFor() },
  {
    name: 'composing',
    async arrange({ anna }) {
      await anna.box.fill('Ringde kommunens handläggare i stället för att mejla en gång till');
      await anna.principle('Arbeta gränsöverskridande').check();
    },
  },
  {
    name: 'who-open',
    arrange: ({ anna }) => anna.who.getByRole('button', { name: 'Ändra' }).click(),
  },
  {
    name: 'logged',
    async arrange({ anna }) {
      await anna.logButton.click();
      await anna.at.getByText('Nu kan rummet se det.').waitFor();
    },
  },
  {
    name: 'error-empty',
    async arrange({ anna }) {
      await anna.logButton.click();
      await anna.at.getByText('Skriv något först.').waitFor();
    },
  },
  {
    name: 'edit-form',
    arrange: ({ anna }) => anna.step('Ringde kommunens').getByRole('button', { name: 'Ändra' }).click(),
  },
  {
    name: 'removed-row',
    async arrange({ anna }) {
      await anna.at.getByRole('button', { name: 'Avbryt' }).click();
      await anna.step('Ringde kommunens').getByRole('button', { name: 'Ta bort' }).click();
      await anna.status('Steget är borttaget.').waitFor();
    },
  },
  {
    name: 'search-nothing',
    async arrange({ anna }) {
      await anna.search.fill('finns inte');
      await anna.at.getByText('Inget steg passar.').waitFor();
    },
  },
  {
    name: 'offline-waiting',
    async arrange({ anna }) {
      await anna.search.fill('');
      await anna.setOfflineByRoom(true);
      await anna.note('Du är offline.').waitFor();
      await anna.log('Skrev på tåget, utan nät', 'Göra saker');
      await anna.step('Skrev på tåget').waitFor();
    },
  },
  {
    name: 'mer',
    arrange: ({ anna }) => anna.menu.getByRole('link', { name: 'Mer' }).click(),
  },
  {
    name: 'mer-catalogue',
    async arrange({ anna }) {
      await anna.at.locator('summary').first().click();
      await anna.at.locator('details[open]').first().waitFor();
    },
  },
  {
    name: 'principle',
    async arrange({ anna }) {
      await anna.at.getByRole('link', { name: /^Princip 6/ }).click();
      await anna.at.getByRole('button', { name: 'Skriv ett steg' }).waitFor();
    },
  },
  {
    name: 'failed',
    async arrange({ anna }) {
      await anna.menu.getByRole('link', { name: 'Steg' }).click();
      await anna.setFaults({ refuse: { errcode: 'M_FORBIDDEN', status: 403 }, jam: false });
      await anna.setOfflineByRoom(false);
      await anna.step('Skrev på tåget').getByText('Gick inte att skicka').waitFor();
    },
  },
  {
    name: 'moved',
    async arrange(room) {
      await room.upgrade();
      await room.anna.note('Det här rummet har flyttat').waitFor();
      await room.anna.who.getByRole('button', { name: 'Ändra' }).click();
    },
  },
];

/** Öva, from a room where all is granted: each look of a question, what is settled, what one brings in. */
export const practising: State[] = [
  {
    name: 'ova-question',
    async arrange({ anna }) {
      await anna.menu.getByRole('link', { name: 'Öva' }).click();
      await anna.at.getByRole('group', { name: 'Ditt svar' }).getByRole('radio').nth(1).check();
    },
  },
  {
    name: 'ova-answered',
    async arrange({ anna }) {
      await anna.at.getByRole('button', { name: 'Svara', exact: true }).click();
      await anna.at.getByRole('list', { name: 'Svaren' }).waitFor();
    },
  },
  {
    name: 'ova-done',
    async arrange({ anna }) {
      const onwards = anna.at.getByRole('button', { name: /^(Nästa fråga|Visste)$/ });
      const radios = anna.at.getByRole('group', { name: 'Ditt svar' }).getByRole('radio');
      for (let n = 1; n < 5; n += 1) {
        await onwards.click();
        await radios.nth(n % 4).check();
        await anna.at.getByRole('button', { name: 'Svara', exact: true }).click();
      }
      await onwards.click();
      await anna.at.getByRole('heading', { name: 'Klart för i dag' }).waitFor();
    },
  },
  {
    name: 'ova-table-and-decks',
    async arrange({ anna }) {
      await anna.at.getByText('Visa som tabell').click();
      await anna.at.getByText('Varifrån frågorna kommer').click();
      await anna.at.getByText('Hämta in en fil', { exact: true }).waitFor();
    },
  },
];

/** Bo does it behind Anna's panel, which fills the window. */
const press = (side: Screens, name: string) =>
  side.at.getByRole('button', { name, exact: true }).dispatchEvent('click');

/** Träffas, from a room where all is granted: nothing yet, signed up, what one tells, a pair and its draw. */
export const meeting: State[] = [
  {
    name: 'traffas-empty',
    async arrange({ anna }) {
      await anna.menu.getByRole('link', { name: 'Träffas' }).click();
      await anna.at.getByRole('button', { name: 'Öppna en fikarunda' }).waitFor();
    },
  },
  {
    name: 'traffas-in',
    async arrange({ anna }) {
      await press(anna, 'Öppna en fikarunda');
      await press(anna, 'Jag är med');
      await anna.at.getByRole('button', { name: 'Ändra mig' }).waitFor();
      await anna.at.getByText('Ta en rast från rundorna').click();
    },
  },
  {
    name: 'traffas-profile',
    async arrange({ anna }) {
      await anna.at.getByRole('link', { name: 'Berätta' }).click();
      await anna.at.getByRole('textbox', { name: 'Yrke' }).fill('verksamhetsutvecklare');
      await anna.at.getByRole('checkbox', { name: 'torsdag' }).check();
    },
  },
  {
    name: 'traffas-drawn',
    async arrange({ anna, bo }) {
      await anna.menu.getByRole('link', { name: 'Träffas' }).click();
      await bo.menu.getByRole('link', { name: 'Träffas' }).dispatchEvent('click');
      await bo.look();
      await press(bo, 'Jag är med');
      await bo.at.getByRole('button', { name: 'Ändra mig' }).waitFor();
      await anna.at.getByText('2 är med hittills.').waitFor();
      await press(anna, 'Stäng anmälan');
      await press(anna, 'Stäng nu');
      await anna.at.getByText('Anmälan är stängd.').first().waitFor();
      // Out of sight nothing is read; Bo's number is opened when he looks.
      await bo.look();
      await bo.at.getByText('Anmälan är stängd.').first().waitFor();
      await anna.at.getByText('2 av 2 slumptal är öppnade.').first().waitFor();
      await press(anna, 'Lotta nu');
      await press(anna, 'Lotta');
      await anna.at.getByRole('heading', { name: 'Lottningen är kontrollerad' }).waitFor();
      await anna.at.getByText('Se hur den drogs').click();
      await anna.at.getByRole('button', { name: 'Kopiera kommandot' }).waitFor();
    },
  },
];
