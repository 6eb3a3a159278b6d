// @vitest-environment happy-dom
// "Rummen tillsammans": which rooms stand there and how fresh they are, what the core is handed and asked,
// the text that is signed off, and the ways back.
// SPDX-License-Identifier: EUPL-1.2
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Account } from '../../web/src/account';
import type { RollupPost } from '../../web/src/core/protocol.gen';
import { createSession } from '../../web/src/core/session';
import { keptRooms, openStores } from '../../web/src/core/stores';
import { eraseAccount } from '../../web/src/matrix/erase';
import type { RoomChoice } from '../../web/src/matrix/rooms';
import { mount } from '../../web/src/mount';
import { noteSeen, seenRooms } from '../../web/src/rooms_seen';
import { signal } from '../../web/src/signal';
import { TogetherPlace } from '../../web/src/ui/rummen/together_place';
import { FakeCore, noRollup } from './fake_core';

let listed: RoomChoice[] | Error;
vi.mock('../../web/src/matrix/account', () => ({
  listRooms: async () => {
    if (listed instanceof Error) throw listed;
    return listed;
  },
}));

const user = '@jag:example.org';
const national = '!rum:example.org';
const account: Account = { user, server: 'example.org', room: national, roomName: 'Riket' };
const choice = (id: string, name: string): RoomChoice => ({
  id,
  name,
  people: [],
  encrypted: true,
  hasSteps: true,
});
let root: HTMLElement;
const until = (test: () => void) => vi.waitFor(test, { timeout: 3_000, interval: 5 });
const button = (name: string) =>
  [...root.querySelectorAll<HTMLElement>('button')].find((each) => each.textContent?.trim() === name);
const heading = (text: string) =>
  [...root.querySelectorAll('h2')].find((each) => each.textContent?.includes(text));
const columns = () =>
  [...root.querySelectorAll('.counts')].map((table) =>
    [...table.querySelectorAll('thead th')].map((th) => th.textContent),
  );
const counted = (id: string, steps: number, cells: number[]) => ({
  id,
  steps,
  cells,
  others: 1,
  newest: '2026-11-20',
});

async function keep(room: string, bytes: string, self = user) {
  await openStores().perform({
    kind: 'put',
    request: '1',
    store: 'cache',
    key: `snapshot/${self}/${room}/`,
    bytes,
  });
}

async function open(core: FakeCore, mine: Account = account): Promise<void> {
  root = document.createElement('div');
  document.body.replaceChildren(root);
  location.hash = '#/mer/rummen';
  mount(root, {
    session: createSession(core, mine.room, { self: user, language: 'sv' }),
    language: 'sv',
    theme: null,
    inRoom: mine.room !== '',
    places: 'hash',
    account: {
      account: mine,
      news: signal(null),
      sentBack: '',
      screens: async () => () => <p />,
      together: async () => TogetherPlace,
      leave: async () => undefined,
    },
  });
  await until(() => expect(heading('Rum')).toBeDefined());
}
const asked = (core: FakeCore) =>
  core.asked.filter(({ name }) => name === 'rollup').map(({ query }) => JSON.parse(query.text));

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal('fetch', async () => new Response('{}'));
  listed = [choice('!a:hs', 'Norr'), choice('!b:hs', 'Söder'), choice(national, 'Riket')];
});
afterEach(async () => {
  document.body.replaceChildren();
  await eraseAccount(user);
});

const twoRooms = () => {
  const core = new FakeCore(true);
  core.rollup = {
    ...noRollup,
    rooms: [counted('!a:hs', 12, [0, 7, 0, 0, 0, 4, 0]), counted(national, 3, [3, 0, 0, 0, 0, 0, 0])],
    together: { ...counted('', 15, [3, 7, 0, 0, 0, 4, 0]), others: 2 },
    draft: {
      id: 'abc',
      text: '📊 Räkning från Norr …: 12 steg.\nPrincip 2: 7 steg.',
      why: '',
      since: '',
      hidden: [6],
      leftOut: [],
    },
  };
  return core;
};
const post = (part: Partial<RollupPost>): RollupPost => ({
  id: 'p1',
  group: 'Norr',
  from: '2026-11-01',
  to: '2026-11-24',
  steps: 12,
  cells: [0, 7, 0, 0, 0, 0, 0],
  day: '2026-11-24',
  by: 'Karin',
  mine: false,
  state: 'sent',
  undoUntil: 0,
  note: null,
  ...part,
});

describe('the rooms on this device', () => {
  it('are those of that person, and only their logs', async () => {
    await keep('!a:hs', 'AAAA');
    await keep('!b/c:hs', 'BBBB');
    await keep('!x:hs', 'XXXX', '@annan:example.org');
    await openStores().perform({
      kind: 'put',
      request: '2',
      store: 'own',
      key: `step/${user}//1`,
      bytes: '{}',
    });
    expect([...(await keptRooms(user))]).toEqual([
      ['!a:hs', 'AAAA'],
      ['!b/c:hs', 'BBBB'],
    ]);
  });

  it('are remembered with their names until the account goes', async () => {
    noteSeen({ ...account, room: '!a:hs', roomName: 'Norr' });
    expect(seenRooms(user)).toMatchObject([{ id: '!a:hs', name: 'Norr' }]);
    expect(seenRooms('@annan:example.org')).toEqual([]);
    localStorage.setItem(`smasteg.seen.${user}/!b:hs`, '{"name":1}');
    expect(seenRooms(user)).toHaveLength(1);
    await eraseAccount(user);
    expect(seenRooms(user)).toEqual([]);
  });
});

describe('Rummen tillsammans', () => {
  it('shows the rooms side by side and together, and how fresh each is', async () => {
    await keep('!a:hs', 'AAAA');
    noteSeen({ ...account, room: '!a:hs', roomName: 'Norr' });
    const core = twoRooms();
    await open(core);
    await until(() => expect(columns()[0]).toEqual(['ANorr', 'BRiket', '∑Tillsammans']));
    const cells = [...root.querySelectorAll('.counts tbody tr:last-child')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent),
    );
    expect(cells[1]).toEqual(['7', '0', '7']);
    expect(cells.at(-1)).toEqual(['12', '3', '15']);
    expect(root.querySelector('svg.stones title')?.textContent).toContain('Talen står i tabellen');
    await until(() => expect(root.textContent).toContain('Söder'));
    const rows = [...root.querySelectorAll('[aria-label="Rum"] li')].map((row) => row.textContent);
    expect(rows[0]).toMatch(/Norr.*Nyaste steget är från 20 november 2026\..*Öppet här senast/);
    expect(rows[1]).toMatch(/Riket.*Öppet nu\./);
    expect(rows[2]).toMatch(/Söder.*Inget finns på enheten än\. Öppna rummet en gång\./);
  });

  it('hands the core what the device has, but not of the open room, and again to a new core', async () => {
    await keep('!a:hs', 'AAAA');
    await keep(national, 'RRRR');
    const core = twoRooms();
    const full = core.rollup;
    core.rollup = noRollup;
    await open(core);
    const handed = () =>
      core.heard
        .filter((each) => each.kind === 'load' && each.name === 'room')
        .map((each) => 'text' in each && each.text);
    await until(() => expect(handed()).toContain('{"id":"!a:hs","bytes":"AAAA"}'));
    expect(handed().join()).not.toContain('RRRR');
    core.rollup = full;
    core.change();
    await until(() => expect(columns()).toHaveLength(1));
    const before = handed().length;
    core.change();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(handed()).toHaveLength(before);
    core.rollup = noRollup;
    core.change();
    await until(() => expect(handed().length).toBeGreaterThan(before));
  });

  it('says so when the server’s list cannot be had, and shows what is known', async () => {
    listed = new Error('offline');
    await keep('!a:hs', 'AAAA');
    noteSeen({ ...account, room: '!a:hs', roomName: 'Norr' });
    await open(twoRooms());
    await until(() => expect(root.textContent).toContain('gick inte att hämta'));
    expect(root.textContent).toContain('Norr');
  });

  it('sends exactly the text that is shown, after who sees it, by one button', async () => {
    await keep('!a:hs', 'AAAA');
    const core = twoRooms();
    await open(core);
    await until(() => expect(root.querySelector('.as-sent')?.textContent).toBe(core.rollup.draft.text));
    await until(() => expect(asked(core).at(-1)).toEqual({ period: 'month', of: '!a:hs', group: 'Norr' }));
    expect(root.textContent).toContain('Vem kan se det här?');
    expect(root.textContent).toContain('En princip får inget tal: Arbeta gränsöverskridande.');
    button('Skicka räkningen')?.click();
    await until(() =>
      expect(core.heard.some((each) => 'name' in each && each.name === 'postCount')).toBe(true),
    );
    const sent = core.heard.find((each) => each.kind === 'command' && each.name === 'postCount');
    expect(sent).toMatchObject({
      args: { id: 'abc', text: JSON.stringify({ period: 'month', of: '!a:hs', group: 'Norr' }) },
    });
    // The core did not take it: the text was another by then.
    await until(() => expect(root.textContent).toContain('Talen hade ändrats.'));
    core.rollup = {
      ...core.rollup,
      posts: [post({ mine: true, state: 'sending', undoUntil: Date.now() + 9_000 })],
    };
    button('Skicka räkningen')?.click();
    await until(() => expect(root.textContent).toContain('Räkningen är på väg.'));
    button('Ångra')?.click();
    await until(() => expect(root.textContent).toContain('Räkningen tas tillbaka.'));
    expect(core.heard.at(-1)).toMatchObject({ name: 'takeBackCount', args: { id: 'p1' } });
  });

  it('says why nothing can be sent', async () => {
    await keep('!a:hs', 'AAAA');
    const core = twoRooms();
    const { draft } = core.rollup;
    for (const [why, words] of [
      ['few', 'Färre än fem personer har loggat steg'],
      ['since', 'Sedan den 20 november 2026 har färre än fem'],
      ['name', 'Skriv vad gruppen heter.'],
    ]) {
      core.rollup = {
        ...core.rollup,
        draft: { ...draft, id: '', text: '', why: why ?? '', since: '2026-11-20', leftOut: ['!a:hs'] },
      };
      await open(core);
      await until(() => expect(root.textContent).toContain(words));
      expect(button('Skicka räkningen')).toBeUndefined();
      expect(root.textContent).toContain('Räknas inte med: Norr.');
    }
  });

  it('without an open room it counts, and says where a count would go', async () => {
    await keep('!a:hs', 'AAAA');
    await keep('!b:hs', 'BBBB');
    const core = new FakeCore(false);
    core.rollup = { ...noRollup, draft: { ...noRollup.draft, why: 'room' } };
    await open(core, { ...account, room: '', roomName: '' });
    await until(() => expect(root.textContent).toContain('Inget rum är öppet.'));
  });

  it('others’ counts stand beside each other; one’s own can be tried again and taken away', async () => {
    const core = twoRooms();
    core.rollup = {
      ...core.rollup,
      posts: [
        post({
          id: 'm',
          mine: true,
          state: 'failed',
          note: { key: 'note-told-forbidden', args: {} },
        }),
        post({ id: 'k', mine: true, group: 'Väst' }),
        post({ id: 'o', group: 'Öst' }),
      ],
    };
    await open(core);
    await until(() =>
      expect(columns()[1]).toEqual(['AVäst, 1–24 november 2026', 'BÖst, 1–24 november 2026']),
    );
    const told = [...(root.querySelectorAll('.counts')[1]?.querySelectorAll('tbody tr:last-child') ?? [])];
    expect(told[0]?.textContent).toContain('visas inte');
    button('Försök igen')?.click();
    await until(() => expect(core.heard.at(-1)).toMatchObject({ name: 'retry', args: { id: 'm' } }));
    button('Ta bort ur rummet')?.click();
    await until(() => expect(button('Ta bort räkningen')).toBeDefined());
    button('Ta bort räkningen')?.click();
    await until(() => expect(core.heard.at(-1)).toMatchObject({ name: 'takeBackCount', args: { id: 'k' } }));
  });

  it('says so when the core cannot be had', async () => {
    const core = twoRooms();
    await open(core);
    await until(() => expect(columns()).toHaveLength(1));
    core.stopped = true;
    core.change();
    await until(() => expect(root.textContent).toContain('Det gick inte att räkna just nu.'));
  });
});
