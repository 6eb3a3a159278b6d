// Theme and language are the host's, by both ways it has to say them: in the address, which is all that an
// older host knows, and pushed when they change. A person's own choice wins over both.
// SPDX-License-Identifier: EUPL-1.2
import type { Page } from '@playwright/test';
import type { Language, Theme } from '../../web/src/ports';
import { DevRoom, openRoom } from './support/room';
import { expect, test } from './support/test';

const themes: Theme[] = ['dark', 'light-hc', 'dark-hc', 'light'];

/** The theme drawn, "" when the system decides. */
const drawn = (room: DevRoom) =>
  room.anna.at.locator('html').evaluate((html) => /cpd-theme-([\w-]+)/.exec(html.className)?.[1] ?? '');
const spoken = (room: DevRoom) =>
  room.anna.at.locator('html').evaluate((html) => (html as HTMLHtmlElement).lang);

async function expectLook(room: DevRoom, theme: Theme | '', language: Language): Promise<void> {
  await expect.poll(() => drawn(room)).toBe(theme);
  await expect.poll(() => spoken(room)).toBe(language);
  const place = { sv: 'Steg', en: 'Steps' }[language];
  await expect(room.anna.at.getByRole('heading', { level: 1 })).toHaveText(place);
}

/** Every word of the host's to a widget, by its name. */
async function listenToHost(page: Page): Promise<() => Promise<string[]>> {
  const said: string[] = [];
  await page.exposeFunction('hostSaid', (action: string) => void said.push(action));
  await page.addInitScript(() => {
    const tell = (window as unknown as { hostSaid(action: string): void }).hostSaid;
    addEventListener('message', ({ data }) => {
      if (data?.api === 'toWidget' && data.response === undefined) tell(String(data.action));
    });
  });
  return async () => said.filter((action) => action.endsWith('_change'));
}

/** What the address will say the next time; nothing is pushed. */
const changeQuietly = (page: Page, theme: Theme, language: Language) =>
  page.evaluate(
    ([nextTheme, nextLanguage]) =>
      Object.assign(window.smastegRoom?.stage ?? {}, { theme: nextTheme, language: nextLanguage }),
    [theme, language] as const,
  );
const push = (page: Page, theme: Theme | null, language: Language) =>
  page.evaluate(
    ([nextTheme, nextLanguage]) => {
      window.smastegRoom?.stage.setTheme(nextTheme);
      window.smastegRoom?.stage.setLanguage(nextLanguage);
    },
    [theme, language] as const,
  );

test('an older host says theme and language in the address alone, each time the widget opens', async ({
  page,
}) => {
  const changes = await listenToHost(page);
  const room = new DevRoom(page);
  await page.goto('/room/?grant=all&theme=dark&lang=en');
  await expectLook(room, 'dark', 'en');
  await changeQuietly(page, 'light-hc', 'sv');
  await expectLook(room, 'dark', 'en');
  await room.anna.reload();
  await expectLook(room, 'light-hc', 'sv');
  expect(await changes()).toEqual([]);
});

test('a newer host’s change is followed while one writes, and nothing moves under the pen', async ({
  page,
}) => {
  const changes = await listenToHost(page);
  const room = await openRoom(page);
  const { anna } = room;
  await anna.box.pressSequentially('Ringde en med');
  await page.keyboard.press('ArrowLeft');
  for (const theme of themes) {
    await push(page, theme, 'en');
    await expectLook(room, theme, 'en');
  }
  await push(page, null, 'sv');
  await expectLook(room, '', 'sv');
  await expect(anna.box).toBeFocused();
  await page.keyboard.type('o');
  await expect(anna.box).toHaveValue('Ringde en meod');
  expect(await changes()).toContain('theme_change');
  expect(await changes()).toContain('language_change');
});

test('what one has chosen in Mer wins over the host, now and the next time', async ({ page }) => {
  const room = await openRoom(page);
  const { anna } = room;
  await anna.menu.getByRole('link', { name: 'Mer' }).click();
  await anna.at.getByRole('radio', { name: 'Mörk', exact: true }).check();
  await anna.at.getByRole('radio', { name: 'English' }).click();
  await anna.menu.getByRole('link', { name: 'Steps' }).click();
  await push(page, 'light-hc', 'sv');
  await expectLook(room, 'dark', 'en');
  await anna.reload();
  await expectLook(room, 'dark', 'en');
});
