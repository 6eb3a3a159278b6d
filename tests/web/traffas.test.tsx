// @vitest-environment happy-dom
// Träffas: what a view is painted as, what each tap asks of the core, and what is said once.
// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, describe, expect, it, vi } from 'vitest';
import table from '../../core/matching/pair_table.h?raw';
import type { MeetGroup, MeetRound } from '../../web/src/core/protocol.gen';
import '../../web/src/i18n/meet_words';
import { swedish } from '../../web/src/i18n/words';
import {
  initialsOf,
  numbersOf,
  problemsIn,
  reasonsOf,
  sorted,
  wordsIn,
} from '../../web/src/ui/traffas/paint';
import { FakeCore, line, noProfile } from './fake_core';
import { mountInRoom } from './mounted';

const ms = (text: string) => Date.parse(text);
const me = { id: '@anna:x', name: 'Anna Öberg', self: true };
const karin = { id: '@karin:x', name: 'Karin Ek', self: false };
const group: MeetGroup = {
  people: [me, karin],
  why: [
    line('reason-never-met'),
    line('reason-other-organisation'),
    line('reason-other-sector'),
    line('reason-you-seek', { name: 'Karin Ek', word: 'upphandling' }),
  ],
  questionSv: 'Vad trivs du med?',
  questionEn: 'What do you enjoy?',
  times: [{ day: '2026-11-26', time: '10:00', at: ms('2026-11-26T09:00Z') }],
};
const others: MeetGroup = { ...group, people: [karin, { id: '@bo:x', name: 'Bo', self: false }] };
function round(part: Partial<MeetRound>): MeetRound {
  return {
    id: '$1',
    state: 'open',
    week: 48,
    by: 'Karin',
    ts: ms('2026-11-23T11:00Z'),
    deadline: ms('2026-11-25T11:00Z'),
    anyoneFrom: ms('2026-11-26T11:00Z'),
    people: 2,
    mine: '',
    hasNumber: false,
    isOpened: false,
    met: false,
    canSignUp: false,
    canTakeBack: false,
    canClose: false,
    canDraw: false,
    canDecline: false,
    canSayMet: false,
    doing: '',
    note: null,
    professions: [],
    sectors: [],
    places: [],
    verdict: '',
    why: null,
    reveals: 0,
    of: 0,
    outcomes: 0,
    groups: [],
    ...part,
  };
}
const drawn = (part: Partial<MeetRound> = {}) =>
  round({ state: 'drawn', verdict: 'checked', reveals: 17, of: 20, outcomes: 8, groups: [group], ...part });

describe('what is painted', () => {
  const words = swedish();

  it('shows the newest round first, and beside it the last one that one is drawn in', () => {
    const open = round({ id: '$3' });
    const without = drawn({ id: '$2', groups: [others] });
    const mine = drawn();
    expect(sorted([open, without, mine])).toEqual({ now: open, mine, older: [without] });
    expect(sorted([mine, without])).toEqual({ now: mine, mine: null, older: [without] });
    expect(sorted([])).toEqual({ now: null, mine: null, older: [] });
  });

  it('says how many numbers are open and what those who kept theirs could choose', () => {
    const said = (part: Partial<MeetRound>) => numbersOf(drawn(part), words);
    expect(said({})).toBe(
      '17 av 20 slumptal är öppnade. De som inte öppnade sitt kunde välja mellan högst 8 utfall.',
    );
    expect(said({ reveals: 20, outcomes: 1 })).toBe(
      '20 av 20 slumptal är öppnade. Ingen kunde välja utfall.',
    );
    expect(said({ reveals: 0 })).toContain('mindre säker lottning');
    expect(said({ reveals: 0, of: 0 })).toContain('mindre säker lottning');
    expect(said({ of: 200, outcomes: 0 })).toContain('De 183 som inte öppnade sitt');
    expect(said({ state: 'closed' })).toBe('17 av 20 slumptal är öppnade.');
  });

  it('gathers the borders that two cross into one sentence', () => {
    expect(reasonsOf(group.why, words)).toEqual([
      { sign: 'new', text: 'Ni har inte träffats förut.' },
      { sign: 'border', text: 'Olika organisation och olika sektor.' },
      { sign: 'help', text: 'Du söker det som Karin Ek kan: upphandling.' },
    ]);
  });

  it('makes words of what one types, and tells which field has too much', () => {
    expect(wordsIn(' svenska, engelska;\nsvenska ,')).toEqual(['svenska', 'engelska']);
    const profile = { ...noProfile, profession: 'x'.repeat(5), offers: ['a', 'b', 'c'], seeks: ['åäöåä'] };
    expect([...problemsIn(profile, { letters: 4, words: 2 })]).toEqual([
      ['profession', 'long'],
      ['offers', 'many'],
      ['seeks', 'long'],
    ]);
    expect(problemsIn(profile, { letters: 5, words: 3 }).size).toBe(0);
  });

  it('finds two letters in any name', () => {
    expect(['Karin Ek', 'åsa', '(Bo) 7', '🙂', ''].map(initialsOf)).toEqual(['KE', 'Å', 'B', '', '']);
  });

  it('tells the weights that the core has', () => {
    const weight = (name: string) =>
      new RegExp(`k${name}Merit =\\s+(\\d+) \\* kMeritUnit`).exec(table)?.[1] ?? 'none';
    const text = words.t('draw-weights-text');
    const [organisation, department, sector, profession, place, help, days] = [
      'Organisation',
      'Department',
      'Sector',
      'Profession',
      'Place',
      'Help',
      'Days',
    ].map(weight);
    expect(text).toContain(`organisation ${organisation} (eller olika avdelning ${department})`);
    expect(text).toContain(`sektor ${sector}, yrke ${profession} och ort ${place}, kan och söker ${help}`);
    expect(text).toContain(`passar båda ${days}`);
  });
});

let root: HTMLElement;
const until = (test: () => void) => vi.waitFor(test, { timeout: 2_000, interval: 5 });
const button = (name: string) =>
  [...root.querySelectorAll<HTMLElement>('button, nav a, main a, summary')].find(
    (each) => each.textContent?.trim() === name,
  );
async function press(name: string): Promise<void> {
  await until(() => expect(button(name), name).toBeDefined());
  const found = button(name) as HTMLElement;
  found.focus();
  found.click();
}
const text = () => root.querySelector('main')?.textContent ?? '';
const said = () => root.querySelector('main > [role=status]')?.textContent;
const asked = (core: FakeCore) =>
  core.heard.flatMap((message) =>
    message.kind === 'command' && message.name !== 'saveDraft' ? [[message.name, message.args] as const] : [],
  );

async function openPlace(rounds: MeetRound[], prepare = (_: FakeCore) => {}): Promise<FakeCore> {
  const core = new FakeCore(true);
  core.meet = { canOpen: rounds.length === 0, blocked: null, more: false, rounds };
  prepare(core);
  root = mountInRoom(core, '@anna:x');
  await press('Träffas');
  await until(() => expect(text()).toContain('Vem kan hjälpa till?'));
  return core;
}

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal('fetch', async () => new Response('{}'));
});

describe('the place', () => {
  it('teaches when it is empty, and opens a round', async () => {
    const core = await openPlace([]);
    expect(text()).toContain('Den första fikarundan');
    await press('Öppna en fikarunda');
    await until(() => expect(said()).toBe('Fikarundan är öppnad.'));
    expect(asked(core).at(-1)?.[0]).toBe('openRound');
  });

  it('joins with one tap, says so once, and keeps the focus when the button goes', async () => {
    const core = await openPlace([round({ canSignUp: true })]);
    await press('Jag är med');
    await until(() => expect(said()).toBe('Du är med i fikarundan.'));
    expect(asked(core)).toEqual([['signUp', expect.objectContaining({ id: '$1' })]]);
    core.meet.rounds = [round({ mine: 'joining', canTakeBack: true })];
    core.change(['meet']);
    await until(() => expect(button('Ändra mig')).toBeDefined());
    await until(() => expect(document.activeElement?.textContent).toBe('Fikarunda vecka 48'));
    expect([...root.querySelectorAll('[role=status]')].map((each) => each.textContent)).toContain(
      'Du är med i fikarundan.',
    );
  });

  it('says what the core had against it, and nothing else', async () => {
    const core = await openPlace([round({ canSignUp: true })]);
    core.refuse = line('note-told-forbidden');
    await press('Jag är med');
    await until(() => expect(said()).toBe('Du får inte skriva i det här rummet just nu.'));
  });

  it('asks before what cannot be undone, and takes no for an answer', async () => {
    const core = await openPlace([drawn({ canDecline: true })]);
    await press('Jag kan inte, lotta om');
    await until(() => expect(document.activeElement?.textContent).toContain('Det går inte att ångra.'));
    await press('Avbryt');
    await until(() => expect(document.activeElement?.textContent).toBe('Jag kan inte, lotta om'));
    expect(asked(core)).toEqual([]);
    await press('Jag kan inte, lotta om');
    await press('Lotta om utan mig');
    await until(() => expect(asked(core).map(([name]) => name)).toEqual(['declineRound']));
  });

  it('shows one’s own pair, why, the question and a file for the calendar', async () => {
    const files: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      files.push(blob as Blob);
      return 'blob:x';
    });
    await openPlace([drawn()]);
    expect(text()).toContain('Du och');
    expect(text()).toContain('Olika organisation och olika sektor.');
    expect(text()).toContain('Vad trivs du med?');
    expect(text()).toContain('torsdag 26 november kl. 10.00');
    await press('Till kalendern');
    await until(() => expect(files).toHaveLength(1));
    const file = await files[0]?.text();
    expect(file).toContain('SUMMARY:Fika med Karin Ek\r\n');
    expect(file).toContain('DTSTART:20261126T090000Z');
  });

  it('has all that a draw was made of behind one click, and says when it does not match', async () => {
    const core = await openPlace(
      [drawn({ verdict: 'wrong', why: line('why-other-digest'), canDraw: true })],
      (fake) => {
        fake.draw = { ...fake.draw, digest: 'ab12', command: 'smasteg verify export.json --round $1' };
      },
    );
    expect(text()).toContain('Stämmer inte');
    expect(text()).toContain('Paren följer inte av det som lottades.');
    const details = button('Se hur den drogs')?.closest('details') as HTMLDetailsElement;
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    await until(() => expect(text()).toContain('smasteg verify export.json --round $1'));
    expect(text()).toContain('ab12');
    expect(core.asked.filter(({ name }) => name === 'draw').at(-1)?.query.text).toBe('$1');
  });
});

describe('one’s own profile', () => {
  const field = (name: string) =>
    root.querySelector(`[name="${name}"]`) as HTMLInputElement | HTMLTextAreaElement;
  const type = (name: string, value: string) => {
    field(name).value = value;
    field(name).dispatchEvent(new Event('input', { bubbles: true }));
  };

  it('is asked for once, kept while one writes, and sent only by the button', async () => {
    const core = await openPlace([]);
    await press('Inte nu');
    await until(() => expect(text()).not.toContain('Vill du berätta'));
    button('Din profilDu har inte berättat något.')?.click();
    await until(() => expect(field('offers')).not.toBeNull());
    type('profession', 'jurist');
    await new Promise((resolve) => setTimeout(resolve));
    type('offers', 'klarspråk, avtal');
    await until(() => expect(asked(core).at(-1)?.[0]).toBe('keepProfile'));
    expect(text()).toContain('46 medlemmar');
    await press('Visa för rummet');
    await until(() => expect(asked(core).at(-1)?.[0]).toBe('sendProfile'));
    expect(JSON.parse(asked(core).at(-1)?.[1].text ?? '')).toEqual({
      ...noProfile,
      profession: 'jurist',
      offers: ['klarspråk', 'avtal'],
    });
  });

  it('shows beside the field what is too long, and goes there', async () => {
    const core = await openPlace([], (fake) => {
      fake.profile = {
        ...fake.profile,
        state: 'sent',
        letters: 4,
        profile: { ...noProfile, sector: 'stat' },
      };
    });
    button('Din profilstat')?.click();
    await until(() => expect(field('place')).not.toBeNull());
    expect(field('sector').value).toBe('stat');
    type('place', 'Sundsvall');
    await new Promise((resolve) => setTimeout(resolve));
    await press('Visa ändringarna för rummet');
    await until(() => expect(field('place').getAttribute('aria-invalid')).toBe('true'));
    expect(document.activeElement).toBe(field('place'));
    expect(text()).toContain('Högst 4 tecken');
    expect(asked(core).map(([name]) => name)).not.toContain('sendProfile');
  });
});
