// The guard in a real browser: what every frame and window around the widget can post into it, while the
// host is heard. That each forgery works where the guard cannot stop it is shown too: else this proves
// nothing.
// SPDX-License-Identifier: EUPL-1.2
import { attack, besiege, type Known, type Siege } from './support/forgers';
import { expect, test } from './support/test';

const each = 10_000;

test.describe.configure({ timeout: 90_000 });
test.beforeEach(({ watch }) => watch.allow(/^foreign request: .*\/elsewhere$/));

/** A room where Anna has logged a step, and what anyone in it knows. */
async function knownOf({ room }: Siege): Promise<Known> {
  await room.anna.log('Ett första steg');
  await expect(room.anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  const [card] = await room.messages('Vecka');
  expect(card).toBeDefined();
  const known = { widgetId: 'smasteg-anna', sender: '@bo:example.org' };
  return { ...known, room: card?.room_id ?? '', card: card?.event_id ?? '' };
}

test('80,000 forged messages from every kind of frame: none is accepted, the host is heard', async ({
  page: opener,
  baseURL,
}) => {
  const siege = await besiege(opener, baseURL ?? '', 'up');
  const { room, page, widget, forgers } = siege;
  const { anna, bo } = room;
  const known = await knownOf(siege);
  const whoSees = await anna.who.textContent();
  // Late, so that each real request is under way while others answer it.
  await anna.setFaults({ answerAfterMs: 300 });
  const half = { what: 'all', count: each / 2, withinMs: 300 } as const;
  const volley = () => Promise.all(forgers.map((forger) => attack(forger, known, half)));
  const first = volley();
  await page.evaluate(() => window.smastegRoom?.stage.setTheme('light-hc'));
  await bo.log('Ett riktigt steg av Bo');
  await anna.log('Ett riktigt steg mitt i bruset');
  await expect(anna.status('Steget är loggat.')).toBeVisible();
  await expect(anna.step('mitt i bruset').locator('.state')).toHaveCount(0);
  await first;
  await volley();
  await anna.look();
  await expect(anna.step('Ett riktigt steg av Bo')).toBeVisible();

  const everyone = Object.fromEntries(forgers.map(({ name }) => [name, each]));
  await expect.poll(() => widget.evaluate(() => window.smastegSeen?.arrived)).toEqual(everyone);
  const seen = await widget.evaluate(() => window.smastegSeen);
  expect(seen?.passed).toEqual({});
  expect(seen?.amid).toBeGreaterThan(2);
  const html = anna.at.locator('html');
  await expect(html).toHaveClass('cpd-theme-light-hc');
  await expect(html).toHaveAttribute('lang', 'sv');
  await expect(html).not.toContainText('Förfalskat');
  await expect(anna.at.locator('.notes')).toBeEmpty();
  await expect(anna.steps).toHaveCount(3);
  expect(await anna.who.textContent()).toBe(whoSees);
  expect(await room.messages('Förfalskat')).toEqual([]);
  expect(await room.messages('Ett riktigt steg')).toHaveLength(2);
});

test('without the guard each kind of frame forges steps, theme, permission and the host’s answers', async ({
  page: opener,
  baseURL,
}) => {
  const siege = await besiege(opener, baseURL ?? '', 'down');
  const { anna } = siege.room;
  const [sibling] = siege.forgers;
  if (!sibling) throw new Error('no sibling');
  const known = await knownOf(siege);
  await anna.setFaults({ answerAfterMs: 6_000 });
  await anna.log('Ett steg som någon annan svarar på');
  await expect(anna.step('Ett steg som')).toContainText('Skickas.');
  await attack(sibling, known, { what: 'refusals', count: 8_000, withinMs: 4_000 });
  await expect(anna.step('Ett steg som')).toContainText('Gick inte att skicka');
  await anna.setFaults({ answerAfterMs: 0 });

  const html = anna.at.locator('html');
  for (const forger of siege.forgers) {
    await siege.page.evaluate(() => window.smastegRoom?.stage.setTheme('light'));
    await expect(html).toHaveClass('cpd-theme-light');
    await attack(forger, known, { what: 'all', count: 400, withinMs: 100 });
    await expect(html).toHaveClass('cpd-theme-dark');
    await expect(anna.at.getByText(`Förfalskat av ${forger.name}`, { exact: true }).first()).toBeVisible();
  }
  await expect(html).toHaveAttribute('lang', 'en');
  await expect(anna.at.getByText('Småsteg was not allowed to read and write in the room.')).toBeVisible();
});

test('no child from anywhere can be put in the widget', async ({ page, baseURL, watch }) => {
  watch.allow(/frame-src|violates the following Content Security Policy/);
  await page.goto('/widget/');
  const elsewhere = `${baseURL}/room/`;
  const directive = page.evaluate(async (src) => {
    const violation = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
    });
    const frame = document.createElement('iframe');
    frame.src = src;
    document.body.append(frame);
    return violation;
  }, elsewhere);
  expect(await directive).toBe('frame-src');
});
