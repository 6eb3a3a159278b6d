// "Rummen tillsammans" in the app: what the device has of several rooms, in every look, by keyboard, and with
// what is said before anything is sent. The rooms are a trial room's log, kept under several names; the
// account is one whose server is not asked.
// SPDX-License-Identifier: EUPL-1.2
import type { Page } from '@playwright/test';
import { findingsIn } from './support/audit';
import { openRoom } from './support/room';
import { appLook, looks, settled } from './support/stage';
import { expect, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const account = { user: '@anna:example.org', server: 'example.org', room: '!riket:hs', roomName: 'Riket' };
const names: Record<string, string> = {
  '!norr:hs': 'Region Norr och kommunerna runt älven',
  '!soder:hs': 'Söder',
  '!vast:hs': 'Västra myndighetsnätverket',
  '!ost:hs': 'Öst',
};

/** Six people each log a step, and Anna's widget keeps the room's log on this device. */
async function logTogether(page: Page): Promise<void> {
  const room = await openRoom(page);
  await room.anna.log('Ringde en kollega på en annan myndighet', 'Arbeta gränsöverskridande');
  await expect(room.anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  const card = await room.card();
  for (let i = 1; i <= 6; i += 1) {
    const user = `@p${i}:example.org`;
    await room.join(user, `Person ${i}`);
    for (const body of [`Testade blanketten på ${i} personer #2`, `Ringde växeln ${i} gånger #6`])
      await room.send(user, 'm.room.message', {
        msgtype: 'm.text',
        body,
        'm.relates_to': { rel_type: 'm.thread', event_id: card, is_falling_back: true },
      });
  }
  await room.anna.look();
  await expect(room.anna.step('Ringde växeln 6 gånger')).toBeVisible({ timeout: 20_000 });
  await expect.poll(() => page.evaluate(keptKeys), { timeout: 15_000 }).not.toEqual([]);
  await page.waitForTimeout(4_000); // the newest of it is kept a few seconds later
}

/** In the page: what the device has of rooms. */
function keptKeys(): Promise<string[]> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('smasteg', 1);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('cache').objectStore('cache').getAllKeys();
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result.map(String).filter((key) => key.startsWith('snapshot/@anna')));
      };
    };
  });
}

/** In the page: the same log under these rooms' names, seen today. */
function keepAs({ user, rooms }: { user: string; rooms: Record<string, string> }): Promise<void> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('smasteg', 1);
    opening.onsuccess = () => {
      const store = opening.result.transaction('cache', 'readwrite').objectStore('cache');
      const range = IDBKeyRange.bound(`snapshot/${user}/`, `snapshot/${user}/\uffff`);
      const reading = store.getAll(range);
      reading.onsuccess = () => {
        store.delete(range);
        for (const [id, name] of Object.entries(rooms)) {
          store.put(reading.result[0], `snapshot/${user}/${id}/`);
          localStorage.setItem(`smasteg.seen.${user}/${id}`, JSON.stringify({ name, at: Date.now() }));
        }
        store.transaction.oncomplete = () => {
          opening.result.close();
          resolve();
        };
      };
    };
  });
}

async function openApp(page: Page, rooms: Record<string, string>, room = account.room): Promise<void> {
  await logTogether(page);
  await page.goto('/');
  await page.evaluate(keepAs, { user: account.user, rooms });
  await page.evaluate(
    (kept) => localStorage.setItem('smasteg.account', kept),
    JSON.stringify({ ...account, room }),
  );
  await page.goto('/#/mer/rummen');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rummen tillsammans');
}

test('side by side and together, in every look', async ({ page, watch }) => {
  test.setTimeout(120_000);
  watch.allow(/./); // nobody is signed in, and the page says so
  await openApp(page, names);
  await expect(page.getByRole('columnheader', { name: 'Söder' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Det här skickas' })).toBeVisible();
  for (const look of [...looks(0), ...looks(3)]) {
    await appLook(page, look);
    await page.locator('.as-sent').waitFor();
    await settled(page.locator('html'), look);
    expect
      .soft(await findingsIn(page.locator('html')), `${look.width} ${look.theme} ${look.language}`)
      .toEqual([]);
  }
});

test('by keyboard: another time, another group, its name, sent, and taken back while it waits', async ({
  page,
  watch,
}) => {
  test.setTimeout(90_000);
  watch.allow(/./);
  await openApp(page, { '!norr:hs': 'Norr', '!soder:hs': 'Söder' });
  await page.getByRole('radio', { name: 'I månaden' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '30 dagar' })).toBeChecked();
  await page.getByRole('radio', { name: 'Alla rum utom det öppna' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Norr', exact: true })).toBeChecked();
  const name = page.getByRole('textbox', { name: 'Vad heter gruppen?' });
  await expect(name).toHaveValue('Norr');
  await name.fill('Norrlandsnätverket');
  const text = page.locator('.as-sent');
  await expect(text).toContainText('📊 Räkning från Norrlandsnätverket, ');
  await expect(text).toContainText(': 13 steg.');
  await expect(page.getByText('Alla i rummet ser texten här ovanför')).toBeVisible();
  await page.getByRole('button', { name: 'Skicka räkningen' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Räkningen är på väg.')).toBeVisible();
  const mine = page.getByRole('listitem').filter({ hasText: 'Norrlandsnätverket' });
  await expect(mine.filter({ hasText: 'Du skickade den' })).toBeVisible();
  await mine.getByRole('button', { name: 'Ångra' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Räkningen tas tillbaka.')).toBeVisible();
  await expect(mine.filter({ hasText: 'Du skickade den' })).toHaveCount(0);
});
