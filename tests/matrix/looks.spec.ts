// The pages behind signing in, walked through once in each language: in every width and theme nothing is cut
// off or too small, and axe is silent.
// SPDX-License-Identifier: EUPL-1.2
import type { Page } from '@playwright/test';
import type { Language, Theme } from '../../web/src/ports';
import { findingsIn } from '../e2e/support/audit';
import { appLook, settled } from '../e2e/support/stage';
import { AppSide } from './support/app';
import { expect, type MatrixRoom, test } from './support/bed';

const widths = [190, 320, 480, 1280];
const themes: Theme[] = ['light', 'dark', 'light-hc', 'dark-hc'];
const long = 'Samverkansgruppen för digital tillgänglighet, klarspråk och upphandlingsfrågor';

class Walk {
  readonly language: Language;
  private turn = 0;

  constructor(language: Language) {
    this.language = language;
    this.turn = language === 'sv' ? 0 : 2;
  }

  say(swedish: string, english: string): string {
    return this.language === 'sv' ? swedish : english;
  }

  /** The page as it stands, which a reload would lose: only its width and its theme change. */
  async audit(page: Page, name: string): Promise<void> {
    this.turn += 1;
    const html = page.locator('html');
    for (const [at, width] of widths.entries()) {
      const theme = themes[(at + this.turn) % themes.length] ?? 'light';
      await page.setViewportSize({ width, height: 800 });
      await html.evaluate(
        (element, [all, wanted]) => {
          for (const each of all) element.classList.toggle(`cpd-theme-${each}`, each === wanted);
        },
        [themes, theme] as const,
      );
      await settled(html, { width, theme, language: this.language });
      expect.soft(await findingsIn(html), `${name}, ${width} ${theme} ${this.language}`).toEqual([]);
    }
  }

  /** A browser of hers, signed in, in this walk's language. */
  async enter(room: MatrixRoom): Promise<AppSide> {
    const side = new AppSide(await room.openApp());
    await side.signIn(room.account('anna'));
    await appLook(side.page, { width: 480, theme: 'light', language: this.language });
    await side.page.getByRole('heading', { name: this.say('Välj rum', 'Choose a room') }).waitFor();
    return side;
  }
}

async function moreRooms(room: MatrixRoom): Promise<void> {
  const [anna, bo] = [room.account('anna'), room.account('bo')];
  await anna.createRoom({ name: long, preset: 'private_chat' });
  const nameless = await anna.createRoom({ preset: 'private_chat', invite: [bo.userId] });
  await bo.join(nameless);
}

async function makeKey(walk: Walk, first: AppSide): Promise<void> {
  const { page } = first;
  await page.getByRole('list').first().waitFor();
  await first.button(walk.say('Skapa återställningsnyckel', 'Create a recovery key')).waitFor();
  await page.locator('summary', { hasText: walk.say('Andra rum', 'Other rooms') }).click();
  await page.getByText(long).waitFor();
  await walk.audit(page, 'rooms, and an account without a key');
  await first.button(walk.say('Skapa återställningsnyckel', 'Create a recovery key')).click();
  await page.locator('.recovery-key').waitFor({ timeout: 60_000 });
  await walk.audit(page, 'the key');
  await first.button(walk.say('Jag har sparat nyckeln', 'I have saved the key')).click();
  await page.getByText(walk.say('Enheten är godkänd.', 'The device is verified.')).waitFor();
}

async function comparePictures(walk: Walk, first: AppSide, second: AppSide): Promise<void> {
  const compare = second.button(walk.say('Jämför med en annan enhet', 'Compare with another device'));
  await compare.waitFor({ timeout: 60_000 });
  await walk.audit(second.page, 'a device that is not verified');
  await compare.click();
  const show = first.button(walk.say('Visa bilderna', 'Show the pictures'));
  await show.waitFor({ timeout: 60_000 });
  await walk.audit(first.page, 'asked by another device');
  await show.click();
  await expect(second.page.locator('.emoji li')).toHaveCount(7, { timeout: 60_000 });
  await walk.audit(second.page, 'pictures');
  await second.button(walk.say('Nej, de skiljer sig', 'No, they differ')).click();
  await second.page
    .getByText(walk.say('Bilderna var inte lika.', 'The pictures were not the same.'))
    .waitFor();
}

async function leave(walk: Walk, side: AppSide): Promise<void> {
  const { page } = side;
  await side.button(walk.say('Logga ut', 'Sign out')).click();
  await page
    .getByRole('group', { name: walk.say('Logga ut och ta bort det?', 'Sign out and remove it?') })
    .waitFor();
  await walk.audit(page, 'the question before signing out');
  await side.button(walk.say('Stanna kvar', 'Stay')).click();
  await page.getByRole('button', { name: 'Små steg' }).click();
  await page.locator('textarea').waitFor();
  const out = { errcode: 'M_UNKNOWN_TOKEN', error: 'Gone' };
  await page.route('**/_matrix/client/v3/sync?*', (route) => route.fulfill({ status: 401, json: out }));
  await page.reload();
  const again = page.getByRole('link', { name: walk.say('Logga in igen', 'Sign in again') });
  await again.waitFor({ timeout: 60_000 });
  await walk.audit(page, 'signed out by the server');
  await again.click();
  await page.locator('input[type=password]').waitFor({ timeout: 60_000 });
  await walk.audit(page, 'signing in again');
}

for (const language of ['sv', 'en'] as const)
  test(`the pages behind signing in are whole, and axe is silent: ${language}`, async ({ makeRoom }) => {
    const walk = new Walk(language);
    const room = await makeRoom({ encrypted: true });
    await moreRooms(room);
    const first = await walk.enter(room);
    await makeKey(walk, first);
    const second = await walk.enter(room);
    await comparePictures(walk, first, second);
    await leave(walk, second);
  });
