// From a step to an experiment, its lesson, a thanks, a call that is answered and the week's letter: two
// people on a real server. Whoever wants to see at once what the other has written opens the panel anew.
// SPDX-License-Identifier: EUPL-1.2
import type { Locator } from '@playwright/test';
import { expect, test } from './support/bed';
import type { MatrixSide } from './support/side';

const button = (side: MatrixSide, name: string | RegExp): Locator =>
  side.at.getByRole('button', { name, exact: true });
const box = (side: MatrixSide, name: string): Locator => side.at.getByRole('textbox', { name });
const go = async (side: MatrixSide, place: string) => {
  await side.menu.getByRole('link', { name: place }).click();
  await expect(side.at.getByRole('heading', { level: 1 })).toHaveText(place);
};
const lines: [string, string][] = [
  ['Vad heter det?', 'Kortare avslagsbrev'],
  ['Vi tror', 'att fler förstår beslutet'],
  ['Vi testar', 'ett kort brev på fem kollegor'],
  ['Vi mäter', 'hur många som frågar'],
  ['Vi har rätt om', 'högst en behöver fråga'],
];

async function experiment(anna: MatrixSide): Promise<void> {
  await anna.step('Läste ett beslut').getByRole('link', { name: 'Lär av det' }).click();
  await anna.at.getByRole('radio', { name: 'Börja ett experiment' }).click();
  for (const [label, text] of lines) await box(anna, label).fill(text);
  const answers = ['Används personuppgifter?', 'Märks det för medborgare?', 'Går det att ångra inom en dag?'];
  for (const [at, name] of answers.entries())
    await anna.at
      .getByRole('group', { name })
      .getByRole('radio', { name: at === 2 ? 'Ja' : 'Nej' })
      .check();
  await button(anna, 'Sätt i gång').click();
  await expect(anna.status('Experimentet är i gång.')).toBeAttached();
}

test('the chain from a step to the week’s letter', async ({ makeRoom }) => {
  const room = await makeRoom({ encrypted: false });
  const [anna, bo] = await Promise.all([room.open('anna'), room.open('bo')]);
  await anna.logged('Läste ett beslut högt i receptionen', 'I hjärtat');
  await experiment(anna);
  await bo.arrived('🧪 Experiment: Kortare avslagsbrev');

  await go(bo, 'Lärdomar');
  await bo.at.getByText('Vad lärde vi oss?').click();
  await box(bo, 'Lärdom').fill('Folk vill veta vad de ska göra härnäst.');
  await button(bo, 'Dela lärdomen').click();
  await expect(bo.at.getByRole('heading', { name: 'Avslutade' })).toBeVisible();
  await go(bo, 'Träffas');
  await box(bo, 'Vad behöver du hjälp med?').fill('Vem har testat brev?');
  await button(bo, 'Fråga rummet').click();
  await anna.arrived('💡 Lärdom: Folk vill veta');
  await anna.arrived('📣 Efterlysning: Vem har testat brev?');

  await anna.reload();
  await go(anna, 'Lärdomar');
  await anna.at.locator('summary').filter({ hasText: 'Kortare avslagsbrev' }).click();
  await button(anna, 'Tacka').click();
  await expect(anna.at.getByText('du tackar.')).toBeVisible();
  await go(anna, 'Träffas');
  await button(anna, 'Svara').click();
  await box(anna, 'Svara').fill('Vi gjorde det i våras.');
  await button(anna, 'Skicka svaret').click();
  expect((await bo.arrived('för lärdomen')).content['m.mentions']).toEqual({
    user_ids: [bo.account.userId],
  });
  await bo.arrived('Vi gjorde det i våras.');

  await bo.reload();
  await go(bo, 'Träffas');
  await button(bo, 'Tacka och avsluta').click();
  await expect(bo.at.locator('summary').filter({ hasText: 'Vem har testat brev?' })).toBeVisible();
  await go(bo, 'Lärdomar');
  await button(bo, /^Skriv veckobrev v\. \d+$/).click();
  const letter = bo.at.getByRole('textbox', { name: /^Vecka \d+, den pågår$/ });
  await expect(letter).toHaveValue(/Läste ett beslut högt i receptionen \(Anna Öberg\)/);
  await expect(letter).toHaveValue(/Kortare avslagsbrev: Folk vill veta/);
  await button(bo, 'Skicka brevet').click();
  await anna.arrived('för hjälpen');
  await anna.arrived('📰 Veckobrev v.');

  await anna.reload();
  await go(anna, 'Lärdomar');
  await expect(anna.at.locator('summary').filter({ hasText: /^Vecka \d+/ })).toHaveCount(1);
  await expect(button(anna, /^Skriv veckobrev/)).toHaveCount(0);
  for (const side of [anna, bo]) expect(await side.isJammed()).toBe(false);
});
