// Lärdomar, by two people: from a step to an experiment, its lesson, a thanks and the week's letter.
// SPDX-License-Identifier: EUPL-1.2
import type { Locator } from '@playwright/test';
import { expectWhole } from './support/audit';
import { type DevRoom, type DevSide, openRoom } from './support/room';
import { fillWindow, looks, setLook } from './support/stage';
import { expect, test } from './support/test';

const button = (side: DevSide, name: string | RegExp): Locator =>
  side.at.getByRole('button', { name, exact: true });
const answer = (side: DevSide, question: string, word: 'Ja' | 'Nej') =>
  side.at.getByRole('group', { name: question }).getByRole('radio', { name: word }).check();
const place = async (side: DevSide) => {
  await side.menu.getByRole('link', { name: 'Lärdomar' }).click();
  await expect(side.at.getByRole('heading', { level: 1 })).toHaveText('Lärdomar');
};

const lines: [string, string][] = [
  ['Vad heter det?', 'Kortare avslagsbrev'],
  ['Vi tror', 'att fler förstår beslutet om det ryms på en sida'],
  ['Vi testar', 'ett kort brev på fem kollegor'],
  ['Vi mäter', 'hur många som frågar vad det betyder'],
  ['Vi har rätt om', 'högst en behöver fråga'],
];

/** Anna logs a step and begins an experiment from it; Bo has it on his screen. */
async function begin({ anna, bo }: DevRoom): Promise<void> {
  await anna.log('Läste ett beslut högt i receptionen', 'I hjärtat');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  await anna.step('Läste ett beslut').getByRole('link', { name: 'Lär av det' }).click();
  await anna.at.getByRole('radio', { name: 'Börja ett experiment' }).click();
  for (const [label, text] of lines) await anna.at.getByRole('textbox', { name: label }).fill(text);
  await answer(anna, 'Används personuppgifter?', 'Ja');
  await answer(anna, 'Märks det för medborgare?', 'Nej');
  await answer(anna, 'Går det att ångra inom en dag?', 'Ja');
  await expect(anna.at.getByText('Prova med påhittade uppgifter i stället.')).toBeVisible();
  await button(anna, 'Sätt i gång').press('Enter');
  await expect(anna.at.getByRole('heading', { name: 'Nytt experiment' })).toBeVisible();
  await answer(anna, 'Används personuppgifter?', 'Nej');
  await expect(anna.at.getByText('Litet och ofarligt.')).toBeVisible();
  await button(anna, 'Sätt i gång').click();
  await expect(anna.status('Experimentet är i gång.')).toBeAttached();
  await place(bo);
  await expect(async () => {
    await bo.look();
    await expect(bo.at.getByRole('heading', { name: 'Kortare avslagsbrev' })).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
}

/** Bo ends it with a lesson. */
async function end({ anna, bo }: DevRoom): Promise<void> {
  await bo.at.getByText('Vad lärde vi oss?').click();
  await bo.at.getByRole('radio', { name: 'Inte som vi trodde' }).check();
  await bo.at.getByRole('textbox', { name: 'Lärdom' }).fill('Folk vill veta vad de ska göra härnäst.');
  await button(bo, 'Dela lärdomen').click();
  await expect(bo.at.getByRole('heading', { name: 'Avslutade' })).toBeVisible();
  await expect(async () => {
    await anna.look();
    await expect(anna.at.getByRole('heading', { name: 'Avslutade' })).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 20_000 });
}

test('from a step to an experiment, a lesson, a thanks and the week’s letter', async ({ page }) => {
  test.setTimeout(180_000);
  const room = await openRoom(page);
  const { anna, bo } = room;
  await begin(room);
  await expect(bo.at.getByText('Läste ett beslut högt i receptionen')).toBeVisible();
  const [card] = await room.messages('🧪 Experiment: Kortare avslagsbrev');
  expect(card?.content['body']).toContain('\nVi har rätt om: högst en behöver fråga');

  await end(room);
  const lesson = 'Det blev inte som vi trodde. Folk vill veta vad de ska göra härnäst.';
  await anna.at.getByText('Kortare avslagsbrev').first().click();
  await expect(anna.at.locator('.fold').getByText(lesson)).toBeVisible();
  await button(anna, 'Tacka').click();
  await expect(anna.at.getByText('du tackar.')).toBeVisible();
  await expect.poll(async () => (await room.messages('för lärdomen')).length).toBe(1);

  await button(anna, /^Skriv veckobrev v\. \d+$/).click();
  const letter = anna.at.getByRole('textbox', { name: /^Vecka \d+, den pågår$/ });
  await expect(letter).toHaveValue(/– Läste ett beslut högt i receptionen \(Anna Öberg\)/);
  await letter.fill(`${await letter.inputValue()}\nTack för den här veckan!`);
  await button(anna, 'Skicka brevet').click();
  await expect.poll(async () => (await room.messages('📰 Veckobrev v.')).length, { timeout: 20_000 }).toBe(1);
  await expect(async () => {
    await bo.look();
    await expect(bo.at.getByRole('button', { name: /^Skriv veckobrev/ })).toHaveCount(0, { timeout: 3_000 });
  }).toPass({ timeout: 20_000 });
  await bo.at
    .locator('summary')
    .filter({ hasText: /^Vecka \d+/ })
    .click();
  await expect(bo.at.getByText('Tack för den här veckan!')).toBeVisible();
});

test('what was begun is there after a reload, and is not sent before it is whole', async ({ page }) => {
  const { anna } = await openRoom(page);
  await place(anna);
  await button(anna, 'Börja ett experiment').click();
  await anna.at.getByRole('textbox', { name: 'Vi tror' }).fill('att det går');
  await anna.reload();
  await place(anna);
  await button(anna, 'Börja ett experiment').click();
  await expect(anna.at.getByRole('textbox', { name: 'Vi tror' })).toHaveValue('att det går');
  await answer(anna, 'Används personuppgifter?', 'Nej');
  await answer(anna, 'Märks det för medborgare?', 'Nej');
  await answer(anna, 'Går det att ångra inom en dag?', 'Ja');
  await button(anna, 'Sätt i gång').click();
  await expect(anna.at.getByText('Något saknas.')).toBeVisible();
});

test('in every width, theme and language Lärdomar is whole and axe is silent', async ({ page }) => {
  test.setTimeout(240_000);
  const room = await openRoom(page);
  const { anna } = room;
  await begin(room);
  await fillWindow(page);
  await expectWhole(page, anna.at.locator('html'), [0, 1].flatMap(looks));
  await setLook(page, { width: 480, theme: 'light', language: 'sv' });
  await anna.at.getByText('Vad lärde vi oss?').click();
  await button(anna, 'Börja ett experiment').click();
  for (const question of ['Används personuppgifter?', 'Märks det för medborgare?'])
    await answer(anna, question, 'Ja');
  await answer(anna, 'Går det att ångra inom en dag?', 'Nej');
  await anna.at.getByRole('button', { name: /^Skriv veckobrev/ }).click();
  await expectWhole(page, anna.at.locator('html'), [2, 3].flatMap(looks));
});
