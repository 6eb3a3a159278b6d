// What Småsteg may do in a room: explained first, asked once, and never needed for what is one's own.
// SPDX-License-Identifier: EUPL-1.2
import { consentedBefore, openRoom } from './support/room';
import { expect, test } from './support/test';

test('permissions are explained first, asked for in exactly one dialog, and then it works', async ({
  page,
}) => {
  const { anna, bo } = await openRoom(page, '');
  await expect(anna.explainer).toBeVisible();
  await expect(anna.dialog).toHaveCount(0);
  await page.evaluate(() => {
    const seen = new Set<Element>();
    new MutationObserver(() => {
      for (const dialog of document.querySelectorAll('[data-person="anna"] [role=dialog]')) seen.add(dialog);
      document.documentElement.dataset['dialogs'] = String(seen.size);
    }).observe(document.body, { childList: true, subtree: true });
  });
  await anna.goOn.click();
  await expect(anna.dialog).toBeVisible();
  await expect(anna.dialog.getByRole('checkbox')).toHaveCount(14);
  await expect(anna.status('Svara i rutan som Element visar.')).toBeVisible();
  await anna.dialog.getByRole('button', { name: 'Godkänn' }).click();
  await expect(anna.box).toBeFocused();
  await expect(bo.dialog).toHaveCount(0);

  await anna.log('Skrev om ett brev');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-dialogs', '1');
  await bo.goOn.click();
  await bo.dialog.getByRole('button', { name: 'Godkänn' }).click();
  await expect(bo.step('Skrev om ett brev')).toBeVisible();

  // The next time there is nothing to ask.
  await anna.reload();
  await expect(anna.logButton).toBeVisible();
  await expect(anna.step('Skrev om ett brev')).toBeVisible();
  await expect(anna.dialog).toHaveCount(0);
});

test('refused: words say so, private steps and principles work, nothing is sent', async ({ page }) => {
  const room = await openRoom(page, '');
  const { anna } = room;
  await anna.goOn.click();
  await anna.dialog.getByRole('button', { name: 'Neka' }).click();
  await expect(anna.note('Småsteg fick inte lov att läsa och skriva i rummet.')).toBeVisible();
  await expect(anna.who.getByRole('radio', { checked: true })).toHaveAccessibleName('Bara jag');
  await anna.who.getByRole('button', { name: 'Ändra' }).click();
  const all = anna.who.getByRole('radio', { name: 'Alla i rummet', exact: true });
  await expect(all).toHaveAttribute('aria-disabled', 'true');
  await expect(all).toHaveAccessibleDescription(/har inte lov att skriva i rummet/);

  await anna.log('Något bara för mig', 'Göra saker i praktiken');
  await expect(anna.status('Steget är loggat.')).toBeVisible();
  await expect(anna.step('Något bara för mig')).toContainText('Bara du ser det här.');
  await anna.menu.getByRole('link', { name: 'Mer' }).click();
  await anna.at.getByRole('link', { name: /^Princip 6/ }).click();
  await expect(anna.at.getByRole('heading', { level: 1 })).toHaveText(/^Arbeta gräns/);
  expect(await room.messages('Något bara för mig')).toEqual([]);
});

test('never answered: one can go on without sharing, and the question waits', async ({ page }) => {
  const { anna } = await openRoom(page, '');
  await anna.at.getByRole('button', { name: 'Prova utan att dela' }).click();
  await expect(anna.box).toBeFocused();
  await anna.log('Provade själv först');
  await expect(anna.step('Provade själv först')).toContainText('Bara du ser det här.');
  await anna.at.getByRole('button', { name: 'Se vad Element frågar om' }).click();
  await anna.goOn.click();
  await expect(anna.dialog).toBeVisible();
  await expect(anna.goOn).toHaveAttribute('aria-disabled', 'true');
  // The dialog is never answered; the panel is still Anna's when she comes back another day.
  await page.reload();
  await expect(anna.explainer).toBeVisible();
  await anna.at.getByRole('button', { name: 'Prova utan att dela' }).click();
  await expect(anna.step('Provade själv först')).toBeVisible();
});

test('a host that asks at its own time and waits for the widget is asked once too', async ({ page }) => {
  const { anna } = await openRoom(page, 'load=content');
  await expect(anna.explainer).toBeVisible();
  await expect(anna.dialog).toHaveCount(0);
  await anna.goOn.click();
  await anna.dialog.getByRole('button', { name: 'Godkänn' }).click();
  await anna.log('Bad om hjälp tidigt');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
});

test('quicker than the host’s question: the step waits, says so, and leaves with the answer', async ({
  page,
}) => {
  await consentedBefore(page.context());
  const room = await openRoom(page, '');
  const { anna } = room;
  await expect(anna.dialog).toBeVisible();
  const who = anna.who.getByRole('radio', { checked: true });
  await expect(who).toHaveAccessibleName('Alla i rummet');
  await expect(who).toHaveAccessibleDescription(/väntar på att få skriva i rummet/);
  await anna.box.fill('Hann före frågan');
  // The host's dialog lies over the panel: by keyboard one gets there all the same.
  await anna.logButton.dispatchEvent('click');
  await expect(anna.at.getByText('Sparat på den här enheten. Skickas när Småsteg')).toBeVisible();
  await expect(anna.step('Hann före frågan')).toContainText('skickas när Småsteg får skriva i rummet');
  expect(await room.messages('Hann före frågan')).toEqual([]);
  await anna.dialog.getByRole('button', { name: 'Godkänn' }).click();
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  expect(await room.messages('Hann före frågan')).toHaveLength(1);
});

test('who tries without sharing writes for herself, and is told so before and after', async ({ page }) => {
  const room = await openRoom(page, '');
  const { anna } = room;
  await anna.at.getByRole('button', { name: 'Prova utan att dela' }).click();
  const who = anna.who.getByRole('radio', { checked: true });
  await expect(who).toHaveAccessibleName('Bara jag');
  await anna.log('Bara ett försök');
  await expect(anna.at.getByText('Bara du ser det. Sparat på den här enheten.')).toBeVisible();
  await expect(anna.step('Bara ett försök')).toContainText('Bara du ser det här.');
  // Chosen, the room is waited for.
  await anna.see('Alla i rummet');
  await anna.log('Och ett till rummet');
  await expect(anna.step('Och ett till rummet')).toContainText('skickas när Småsteg får skriva i rummet');
  expect(await room.messages('ett')).toEqual([]);
});
