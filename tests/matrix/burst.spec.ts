// Many at once, by hand: a client's pushes lose some of them, the widget reads them all the same.
// SPDX-License-Identifier: EUPL-1.2

import { typedIn } from '../../tools/account.mjs';
import { expect, test } from './support/bed';

const many = 150;
/** From the last one sent to the last one seen. */
const completeWithinMs = 5_000;
// An encrypted message is sent after the one before it: on a busy machine that takes its time.
test.setTimeout(240_000);

for (const encrypted of [false, true]) {
  test(`${many} messages in a burst by a peer, ${encrypted ? 'encrypted' : 'plain'}`, async ({
    makeRoom,
  }) => {
    const room = await makeRoom({ encrypted });
    const [anna, bo] = await Promise.all([room.open('anna'), room.open('bo')]);
    await anna.logged('Ett första steg');
    await expect(bo.step('Ett första steg')).toBeVisible();
    const card = await bo.card();
    const contents = Array.from({ length: many }, (_, n) =>
      typedIn(card, `Ringde kollega nummer ${n + 1} #6`),
    );
    if (encrypted) for (const content of contents) await bo.send('m.room.message', content);
    else
      await Promise.all(
        contents.map((content) => room.account('bo').send(room.id, 'm.room.message', content)),
      );
    const week = anna.at.getByRole('img', { name: `Rummet har loggat ${many + 1} steg` });
    await expect(week).toBeVisible({ timeout: completeWithinMs });
  });
}
