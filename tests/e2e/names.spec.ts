// The names that stay: tests and assistive technology from outside lean on these roles and words.
// SPDX-License-Identifier: EUPL-1.2
import { openRoom } from './support/room';
import { expect, test } from './support/test';
import { Screens } from './support/widget';

const seven = [
  'Arbeta öppet och positivt',
  'Göra saker i praktiken',
  'Experimentera och iterera',
  'Bejaka mångfald och vara inkluderande',
  'I hjärtat bry oss om människor',
  'Arbeta gränsöverskridande',
  'Välkomna teknikens möjligheter',
];

async function checkNames(screens: Screens): Promise<void> {
  const { at, list } = screens;
  const heading = at.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Steg');
  await screens.log('Ringde kommunen');
  await expect(screens.status('Steget är loggat.')).toBeVisible();
  await expect(screens.undo).toBeVisible();
  await expect(list).toBeVisible();
  await screens.log('Skrev till regionen');
  await expect(screens.steps).toHaveCount(2);
  await expect(screens.steps.first()).toContainText('Skrev till regionen');
  await expect(screens.search).toBeVisible();
  await screens.search.fill('kommunen');
  await expect(screens.steps).toHaveCount(1);

  await screens.box.fill('x');
  await expect(screens.principles.getByRole('checkbox')).toHaveCount(seven.length);
  for (const [at, name] of seven.entries()) {
    await expect(screens.principles.getByRole('checkbox').nth(at)).toHaveAccessibleName(name);
  }
  await expect(screens.who).toBeVisible();
  await expect(screens.menu.getByRole('link')).toHaveText(['Steg', 'Öva', 'Träffas', 'Lärdomar', 'Mer']);
  await expect(screens.menu.getByRole('link', { name: 'Steg' })).toHaveAttribute('aria-current', 'page');
  await screens.menu.getByRole('link', { name: 'Mer' }).click();
  await expect(heading).toHaveText('Mer');
  await expect(heading).toHaveCount(1);
  await screens.menu.getByRole('link', { name: 'Steg' }).click();
  await expect(heading).toHaveText('Steg');
  // What was begun is still there.
  await expect(screens.box).toHaveValue('x');
}

test('the names that stay, in the app', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle('Steg – Småsteg');
  await checkNames(new Screens(page));
  await page.goto('/#/mer');
  await expect(page).toHaveTitle('Mer – Småsteg');
});

test('the names that stay, in the widget', async ({ page }) => {
  const { anna } = await openRoom(page);
  await expect(anna.frame).toHaveAttribute('title', 'Småsteg');
  await checkNames(anna);
});

test('the widget opened by itself is a private notebook', async ({ page }) => {
  const alone = new Screens(page);
  await page.goto('/widget/');
  await expect(alone.who.getByRole('radio', { checked: true })).toHaveAccessibleName('Bara jag');
  await alone.log('Öppnade den för sig');
  await expect(alone.status('Steget är loggat.')).toBeVisible();
});

test('exactly one announcement a step', async ({ page }) => {
  const screens = new Screens(page);
  await page.goto('/');
  await expect(screens.logButton).toBeVisible();
  await page.evaluate(() => {
    const said: string[] = [];
    for (const region of document.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
      new MutationObserver(() => {
        const text = region.textContent?.trim();
        if (text) said.push(text);
        document.documentElement.dataset['said'] = JSON.stringify(said);
      }).observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
  await screens.log('Sagt en gång');
  await expect(screens.step('Sagt en gång')).toBeVisible();
  await expect(screens.at.getByText('Sparat på den här enheten.').first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-said', JSON.stringify(['Steget är loggat.']));
});
