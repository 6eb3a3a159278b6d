// One person with the same room, or the app, in two tabs of one browser: one of them at a time sends and
// keeps, the one that was looked at last. Nothing is sent twice, nothing written is lost, nothing hangs.
// SPDX-License-Identifier: EUPL-1.2
import type { BrowserContext, Page, TestInfo } from '@playwright/test';
import { turnName } from '../../web/src/core/turn';
import { findingsIn } from './support/audit';
import { openRoom } from './support/room';
import { appLook, fillWindow, type Look, setLook, settled } from './support/stage';
import { expect, test } from './support/test';
import { Screens } from './support/widget';

const quiet = 'Småsteg är öppet i en annan flik.';

/** A tab with the app in it. No page is ever hidden here: to look at one is to give it the focus. */
class AppTab extends Screens {
  readonly page: Page;
  constructor(page: Page) {
    super(page);
    this.page = page;
  }
  static async open(context: BrowserContext): Promise<AppTab> {
    const tab = new AppTab(await context.newPage());
    await tab.page.goto('/');
    await tab.page.getByRole('radiogroup').waitFor();
    return tab;
  }
  async look(): Promise<void> {
    await this.page.evaluate(() => window.dispatchEvent(new Event('focus')));
  }
  quiet = () => this.page.getByRole('status').filter({ hasText: quiet });
  isSaved = () => expect(this.page.getByText('Sparat på den här enheten.').first()).toBeVisible();
}

test('the app in two tabs: the one looked at last goes on, with what the other did', async ({ context }) => {
  const one = await AppTab.open(context);
  await one.log('Ringde en kollega');
  await one.isSaved();
  const two = await AppTab.open(context);
  await expect(two.step('Ringde en kollega')).toBeVisible();
  await expect(one.quiet()).toBeVisible();
  // What was there can still be read.
  await expect(one.step('Ringde en kollega')).toBeVisible();
  await two.log('Ringde en till');
  await two.isSaved();
  await one.look();
  await expect(one.quiet()).toHaveCount(0);
  await expect(one.step('Ringde en till')).toBeVisible();
  await expect(two.quiet()).toBeVisible();
  await one.log('Och en tredje');
  await one.isSaved();
  await one.page.reload();
  await expect(one.steps).toHaveCount(3);
});

test('the app in two tabs: a draft is one, and follows to the tab one goes to', async ({ context }) => {
  const one = await AppTab.open(context);
  const two = await AppTab.open(context);
  await one.look();
  await one.box.pressSequentially('Ringde en med');
  await expect(two.box).toHaveValue('Ringde en med');
  await two.look();
  await two.box.focus();
  await two.box.pressSequentially('borgare');
  await expect(one.box).toHaveValue('Ringde en medborgare');
  await two.box.press('Enter');
  await expect(two.step('Ringde en medborgare')).toBeVisible();
  await expect(one.box).toHaveValue('');
  // Written where it was quiet: the first letter brings the turn there.
  await expect(one.quiet()).toBeVisible();
  await one.box.pressSequentially('Nästa');
  await expect(one.quiet()).toHaveCount(0);
  await expect(one.step('Ringde en medborgare')).toBeVisible();
  await one.box.press('Enter');
  await expect(one.step('Nästa')).toBeVisible();
  await two.look();
  await expect(two.steps).toHaveCount(2);
});

test('a step logged while one is on the way to the other tab is kept', async ({ context }) => {
  const one = await AppTab.open(context);
  const two = await AppTab.open(context);
  for (let i = 0; i < 5; i += 1) {
    await one.look();
    await expect(one.quiet()).toHaveCount(0);
    await one.box.fill(`Steg ${i}`);
    // Both in the same breath.
    await one.page.evaluate(() => document.querySelector('form')?.requestSubmit());
    await two.look();
    await expect(two.step(`Steg ${i}`)).toBeVisible();
  }
  await expect(two.steps).toHaveCount(5);
});

test('a tab that is closed, or whose process is killed, leaves it to the other at once', async ({
  context,
}) => {
  const one = await AppTab.open(context);
  const two = await AppTab.open(context);
  await two.log('Ringde en kollega');
  await two.isSaved();
  await expect(one.quiet()).toBeVisible();
  await two.page.close();
  await expect(one.quiet()).toHaveCount(0);
  await expect(one.step('Ringde en kollega')).toBeVisible();

  const three = await AppTab.open(context);
  await three.log('Skrev ett utkast');
  await three.isSaved();
  await expect(one.quiet()).toBeVisible();
  await three.page.goto('chrome://crash').catch(() => undefined);
  await expect(one.quiet()).toHaveCount(0);
  await expect(one.step('Skrev ett utkast')).toBeVisible();
  await one.log('Och gick vidare');
  await one.isSaved();
});

test('an older version in another tab that holds on and answers nothing does not stop the app', async ({
  context,
}) => {
  const old = await context.newPage();
  await old.goto('/widget/install/');
  await old.evaluate(
    (name) => {
      void navigator.locks
        .request(name, () => new Promise(() => undefined))
        .catch(() => document.documentElement.setAttribute('data-lost', ''));
    },
    turnName('', ''),
  );
  const app = await AppTab.open(context);
  await expect(old.locator('html[data-lost]')).toHaveCount(1);
  await app.log('Gick det');
  await app.isSaved();
});

test('where there are no locks each tab works as if it were alone', async ({ context }) => {
  await context.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
  const one = await AppTab.open(context);
  const two = await AppTab.open(context);
  for (const tab of [one, two]) {
    await tab.look();
    await expect(tab.quiet()).toHaveCount(0);
    await tab.log('Utan lås');
    await tab.isSaved();
  }
  await one.page.reload();
  await expect(one.steps).toHaveCount(2);
});

test('a step that waits in two tabs of a room leaves once, from the one looked at', async ({ page }) => {
  const room = await openRoom(page, 'grant=all&tabs=2');
  const { anna, anna2 } = room;
  const waits = 'skickas när nätet är tillbaka';
  await anna.focusPanel();
  for (const tab of [anna, anna2]) await tab.setOffline(true);
  await anna.log('Skrev på tåget');
  await expect(anna.step('Skrev på tåget')).toContainText(waits);
  await anna2.focusPanel();
  await expect(anna2.step('Skrev på tåget')).toContainText(waits);
  await expect(anna.at.getByText(quiet)).toBeVisible();
  await expect(anna.step('Skrev på tåget')).toBeVisible();

  // The quiet one has net again first: nothing leaves from there.
  await anna.setOffline(false);
  await anna2.setOffline(false);
  await expect(anna2.step('Skrev på tåget').locator('.state')).toHaveCount(0);
  expect(await room.messages('Skrev på tåget')).toHaveLength(1);

  await anna.focusPanel();
  await expect(anna.at.getByText(quiet)).toHaveCount(0);
  await anna.log('Hemma igen');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  await expect(anna.step('Skrev på tåget').locator('.state')).toHaveCount(0);
  expect(await room.messages('Skrev på tåget')).toHaveLength(1);
  expect(await room.messages('Hemma igen')).toHaveLength(1);
  // Bo has a turn of his own: he was never in the way.
  await expect(room.bo.at.getByText(quiet)).toHaveCount(0);
});

test('to go to the other tab in mid-send neither doubles the step nor makes one wait', async ({ page }) => {
  const room = await openRoom(page, 'grant=all&tabs=2');
  const { anna, anna2 } = room;
  await anna.focusPanel();
  await anna.log('Ett första steg');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  await anna.setFaults({ sendMs: 500 });
  await anna.log('Skickas just nu');
  await expect(anna.step('Skickas just nu')).toContainText('Skickas.');
  await anna2.focusPanel();
  await expect(anna2.step('Skickas just nu').locator('.state')).toHaveCount(0);
  await expect(anna2.note('Element skickar ännu.')).toHaveCount(0);
  await anna2.log('Och ett till');
  await expect(anna2.at.getByText('Nu kan rummet se det.')).toBeVisible();
  expect(await room.messages('Skickas just nu')).toHaveLength(1);
});

test('a panel destroyed in mid-send leaves its step to the other tab, which does not double it', async ({
  page,
}) => {
  const room = await openRoom(page, 'grant=all&tabs=2');
  const { anna, anna2 } = room;
  await anna.focusPanel();
  await anna.log('Ett första steg');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  await anna.setFaults({ sendMs: 1_500 });
  await anna.log('Skickas just nu');
  await expect(anna.step('Skickas just nu')).toContainText('Skickas.');
  await anna.frame.evaluate((frame) => frame.remove());
  await expect(anna2.step('Skickas just nu')).toBeVisible();
  await expect(anna2.step('Skickas just nu').locator('.state')).toHaveCount(0, { timeout: 20_000 });
  expect(await room.messages('Skickas just nu')).toHaveLength(1);
});

test.describe.configure({ timeout: 60_000 });

const appLooks: Look[] = [
  { width: 320, theme: 'light', language: 'sv' },
  { width: 320, theme: 'dark', language: 'en' },
  { width: 1280, theme: 'dark', language: 'sv' },
  { width: 1280, theme: 'light', language: 'en' },
];
/** To be looked at: in the report, and in the test's folder. */
async function picture(page: Page, info: TestInfo, name: string): Promise<void> {
  const path = info.outputPath(`${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  await info.attach(name, { path, contentType: 'image/png' });
}
const nameOf = ({ width, theme, language }: Look) => `${width}-${theme}-${language}`;

test('the quiet tab can be read and taken back by keyboard, in all looks', async ({ context }, info) => {
  const one = await AppTab.open(context);
  await one.log('Läste om klarspråk', 'Arbeta öppet');
  await one.isSaved();
  for (const look of appLooks) {
    await appLook(one.page, look);
    const two = await AppTab.open(context);
    const note = one.page.getByRole('status').filter({ has: one.page.locator('.note') });
    await note.waitFor();
    await settled(one.page.locator('html'), look);
    expect.soft(await findingsIn(one.page.locator('html')), nameOf(look)).toEqual([]);
    await picture(one.page, info, `quiet-app-${nameOf(look)}`);
    const button = note.getByRole('button');
    await one.page.locator('#main').focus();
    await one.page.keyboard.press('Tab');
    await expect(button).toBeFocused();
    await one.page.keyboard.press('Enter');
    await expect(note).toHaveCount(0);
    await expect(one.page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(two.page.getByRole('status').locator('.note')).toBeVisible();
    await two.page.close();
  }
});

test('the quiet panel in a room, in all looks', async ({ page }, info) => {
  const { anna, anna2 } = await openRoom(page, 'grant=all&tabs=2');
  await anna.focusPanel();
  await anna.log('Visade ett utkast');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  await anna2.focusPanel();
  await anna.at.getByText(quiet).waitFor();
  await fillWindow(page);
  const html = anna.at.locator('html');
  for (const look of [{ ...appLooks[0], width: 190 } as Look, ...appLooks]) {
    await setLook(page, look);
    await settled(html, look);
    expect.soft(await findingsIn(html), nameOf(look)).toEqual([]);
    await picture(page, info, `quiet-room-${nameOf(look)}`);
  }
});
