// "Vad hinner jag?" in Mer: small things to do in 2, 5 or 30 minutes, and the step that one of them becomes.
// SPDX-License-Identifier: EUPL-1.2
import type { Locator, Page } from '@playwright/test';
import { findingsIn } from './support/audit';
import { openRoom } from './support/room';
import { appLook, looks, settled } from './support/stage';
import { expect, test } from './support/test';
import { Screens } from './support/widget';

const start = /^(Börja med det här|Start with this) /;
const radio = ({ at }: Screens, minutes: number) =>
  at.getByRole('radio', { name: new RegExp(`^${minutes} minut`) });
const ideas = ({ at }: Screens) =>
  at.getByRole('listitem').filter({ has: at.getByRole('button', { name: start }) });

async function openMer(page: Page): Promise<Screens> {
  await page.goto('/#/mer');
  const app = new Screens(page);
  await radio(app, 2).waitFor();
  return app;
}

/** Presses the idea's button; gives what it says. */
async function begin(idea: Locator): Promise<string> {
  const said = (await idea.locator('p').first().textContent()) ?? '';
  await idea.getByRole('button', { name: `Börja med det här ${said}` }).click();
  return said;
}

test('one chooses a time, gets small things to do, and the step is in the box', async ({ page }) => {
  const app = await openMer(page);
  await expect(ideas(app)).toHaveCount(0);
  for (const minutes of [2, 5, 30]) {
    await radio(app, minutes).check();
    await expect(app.at.getByRole('list', { name: `Små steg på ${minutes} minuter.` })).toBeVisible();
    await expect(ideas(app)).toHaveCount(4);
  }
  const idea = ideas(app).nth(1);
  const principle = (await idea.locator('.meta').textContent())?.replaceAll('\u00AD', '') ?? '';
  const said = await begin(idea);
  expect(said.length).toBeGreaterThan(10);
  await expect(app.at.getByRole('heading', { level: 1 })).toHaveText('Steg');
  const text = await app.box.inputValue();
  expect(text).not.toBe(said);
  expect(text).toMatch(/\.$/);
  await expect(app.principle(principle)).toBeChecked();
  await expect(app.principles.getByRole('checkbox', { checked: true })).toHaveCount(1);

  await page.reload();
  await expect(app.box).toHaveValue(text);
  await expect(app.principle(principle)).toBeChecked();
  await app.logButton.click();
  await expect(app.step(text)).toContainText(principle.split(' ')[0] ?? '');
});

test('what one has begun oneself is shown, and stays until one says otherwise', async ({ page }) => {
  const { anna } = await openRoom(page);
  const own = 'Satt i receptionen en stund';
  const toMer = async () => {
    await anna.menu.getByRole('link', { name: 'Mer' }).click();
    await radio(anna, 30).check();
  };
  await anna.box.fill(own);
  await anna.principle('Göra saker i praktiken').check();
  await toMer();
  await begin(ideas(anna).first());
  const asked = anna.at.getByRole('group', { name: 'Du har redan börjat skriva något.' });
  await expect(asked).toBeFocused();
  await expect(asked).toContainText(own);
  await asked.getByRole('button', { name: 'Fortsätt på det' }).click();
  await expect(anna.box).toHaveValue(own);
  await expect(anna.principle('Göra saker i praktiken')).toBeChecked();

  await toMer();
  await begin(ideas(anna).first());
  await asked.getByRole('button', { name: 'Byt ut mot det här' }).click();
  await expect(anna.box).not.toHaveValue(own);
  await expect(anna.box).not.toHaveValue('');
  // One of ours, as it stands, is replaced without a question.
  const first = await anna.box.inputValue();
  await toMer();
  await begin(ideas(anna).nth(1));
  await expect(anna.box).not.toHaveValue('');
  await expect(anna.box).not.toHaveValue(first);
});

test('a choice of time is said once, and a file that cannot be had is said and tried again', async ({
  page,
  watch,
}) => {
  // The browser's own words: an empty file is not the one that was published.
  watch.allow(/404|integrity/);
  await page.route('**/microactions-*.json', (route) => route.fulfill({ status: 404, body: '' }));
  const app = await openMer(page);
  await radio(app, 5).check();
  await expect(app.status('Texterna gick inte att hämta.')).toBeVisible();
  await page.unroute('**/microactions-*.json');
  await app.at.getByRole('button', { name: 'Försök igen' }).click();
  await expect(ideas(app)).toHaveCount(4);
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    // What is emptied says nothing.
    for (const region of document.querySelectorAll('[role=status], [aria-live], [role=alert]'))
      new MutationObserver(() => region.textContent && said.push(region.textContent)).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
  });
  await radio(app, 2).check();
  await expect(app.at.getByRole('list', { name: 'Små steg på 2 minuter.' })).toBeVisible();
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  expect(said).toEqual(['Små steg på 2 minuter.']);
});

test('in every width, theme and language it is whole and axe is silent', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('/#/mer');
  for (const look of [0, 1, 2, 3].flatMap(looks)) {
    await appLook(page, look);
    const app = new Screens(page);
    await radio(app, 30).check();
    await page.getByRole('button', { name: /^(Visa fler|Show more)$/ }).click();
    await expect(ideas(app)).toHaveCount(8);
    const html = page.locator('html');
    await settled(html, look);
    expect.soft(await findingsIn(html), JSON.stringify(look)).toEqual([]);
  }
});
