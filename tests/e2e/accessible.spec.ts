// Every view and state, in turned looks so that each meets all widths and themes and both languages: axe is
// silent, nothing overflows, nothing is cut off, all targets are big enough.
// SPDX-License-Identifier: EUPL-1.2
import type { Locator, Page } from '@playwright/test';
import { findingsIn } from './support/audit';
import { type DevRoom, openRoom } from './support/room';
import { appLook, fillWindow, type Look, looks, setLook, settled } from './support/stage';
import { before, filledByBo, meeting, practising, type State, time, within } from './support/states';
import { denyStorage } from './support/storage';
import { expect, test } from './support/test';
import { Screens } from './support/widget';

test.use({ contextOptions: { reducedMotion: 'reduce' } });
test.describe.configure({ timeout: 120_000 });

const home: Look = { width: 480, theme: 'light', language: 'sv' };
const nameOf = ({ width, theme, language }: Look) => `${width} ${theme} ${language}`;

async function audit(html: Locator, name: string, look: Look): Promise<void> {
  await settled(html, look);
  expect.soft(await findingsIn(html), `${name}, ${nameOf(look)}`).toEqual([]);
}

async function auditStates(page: Page, room: DevRoom, states: State[], turn: number): Promise<void> {
  const html = room.anna.at.locator('html');
  await fillWindow(page);
  await setLook(page, home);
  for (const [at, { name, arrange }] of states.entries()) {
    await settled(html, home);
    await test.step(name, async () => {
      await arrange(room);
      for (const look of looks(at + turn)) {
        await setLook(page, look);
        await audit(html, name, look);
      }
      await setLook(page, home);
    });
  }
}

test('before permissions: first run, tried without, refused', async ({ page }) => {
  await auditStates(page, await openRoom(page, ''), before, 0);
});

test('in a room: empty', async ({ page }) => {
  const state: State = {
    name: 'empty',
    arrange: ({ anna }) => anna.at.getByRole('heading', { name: 'Här börjar rummets stig' }).waitFor(),
  };
  await auditStates(page, await openRoom(page), [state], 1);
});

test('in a room: filled, being written, logged, wrong, being changed', async ({ page }) => {
  const room = await openRoom(page);
  await filledByBo(room);
  await auditStates(page, room, within.slice(0, 6), 1);
});

test('in a room: removed, searched, offline, more, principles, refused by the room', async ({
  page,
  watch,
}) => {
  watch.allow(/^console: error (sending event|getting the relations)/);
  const room = await openRoom(page);
  await filledByBo(room);
  await room.anna.log('Ringde kommunens växel');
  await room.anna.step('Ringde kommunens').getByRole('button', { name: 'Ändra' }).click();
  await auditStates(page, room, within.slice(6), 2);
});

test('Öva: a question, its answer, done for today, table and decks', async ({ page }) => {
  await auditStates(page, await openRoom(page), practising, 2);
});

test('Träffas: nothing yet, signed up, what one tells, a pair and its draw', async ({ page }) => {
  await auditStates(page, await openRoom(page), meeting, 1);
});

test('what there is time for: chosen, and with something begun', async ({ page }) => {
  await auditStates(page, await openRoom(page), time, 2);
});

test('with no storage', async ({ page, context }) => {
  await denyStorage(context);
  const state: State = {
    name: 'no-storage',
    async arrange({ anna }) {
      await anna.goOn.click();
      await anna.note('Den här enheten sparar inget.').waitFor();
    },
  };
  await auditStates(page, await openRoom(page), [state], 3);
});

test('the app: empty, filled, its settings', async ({ page }) => {
  const app = new Screens(page);
  const html = page.locator('html');
  await page.goto('/');
  for (const look of [...looks(0), ...looks(5)]) {
    await appLook(page, look);
    await page.locator('textarea').waitFor();
    await audit(html, 'app-empty', look);
  }
  await appLook(page, home);
  await app.log('Läste om klarspråk', 'Arbeta öppet');
  await app.step('Läste om klarspråk').waitFor();
  for (const look of looks(2)) {
    await appLook(page, look);
    await page.locator('.step').waitFor();
    await audit(html, 'app-filled', look);
  }
  await page.goto('/#/mer');
  for (const look of looks(3)) {
    await appLook(page, look);
    await page.locator('.folds summary').first().waitFor();
    await audit(html, 'app-mer', look);
  }
});

test('the app when its core cannot start', async ({ page, watch }) => {
  watch.allow(/.*/);
  await page.goto('/');
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }));
  await page.getByRole('button', { name: 'Logga steg' }).waitFor();
  for (const look of looks(1)) {
    await appLook(page, look);
    await page.getByRole('alert').getByRole('button').waitFor();
    await audit(page.locator('html'), 'app-broken', look);
  }
});

test('the trial room’s own page', async ({ page, watch }) => {
  watch.allow(/^console: error (sending event|getting the relations)/);
  const { anna } = await openRoom(page, '');
  const html = page.locator('html');
  const turned = [...looks(1), ...looks(2)].map((look) => ({ ...look, width: Math.max(look.width, 320) }));
  const auditAll = async (name: string, some: Look[]) => {
    for (const look of some) {
      await setLook(page, look);
      await audit(html, name, look);
    }
    await setLook(page, { ...home, width: 1280 });
    await settled(html, home);
  };
  await auditAll('room', turned);
  await anna.goOn.click();
  await anna.dialog.waitFor();
  await auditAll('room-dialog', turned.slice(0, 2));
  await anna.dialog.getByRole('button', { name: 'Godkänn' }).click();
  await anna.log('Ett steg');
  await anna.openThread();
  await anna.message('Ett steg').waitFor();
  await page.locator('.faults summary').click();
  await auditAll('room-thread', turned.slice(2));
  await anna.setFaults({ refuse: { errcode: 'M_FORBIDDEN', status: 403 } });
  await anna.write('Får inte');
  await anna.person.getByRole('alert').waitFor();
  await auditAll('room-jam', turned.slice(0, 2));
});
