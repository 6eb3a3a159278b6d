// Two people in one real room: what is done on one side is seen on the other, with the widget and without it.
// SPDX-License-Identifier: EUPL-1.2

import { typedIn } from '../../tools/account.mjs';
import { expect, type MatrixRoom, test } from './support/bed';
import { editOf } from './support/side';

for (const encrypted of [false, true]) {
  test.describe(encrypted ? 'an encrypted room' : 'a plain room', () => {
    const open = async (makeRoom: (options: { encrypted: boolean }) => Promise<MatrixRoom>) => {
      const room = await makeRoom({ encrypted });
      const [anna, bo] = await Promise.all([room.open('anna'), room.open('bo')]);
      return { room, anna, bo };
    };

    test('a step logged here is seen there, in the widget and in the thread', async ({ makeRoom }) => {
      const { anna, bo } = await open(makeRoom);
      await anna.logged('Ringde kommunen i stället för att mejla', 'Arbeta gränsöverskridande');
      await expect(anna.status('Steget är loggat.')).toBeVisible();
      const seen = bo.step('Ringde kommunen');
      await expect(seen).toContainText('Anna Öberg');
      await expect(seen).toContainText('Arbeta gränsöverskridande');
      await bo.openThread();
      await expect(bo.message('Ringde kommunen i stället för att mejla')).toBeVisible();
    });

    test('typed by hand in the thread is seen in the widgets', async ({ makeRoom }) => {
      const { room, anna, bo } = await open(makeRoom);
      await anna.logged('Frågade två kollegor om blanketten');
      await expect(bo.step('Frågade två kollegor')).toBeVisible();
      const content = typedIn(await bo.card(), 'Åt lunch med någon från juristerna #6');
      // Without a client at all where that is possible; in an encrypted room it takes one.
      if (encrypted) await bo.send('m.room.message', content);
      else await room.account('bo').send(room.id, 'm.room.message', content);
      await expect(anna.step('Åt lunch med någon')).toContainText('Bo Lindqvist');
      for (const side of [anna, bo])
        await expect(side.step('Åt lunch med någon')).toContainText('Arbeta gränsöverskridande');
    });

    test('edited in the widget, then by hand: all see the last of it', async ({ makeRoom }) => {
      // There the client gives the edited text under the known id, and no bundle that says so.
      const { anna, bo } = await open(makeRoom);
      await anna.logged('Skrev ett utkats');
      await expect(bo.step('Skrev ett utkats')).toBeVisible();
      await anna.step('Skrev ett utkats').getByRole('button', { name: 'Ändra' }).click();
      await anna.at.getByRole('textbox', { name: 'Ändra steget' }).fill('Skrev ett utkast');
      await anna.at.getByRole('group', { name: 'Stegets principer' }).getByLabel('Experimentera').check();
      await anna.at.getByRole('button', { name: 'Spara' }).click();
      await expect(anna.status('Ändringen är sparad.')).toBeVisible();
      const message = await bo.arrived('Skrev ett utkast');
      await bo.look();
      await expect(bo.step('Skrev ett utkast')).toContainText('Experimentera och iterera');
      await expect(bo.step('Skrev ett utkast')).toContainText('ändrat');

      await anna.send('m.room.message', editOf(message.event_id, 'Skrev tre utkast #1'));
      for (const side of [anna, bo]) {
        await side.look();
        await expect(side.step('Skrev tre utkast')).toContainText('Arbeta öppet och positivt');
        await expect(side.step('Skrev ett')).toHaveCount(0);
      }
    });

    test('removed in the widget: taken back once, then gone for all', async ({ makeRoom }) => {
      const { anna, bo } = await open(makeRoom);
      await anna.logged('Fel rum');
      await expect(bo.step('Fel rum')).toBeVisible();
      const own = anna.step('Fel rum');
      await own.getByRole('button', { name: 'Ta bort' }).click();
      await own.getByRole('button', { name: 'Ångra' }).click();
      await expect(own.getByRole('button', { name: 'Ta bort' })).toBeVisible();
      await expect(bo.step('Fel rum')).toBeVisible();
      await own.getByRole('button', { name: 'Ta bort' }).click();
      // The product's own ten seconds, then the redaction, which is pushed.
      await expect(bo.step('Fel rum')).toHaveCount(0, { timeout: 60_000 });
      await expect(own).toHaveCount(0);
    });

    test('a just logged step is taken back: out of the room, back in the box', async ({ makeRoom }) => {
      const { anna, bo } = await open(makeRoom);
      await anna.logged('Bokade möte med fel enhet');
      await expect(bo.step('Bokade möte')).toBeVisible();
      await anna.undo.click();
      await expect(anna.status('Ångrat.')).toBeVisible();
      await expect(anna.box).toHaveValue('Bokade möte med fel enhet');
      for (const side of [anna, bo]) await expect(side.step('Bokade möte')).toHaveCount(0);
    });

    test('a step that a moderator removes goes from both widgets', async ({ makeRoom }) => {
      const { room, anna, bo } = await open(makeRoom);
      await bo.logged('Tänkte högt vid tavlan');
      await expect(anna.step('Tänkte högt')).toBeVisible();
      // Of her own first message in a thread the library sometimes shows its sender nothing.
      const message = await anna.arrived('Tänkte högt');
      await room.account('anna').redact(room.id, message.event_id);
      for (const side of [anna, bo]) await expect(side.step('Tänkte högt')).toHaveCount(0);
      expect(await bo.isJammed()).toBe(false);
    });

    test('two cards made at once: both see both steps', async ({ makeRoom }) => {
      const { anna, bo } = await open(makeRoom);
      await Promise.all([anna.log('Gjorde ett första försök'), bo.log('Började samtidigt')]);
      for (const side of [anna, bo]) {
        for (const text of ['Gjorde ett första försök', 'Började samtidigt']) {
          await expect(side.step(text)).toHaveCount(1, { timeout: 60_000 });
          await expect(side.step(text).locator('.state')).toHaveCount(0, { timeout: 60_000 });
        }
      }
      // One of the two is the week's from now on.
      await anna.logged('Skrev i samma vecka');
      await expect(bo.step('Skrev i samma vecka')).toHaveCount(1);
      for (const side of [anna, bo]) expect(await side.isJammed()).toBe(false);
    });
  });
}
