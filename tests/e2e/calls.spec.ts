// A step that leads to another's, and a call with its answers and its thanks, by two people and the keyboard.
// SPDX-License-Identifier: EUPL-1.2
import type { Locator } from '@playwright/test';
import { expectWhole } from './support/audit';
import { type DevRoom, type DevSide, openRoom } from './support/room';
import { fillWindow, looks, setLook } from './support/stage';
import { expect, test } from './support/test';

const button = (side: DevSide, name: string | RegExp): Locator =>
  side.at.getByRole('button', { name, exact: true });
const box = (side: DevSide, name: string): Locator => side.at.getByRole('textbox', { name });
const place = async (side: DevSide, name: string) => {
  await side.menu.getByRole('link', { name }).press('Enter');
  await expect(side.at.getByRole('heading', { level: 1 })).toHaveText(name);
};
/** What the other has done comes when one looks. */
async function seen(side: DevSide, what: Locator): Promise<void> {
  await expect(async () => {
    await side.look();
    await expect(what).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 20_000 });
}

/** Bo logs a step, and Anna begins one of her own from it. */
async function tryIt({ anna, bo }: DevRoom): Promise<void> {
  await bo.log('Testade blanketten med äldre', 'I hjärtat');
  await expect(bo.at.getByText('Nu kan rummet se det.')).toBeVisible();
  await seen(anna, anna.step('Testade blanketten').getByRole('button', { name: 'Prova du också' }));
  await anna.step('Testade blanketten').getByRole('button', { name: 'Prova du också' }).press('Enter');
  await expect(box(anna, 'Vad gjorde du?')).toHaveValue('Testade blanketten med äldre');
  await expect(box(anna, 'Vad gjorde du?')).toBeFocused();
  await expect(anna.at.getByText('Inspirerat av')).toBeVisible();
}

/** Anna asks the room, and who could help. */
async function ask(anna: DevSide): Promise<void> {
  await place(anna, 'Träffas');
  await box(anna, 'Vad behöver du hjälp med?').fill('Vem har testat något med äldre?');
  await button(anna, 'Fråga rummet').press('Enter');
  await expect(anna.at.getByRole('heading', { name: 'Du efterlyser' })).toBeVisible();
  await expect(button(anna, 'Svara')).toBeVisible({ timeout: 30_000 });
  await button(anna, 'Vem kan hjälpa till?').press('Enter');
  await expect(anna.at.getByText(/^Loggade .*: Testade blanketten med äldre$/)).toBeVisible();
  await button(anna, /^Fråga .*Bo/).press('Enter');
  await expect(box(anna, 'Svara')).toBeFocused();
  await expect(box(anna, 'Svara')).toHaveValue(/Bo.* Kan du hjälpa till\?$/);
}

test('another’s step leads to one’s own, and a call to an answer and a thanks', async ({ page }) => {
  test.setTimeout(240_000);
  const room = await openRoom(page);
  const { anna, bo } = room;
  await tryIt(room);
  await page.keyboard.type('Testade mitt brev med äldre');
  await anna.reload();
  await expect(box(anna, 'Vad gjorde du?')).toHaveValue('Testade mitt brev med äldre');
  await expect(anna.at.getByText('Inspirerat av')).toBeVisible({ timeout: 20_000 });
  expect(await room.messages('Testade mitt brev')).toEqual([]);
  await box(anna, 'Vad gjorde du?').press('Enter');
  await expect(anna.step('Testade mitt brev').getByText('Inspirerat av')).toBeVisible();
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  await seen(bo, bo.step('Testade blanketten').getByText('Ledde till:'));
  await bo.step('Testade blanketten').getByRole('link', { name: 'Testade mitt brev' }).press('Enter');
  await expect(bo.at.getByText('Inspirerat av ditt eget steg:')).toBeVisible();

  await ask(anna);
  expect(await room.messages('Kan du hjälpa till?')).toEqual([]);
  await button(anna, 'Skicka svaret').press('Enter');
  await expect
    .poll(async () => (await room.messages('Kan du hjälpa till?')).length, { timeout: 20_000 })
    .toBe(1);
  const [asked] = await room.messages('Kan du hjälpa till?');
  expect(asked?.content['m.mentions']).toEqual({ user_ids: ['@bo:example.org'] });

  await place(bo, 'Träffas');
  await seen(bo, bo.at.getByText('Vem har testat något med äldre?'));
  await button(bo, 'Svara').press('Enter');
  await box(bo, 'Svara').fill('Ja, ring mig i morgon.');
  await button(bo, 'Skicka svaret').press('Enter');
  await expect(bo.at.getByText('Ja, ring mig i morgon.')).toBeVisible();
  await seen(anna, button(anna, 'Tacka och avsluta'));
  await button(anna, 'Tacka och avsluta').press('Enter');
  await expect.poll(async () => (await room.messages('för hjälpen')).length, { timeout: 20_000 }).toBe(1);
  await expect(anna.at.locator('summary').filter({ hasText: 'Vem har testat något' })).toBeVisible();
});

test('what was typed in the chat is answered from the panel, in a thread of its own', async ({ page }) => {
  test.setTimeout(90_000);
  const room = await openRoom(page);
  const { anna, bo } = room;
  await bo.write('!efterlys någon som kan SQL');
  await place(anna, 'Träffas');
  await seen(anna, anna.at.getByText('någon som kan SQL'));
  await button(anna, 'Svara').press('Enter');
  await box(anna, 'Svara').fill('Jag kan, ring mig.');
  await button(anna, 'Skicka svaret').press('Enter');
  await expect.poll(async () => (await room.messages('Jag kan, ring')).length, { timeout: 20_000 }).toBe(1);
  const [call] = await room.messages('!efterlys någon');
  const [answer] = await room.messages('Jag kan, ring');
  expect(answer?.content['m.relates_to']).toMatchObject({ rel_type: 'm.thread', event_id: call?.event_id });
  await place(bo, 'Träffas');
  await seen(bo, button(bo, 'Tacka och avsluta'));
  await button(bo, 'Tacka och avsluta').press('Enter');
  await expect(bo.at.locator('summary').filter({ hasText: 'någon som kan SQL' })).toBeVisible();
});

test('a chain and a call are whole in every width, theme and language, and axe is silent', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const room = await openRoom(page);
  const { anna } = room;
  await tryIt(room);
  await box(anna, 'Vad gjorde du?').fill('Testade mitt brev med äldre');
  await box(anna, 'Vad gjorde du?').press('Enter');
  await expect(anna.step('Testade mitt brev').getByText('Inspirerat av')).toBeVisible();
  await anna.step('Testade blanketten').getByRole('button', { name: 'Prova du också' }).click();
  await expect(button(anna, 'Strunta i det')).toBeVisible();
  await fillWindow(page);
  await expectWhole(page, anna.at.locator('html'), [0, 1].flatMap(looks));
  await setLook(page, { width: 480, theme: 'light', language: 'sv' });
  await ask(anna);
  await expectWhole(page, anna.at.locator('html'), [2, 3].flatMap(looks));
});
