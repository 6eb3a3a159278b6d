// While one writes: principles are proposed and taken with one tap, and what points out a person is warned of
// before it leaves for the room.
// SPDX-License-Identifier: EUPL-1.2
import { openRoom } from './support/room';
import { expect, test } from './support/test';

test('a proposal is marked, taken with one tap and logged with the step', async ({ page }) => {
  const { anna } = await openRoom(page);
  await anna.box.fill('Ringde designern på Skatteverket i stället för att gissa hur de gör');
  const six = anna.principle('Arbeta gränsöverskridande');
  await expect(six).toHaveAccessibleDescription('förslag', { timeout: 15_000 });
  await expect(six).not.toBeChecked();
  await six.check();
  await expect(six).toHaveAccessibleDescription('');
  await anna.logButton.click();
  await expect(anna.step('Ringde designern')).toContainText('Arbeta gränsöverskridande');
  await anna.box.fill('ok');
  await expect(anna.at.locator('.proposal')).toHaveCount(0);
});

test('a personal number is warned of before it leaves, and only then sent', async ({ page }) => {
  const room = await openRoom(page);
  const { anna } = room;
  await anna.box.fill('Ringde om ärendet för 19640823-3234');
  await anna.box.press('Enter');
  await expect(anna.at.getByText('Det ser ut att stå ett personnummer i texten.')).toBeVisible();
  await expect(anna.at.getByText('Steget är inte skickat.')).toBeVisible();
  await expect(anna.box).toHaveValue('Ringde om ärendet för 19640823-3234');
  expect(await room.messages('19640823')).toHaveLength(0);
  await anna.box.fill('Ringde om ett ärende');
  await expect(anna.at.getByText('Det ser ut att stå')).toHaveCount(0);
  await anna.box.press('Enter');
  await expect(anna.step('Ringde om ett ärende')).toBeVisible();
  await anna.see('Bara jag');
  await anna.box.fill('Mitt eget: 19640823-3234');
  await anna.box.press('Enter');
  await expect(anna.step('Mitt eget')).toBeVisible();
});
