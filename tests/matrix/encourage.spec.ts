// Encouragement as reactions in a real room: one tap, taken back, and what the server refuses twice.
// SPDX-License-Identifier: EUPL-1.2

import type { RoomEvent } from '../../widget/host/event';
import { expect, test } from './support/bed';

const isOn = (target: string) => (event: RoomEvent) => {
  const relates = event.content['m.relates_to'] as { event_id?: string } | undefined;
  return event.type === 'm.reaction' && relates?.event_id === target;
};

for (const encrypted of [false, true]) {
  const where = encrypted ? 'an encrypted room' : 'a plain room';
  test(`in ${where}: one tap cheers, seen by the other; one more takes it back`, async ({ makeRoom }) => {
    const room = await makeRoom({ encrypted });
    const [anna, bo] = await Promise.all([room.open('anna'), room.open('bo')]);
    await anna.logged('Bad tre kollegor läsa beslutet högt');
    const step = await anna.arrived('Bad tre kollegor');
    const onStep = isOn(step.event_id);
    const seen = bo.step('Bad tre kollegor');
    await seen.getByRole('button', { name: 'Heja' }).click();
    await expect(seen.getByRole('button', { name: 'Hejat' })).toBeVisible();
    // Reactions in a thread are not pushed, and read again after minutes: when the panel comes back, at once.
    await anna.reload();
    await expect(anna.step('Bad tre kollegor')).toContainText(/Bo\S? hejar/);
    // What others see without the widget is a common reaction.
    const reactions = (await room.account('anna').messages(room.id)).filter(onStep);
    expect(reactions.map(({ content }) => (content['m.relates_to'] as { key: string }).key)).toEqual(['👏']);

    await seen.getByRole('button', { name: 'Hejat' }).click();
    await expect(seen.getByRole('button', { name: 'Heja', exact: true })).toBeVisible();
    await anna.reload();
    await expect(anna.step('Bad tre kollegor')).toBeVisible();
    await expect(anna.step('Bad tre kollegor')).not.toContainText('hejar');
    for (const side of [anna, bo]) expect(await side.isJammed()).toBe(false);
  });
}

test('who has reacted so on another device taps Heja: the same reaction is not sent twice', async ({
  makeRoom,
}) => {
  const room = await makeRoom();
  const [anna, bo] = await Promise.all([room.open('anna'), room.open('bo')]);
  await anna.logged('Ritade om blanketten på en servett');
  await expect(bo.step('Ritade om')).toBeVisible();
  const step = await anna.arrived('Ritade om');
  const relates = { rel_type: 'm.annotation', event_id: step.event_id, key: '👏' };
  const react = () => room.account('bo').send(room.id, 'm.reaction', { 'm.relates_to': relates });
  await react();
  // As the server sees it: in a client this jams the room.
  await expect(react()).rejects.toThrow(/M_DUPLICATE_ANNOTATION/);
  // At once, or when the widget has read the other device's: one reaction, and nothing stands still.
  const button = bo.step('Ritade om').getByRole('button', { name: /^Heja/ });
  if ((await button.textContent()) === 'Heja') await button.click();
  await expect(button).toHaveText('Hejat');
  await bo.logged('Och skrev själv efteråt');
  await expect(button).toHaveText('Hejat');
  expect(await bo.isJammed()).toBe(false);
  const events = await room.account('anna').messages(room.id);
  expect(events.filter(isOn(step.event_id))).toHaveLength(1);
});
