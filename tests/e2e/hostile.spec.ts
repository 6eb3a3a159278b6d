// What strangers call themselves and write, on the screen: as text, in its own direction, and nothing else.
// With pictures to look at.
// SPDX-License-Identifier: EUPL-1.2
import type { Locator, TestInfo } from '@playwright/test';
import { findingsIn } from './support/audit';
import { type DevRoom, openRoom } from './support/room';
import { fillWindow, type Look, setLook, settled } from './support/stage';
import { expect, test } from './support/test';

test.describe.configure({ timeout: 90_000 });
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const html = '<img src=x onerror="window.smastegHit=1"><b>fet</b><script>window.smastegHit=1</script>';
const longWord = 'Upphandlingsförordningstolkningsanvisningssammanställning'.repeat(3);
/** Who says what, and how it is to be read on the screen. */
const strangers: { id: string; name: string; text: string; seenName: string; seen: string }[] = [
  {
    id: '@html:example.org',
    name: html,
    text: `Skrev ${html} i brevet`,
    seenName: html,
    seen: `Skrev ${html} i brevet`,
  },
  {
    id: '@turned:example.org',
    name: 'Anna\u202Eanna\u202C \u2067Öberg',
    text: 'Öppnade bilagan faktura\u202Efdp.exe i dag',
    seenName: 'Annaanna Öberg',
    seen: 'Öppnade bilagan fakturafdp.exe i dag',
  },
  {
    id: '@hidden:example.org',
    name: 'Bo\u200B \u2060Lind\uFEFFqvist\u0007',
    text: 'Ringde en\u200B kol\u2060lega om blan\u{E0041}ketten',
    seenName: 'Bo Lindqvist',
    seen: 'Ringde en kollega om blanketten',
  },
  {
    id: '@rtl:example.org',
    name: 'יעל לוי (1)',
    text: 'Ringde יעל (בטלפון) i dag!',
    seenName: 'יעל לוי (1)',
    seen: 'Ringde יעל (בטלפון) i dag!',
  },
  {
    id: '@long:example.org',
    name: longWord,
    text: `Läste ${longWord} i dag`,
    seenName: longWord,
    seen: `Läste ${longWord} i dag`,
  },
  {
    id: '@zalgo:example.org',
    name: `Z${'\u0336\u0489'.repeat(40)}algo`,
    text: `Skrev om a${'\u0334\u0321\u0353'.repeat(60)}vtalet i dag`,
    seenName: 'Z\u0336\u0489\u0336\u0489algo',
    seen: 'Skrev om a\u0334\u0321\u0353\u0334vtalet i dag',
  },
];

/** All of them in the week’s thread, and all of them encourage the first. */
async function fill(room: DevRoom): Promise<void> {
  const { anna } = room;
  await anna.log('Ett första steg');
  await expect(anna.at.getByText('Nu kan rummet se det.')).toBeVisible();
  const card = await room.card();
  let first = '';
  for (const { id, name, text } of strangers) {
    await room.join(id, name);
    const relates = {
      rel_type: 'm.thread',
      event_id: card,
      is_falling_back: true,
      'm.in_reply_to': { event_id: card },
    };
    const said = await room.send(id, 'm.room.message', {
      msgtype: 'm.text',
      body: text,
      format: 'org.matrix.custom.html',
      formatted_body: html,
      'm.relates_to': relates,
    });
    first ||= said;
    const reaction = { rel_type: 'm.annotation', event_id: first, key: html.slice(0, 100) };
    if (said !== first) await room.send(id, 'm.reaction', { 'm.relates_to': reaction });
  }
  await anna.look();
  await expect(anna.steps).toHaveCount(strangers.length + 1);
}

/** Everything in the list, as the page holds it. */
const found = (list: Locator) =>
  list.evaluate((ul) => {
    const walker = document.createTreeWalker(ul, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode.nodeValue ?? '');
    return {
      texts,
      elements: [...new Set(Array.from(ul.querySelectorAll('*'), ({ localName }) => localName))].sort(),
      handlers: Array.from(ul.querySelectorAll('*')).flatMap((each) =>
        Array.from(each.attributes, ({ name }) => name).filter((name) => name.startsWith('on')),
      ),
      hit: 'smastegHit' in window,
    };
  });

test('hostile names and texts are text nodes, isolated for direction, with nothing hidden in them', async ({
  page,
}) => {
  const room = await openRoom(page);
  await fill(room);
  const { anna } = room;
  // Reactions are read one message at a time.
  await expect(anna.step(html)).toContainText('och fler hejar', { timeout: 40_000 });
  for (const { seenName, seen } of strangers) {
    const step = anna.steps.filter({ has: page.locator('bdi').getByText(seenName, { exact: true }) });
    const body = step.locator('.said-text');
    expect(await body.evaluate((p) => [p.childNodes.length, p.firstChild?.nodeType, p.textContent])).toEqual([
      1,
      3,
      seen,
    ]);
    expect(await body.getAttribute('dir')).toBe('auto');
    const name = step.locator('bdi').first();
    expect(await name.evaluate((bdi) => [bdi.childNodes.length, bdi.textContent])).toEqual([1, seenName]);
    for (const isolated of [body, name])
      expect(await isolated.evaluate((each) => getComputedStyle(each).unicodeBidi)).toMatch(
        /isolate|plaintext/,
      );
  }
  const { texts, elements, handlers, hit } = await found(anna.list);
  expect(
    elements.filter((name) => ['img', 'script', 'iframe', 'style', 'link', 'form', 'object'].includes(name)),
  ).toEqual([]);
  expect(handlers).toEqual([]);
  expect(hit).toBe(false);
  // An isolate of our own stands around a name within a sentence, soft hyphens are where our words break.
  for (const text of texts) {
    expect(text.replaceAll(/[\n\u00AD\u2068\u2069]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text.split('\u2068').length).toBe(text.split('\u2069').length);
  }
});

const all: Look[] = [
  { width: 190, theme: 'light', language: 'sv' },
  { width: 320, theme: 'light', language: 'sv' },
  { width: 320, theme: 'dark', language: 'en' },
  { width: 1280, theme: 'light', language: 'sv' },
];

test('hostile names and texts stay in their place at every width', async ({ page }, info: TestInfo) => {
  const room = await openRoom(page);
  await fill(room);
  await fillWindow(page);
  const html = room.anna.at.locator('html');
  for (const look of all) {
    await setLook(page, look);
    await settled(html, look);
    const name = `hostile-${look.width}-${look.theme}-${look.language}`;
    await room.anna.at.locator('ul.steps').evaluate((list) => list.scrollIntoView({ block: 'start' }));
    const path = info.outputPath(`${name}.png`);
    await page.setViewportSize({ width: look.width, height: 1_400 });
    await page.screenshot({ path, animations: 'disabled' });
    await info.attach(name, { path, contentType: 'image/png' });
    expect.soft(await findingsIn(html), name).toEqual([]);
  }
});
