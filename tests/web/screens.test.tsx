// @vitest-environment happy-dom
// The screens, on a core that behaves: what a person does and what is painted, said and focused then.
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it, vi } from 'vitest';
import { createSession } from '../../web/src/core/session';
import { mount } from '../../web/src/mount';
import type { Mounted } from '../../web/src/ports';
import { busyRoom, FakeCore, line, row } from './fake_core';
import { onAPageOfItsOwn } from './mounted';

let root: HTMLElement;
const all = <T extends HTMLElement>(selector: string) => [...root.querySelectorAll<T>(selector)];
const one = <T extends HTMLElement>(selector: string) => root.querySelector<T>(selector) as T;
const box = () => one<HTMLTextAreaElement>('form.card textarea');
const button = (name: string, within: ParentNode = root) =>
  [...within.querySelectorAll<HTMLElement>('button, a')].find(
    (each) => each.textContent?.trim() === name,
  ) as HTMLElement;
const rows = () => all('ul.steps > li');
const rowWith = (text: string) => rows().find((each) => each.textContent?.includes(text)) as HTMLElement;
/** Until the screen is as it should be, or the test's patience ends. */
const until = (test: () => void) => vi.waitFor(test, { timeout: 2_000, interval: 5 });

async function open(core: FakeCore, options: { ask?: () => Promise<void> } = {}): Promise<Mounted> {
  root = document.createElement('div');
  document.body.replaceChildren(root);
  const room = core.inRoom ? '!rum:example.org' : '';
  const mounted = mount(root, {
    session: createSession(core, room, { self: '@jag:example.org', language: 'sv' }),
    language: 'sv',
    theme: null,
    inRoom: core.inRoom,
    places: 'memory',
    ...(options.ask && { askPermission: options.ask }),
  });
  await until(() => expect(one('h1')).not.toBeNull());
  if (!options.ask) await until(() => expect(one('[role=radiogroup]')).not.toBeNull());
  return mounted;
}
function write(text: string, into: HTMLTextAreaElement | HTMLInputElement = box()): void {
  into.value = text;
  into.dispatchEvent(new Event('input', { bubbles: true }));
}
const press = (key: string, more: KeyboardEventInit = {}, on: HTMLElement = box()) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  on.dispatchEvent(event);
  return event;
};
/** Not the elements themselves: a failure would print the whole page. */
const hasFocus = (element: Element | undefined) => document.activeElement === element;
const commands = (core: FakeCore, name: string) =>
  core.heard.filter((message) => message.kind === 'command' && message.name === name);

onAPageOfItsOwn(() => root);

describe('composer', () => {
  it('rests without principles and unfolds all seven at the first letter', async () => {
    await open(new FakeCore(true));
    expect(one('fieldset')).toBeNull();
    write('R');
    await until(() => expect(all('fieldset input[type=checkbox]')).toHaveLength(7));
    expect(one('fieldset legend').textContent).toBe('Principer');
    write('');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(one('fieldset')).not.toBeNull();
  });

  it('logs at Enter: one row, an empty box with the focus, said exactly once', async () => {
    const core = new FakeCore(true);
    await open(core);
    const status = one('form.card ~ div [role=status]');
    expect(status.textContent).toBe('');
    let said = 0;
    new MutationObserver(() => {
      if (status.textContent !== '') said++;
    }).observe(status, { childList: true, characterData: true, subtree: true });
    box().focus();
    write('Ringde en designer');
    expect(press('Enter').defaultPrevented).toBe(true);
    await until(() => expect(status.textContent).toBe('Steget är loggat.'));
    await until(() => expect(rows()).toHaveLength(1));
    expect(box().value).toBe('');
    expect(hasFocus(box())).toBe(true);
    expect(commands(core, 'logStep')[0]).toMatchObject({
      args: { text: 'Ringde en designer', visibility: 'room' },
    });
    // How it goes on changes beside it, in silence.
    core.composer = { ...core.composer, last: { ...core.composer.last, now: line('now-sent') } as never };
    core.change();
    await until(() => expect(root.textContent).toContain('Nu kan rummet se det.'));
    expect(said).toBe(1);
  });

  it('folds the principles when the step is taken, but not under somebody’s focus', async () => {
    const core = new FakeCore(true);
    await open(core);
    for (const [text, ahead] of [
      ['Ringde en designer', true],
      ['Ringde en till', false],
    ] as const) {
      box().focus();
      write(text);
      await until(() => expect(all('fieldset input')).toHaveLength(7));
      press('Enter');
      // One has gone on to the principles before the answer is there.
      if (ahead) one('fieldset input').focus();
      await until(() => expect(rowWith(text)).toBeDefined());
      await until(() => expect(one('form.card ~ div [role=status]').textContent).toBe('Steget är loggat.'));
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(one('fieldset') !== null).toBe(ahead);
      expect(hasFocus(ahead ? one('fieldset input') : box())).toBe(true);
    }
  });

  it('makes a new line at Shift+Enter and leaves a letter being composed alone', async () => {
    const core = new FakeCore(true);
    await open(core);
    write('Ringde');
    expect(press('Enter', { shiftKey: true }).defaultPrevented).toBe(false);
    expect(press('Enter', { isComposing: true }).defaultPrevented).toBe(false);
    expect(press('Enter', { keyCode: 229 }).defaultPrevented).toBe(false);
    expect(commands(core, 'logStep')).toHaveLength(0);
    press('Enter', { ctrlKey: true });
    await until(() => expect(commands(core, 'logStep')).toHaveLength(1));
  });

  it('says what is missing when there is no text, at the box', async () => {
    const core = new FakeCore(true);
    await open(core);
    button('Logga steg').click();
    await until(() => expect(box().getAttribute('aria-invalid')).toBe('true'));
    const error = one('form.card [role=alert]');
    expect(error.textContent).toBe('Skriv något först. Några ord räcker.');
    expect(box().getAttribute('aria-describedby')).toContain(error.id);
    expect(hasFocus(box())).toBe(true);
    expect(commands(core, 'logStep')).toHaveLength(0);
    write('x');
    await until(() => expect(box().hasAttribute('aria-invalid')).toBe(false));
  });

  it('gives the text back with the reason when the core refuses or has stopped', async () => {
    const core = new FakeCore(true);
    await open(core);
    core.refuse = { key: 'said-too-long', args: { length: 5000, most: 4000 } };
    write('Långt');
    press('Enter');
    await until(() => expect(one('form.card [role=alert]').textContent).toContain('för långt'));
    expect(box().value).toBe('Långt');
    core.stopped = true;
    press('Enter');
    await until(() => expect(root.textContent).toContain('Det gick inte att logga steget.'));
    expect(box().value).toBe('Långt');
  });

  it('offers undo until its time is out, and gives the text back', async () => {
    const core = new FakeCore(true);
    await open(core);
    write('Ringde');
    press('Enter');
    await until(() => expect(button('Ångra')).toBeTruthy());
    expect(all('button').filter((each) => each.textContent === 'Ångra')).toHaveLength(1);
    button('Ångra').click();
    await until(() => expect(rows()).toHaveLength(0));
    await until(() => expect(root.querySelector('[role=status]')?.textContent).toBe('Ångrat.'));
    expect(box().value).toBe('Ringde');
    expect(button('Ångra')).toBeUndefined();
  });

  it('keeps what cannot be chosen in reach, with the reason, and unchosen', async () => {
    const core = new FakeCore(false);
    await open(core);
    button('Ändra').click();
    await until(() => expect(all('input[type=radio]')).toHaveLength(4));
    const room = all<HTMLInputElement>('input[type=radio]')[1] as HTMLInputElement;
    expect(room.getAttribute('aria-disabled')).toBe('true');
    expect(room.disabled).toBe(false);
    expect(document.getElementById(room.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      'chattrum',
    );
    room.click();
    write('Ringde');
    press('Enter');
    await until(() =>
      expect(commands(core, 'logStep')[0]).toMatchObject({ args: { visibility: 'private' } }),
    );
  });

  it('starts from the draft of before', async () => {
    const core = new FakeCore(true);
    core.composer.draft = { text: 'Halvt', principles: ['otg-2'], visibility: '', from: '' };
    await open(core);
    await until(() => expect(box().value).toBe('Halvt'));
    await until(() => expect(all<HTMLInputElement>('fieldset input')[1]?.checked).toBe(true));
  });
});

describe('trail', () => {
  it('cheers for others with one tap, tells who cheers and never how many', async () => {
    const core = new FakeCore(true);
    core.rows = [
      row({ id: '$hers', text: 'Ringde', encouragedBy: ['Amina Noor', 'Bo Ek'], encouragements: 12 }),
      row({ id: '$mine', text: 'Mitt', mine: true }),
      row({
        id: '$given',
        text: 'Testade',
        encouraged: 'yes',
        encouragedBy: ['Amina Noor'],
        encouragements: 1,
      }),
    ];
    await open(core);
    await until(() => expect(rows()).toHaveLength(3));
    expect(rowWith('Ringde').textContent).toContain('\u2068Amina\u2069, \u2068Bo\u2069 och fler hejar');
    expect(rowWith('Ringde').textContent).not.toContain('12');
    expect(button('Heja', rowWith('Mitt'))).toBeUndefined();
    button('Heja', rowWith('Ringde')).click();
    button('Hejat', rowWith('Testade')).click();
    await until(() => expect(commands(core, 'unencourage')).toHaveLength(1));
    expect(commands(core, 'encourage')[0]).toMatchObject({ args: { id: '$hers' } });
  });

  it('paints one listitem a step, newest first, with the day where it begins', async () => {
    await open(busyRoom());
    await until(() => expect(rows()).toHaveLength(7));
    expect(one('ul.steps').getAttribute('aria-label')).toBe('Steg');
    expect(all('ul.steps li')).toHaveLength(7);
    expect(all('ul.steps h3').map((day) => day.textContent)).toEqual([
      'I dag, tisdag 24 november',
      'Måndag 23 november',
      'Fredag 20 november',
    ]);
    expect(rowWith('Nordsamiska'.toLowerCase()).textContent).toContain('Återberättat av');
  });

  it('paints text as text, isolated for direction', async () => {
    const core = new FakeCore(true);
    core.rows = [row({ id: 'x', text: '<img src=x onerror=alert(1)> \u202Eabc', name: '<b>Eve</b>' })];
    await open(core);
    await until(() => expect(rows()).toHaveLength(1));
    expect(one('.said-text').getAttribute('dir')).toBe('auto');
    expect(all('ul.steps img')).toHaveLength(0);
    expect(one('.steps bdi').textContent).toBe('<b>Eve</b>');
  });

  it('changes a step where it stands and gives the focus back', async () => {
    const core = busyRoom();
    await open(core);
    await until(() => expect(rows()).toHaveLength(7));
    const text = 'Satt med i kundtjänst';
    button('Ändra', rowWith(text)).click();
    await until(() => expect(one('form.edit textarea')).not.toBeNull());
    const edit = one<HTMLTextAreaElement>('form.edit textarea');
    expect(hasFocus(edit)).toBe(true);
    press('Escape', {}, edit);
    await until(() => expect(one('form.edit')).toBeNull());
    expect(hasFocus(button('Ändra', rowWith(text)))).toBe(true);
    button('Ändra', rowWith(text)).click();
    await until(() => expect(one('form.edit textarea')).not.toBeNull());
    write('Satt med i växeln', one<HTMLTextAreaElement>('form.edit textarea'));
    press('Enter', {}, one('form.edit textarea'));
    await until(() => expect(rowWith('Satt med i växeln')).toBeTruthy());
    await until(() => expect(hasFocus(button('Ändra', rowWith('Satt med i växeln')))).toBe(true));
    expect(commands(core, 'editStep')).toHaveLength(1);
    await until(() => expect(root.querySelector('[role=status]')?.textContent).toBe('Ändringen är sparad.'));
  });

  it('removes with undo in its place, which takes the focus', async () => {
    await open(busyRoom());
    await until(() => expect(rows()).toHaveLength(7));
    const text = 'Satt med i kundtjänst';
    const remove = button('Ta bort', rowWith(text));
    remove.focus();
    remove.click();
    await until(() => expect(button('Ångra', rowWith(text))).toBeTruthy());
    await until(() => expect(hasFocus(button('Ångra', rowWith(text)))).toBe(true));
    button('Ångra', rowWith(text)).click();
    await until(() => expect(button('Ta bort', rowWith(text))).toBeTruthy());
  });

  it('offers to try again or to keep what could not be sent', async () => {
    const core = busyRoom();
    await open(core);
    await until(() => expect(rows()).toHaveLength(7));
    const failed = rowWith('Ringde en designer på Skatteverket');
    expect(failed.textContent).toContain('Gick inte att skicka');
    button('Spara bara för mig', failed).click();
    await until(() => expect(rowWith('Ringde en designer').textContent).toContain('Bara du ser det här.'));
  });

  it('searches and says how many fit', async () => {
    await open(busyRoom());
    await until(() => expect(rows()).toHaveLength(7));
    write('jurister', one<HTMLInputElement>('input[type=search]'));
    await until(() => expect(rows()).toHaveLength(1));
    expect(one('search [aria-live]').textContent).toBe('1 steg passar.');
    write('finns inte', one<HTMLInputElement>('input[type=search]'));
    await until(() => expect(rows()).toHaveLength(0));
    expect(one('search [aria-live]').textContent).toContain('Inget steg passar.');
  });

  it('shows more when asked and reads on at the first new step', async () => {
    const core = new FakeCore(true);
    core.rows = Array.from({ length: 120 }, (_, i) => row({ id: `r${i}`, text: `Steg nummer ${i}` }));
    await open(core);
    await until(() => expect(rows()).toHaveLength(50));
    button('Visa fler').click();
    await until(() => expect(rows()).toHaveLength(100));
    expect(hasFocus(rows()[50])).toBe(true);
    button('Visa fler').click();
    await until(() => expect(rows()).toHaveLength(120));
    expect(button('Visa fler')).toBeUndefined();
  });

  it('says why older steps cannot be fetched offline, and keeps the button in reach', async () => {
    const core = busyRoom();
    core.status = { ...core.status, online: false };
    await open(core);
    await until(() => expect(button('Hämta äldre steg').getAttribute('aria-disabled')).toBe('true'));
    button('Hämta äldre steg').click();
    expect(commands(core, 'fetchOlder')).toHaveLength(0);
    core.status = { ...core.status, online: true };
    core.change();
    await until(() => expect(button('Hämta äldre steg').hasAttribute('aria-disabled')).toBe(false));
    button('Hämta äldre steg').click();
    await until(() => expect(commands(core, 'fetchOlder')).toHaveLength(1));
  });

  it('teaches when it is empty, and puts an example in the box', async () => {
    await open(new FakeCore(true));
    await until(() => expect(button('Utgå från det här')).toBeTruthy());
    expect(one('input[type=search]')).toBeNull();
    button('Utgå från det här').click();
    await until(() => expect(box().value).toContain('blankett'));
    expect(hasFocus(box())).toBe(true);
  });
});

describe('week', () => {
  it('draws a stone a step, at most five a day, and says it in a sentence', async () => {
    const core = busyRoom();
    core.week = {
      ...core.week,
      days: core.week.days.map((day, i) => (i === 0 ? { ...day, steps: 12 } : day)),
    };
    await open(core);
    await until(() => expect(one('svg.walk')).not.toBeNull());
    expect(root.querySelectorAll('svg.walk .stone')).toHaveLength(5 + 4);
    expect(one('svg.walk').getAttribute('aria-label')).toBe(
      'Veckan som en stig. Rummet har loggat 12 steg på måndagen och 4 steg i dag, tisdag. ' +
        'Egna steg har du på måndagen och i dag, tisdag.',
    );
  });
});

describe('frame', () => {
  it('has the five places, each with its heading, title and focus', async () => {
    await open(new FakeCore(true));
    expect(one('nav').getAttribute('aria-label')).toBe('Småsteg');
    expect(all('nav a').map((link) => link.textContent)).toEqual([
      'Steg',
      'Öva',
      'Träffas',
      'Lärdomar',
      'Mer',
    ]);
    expect(document.title).toBe('Steg – Småsteg');
    button('Mer').click();
    await until(() => expect(one('h1').textContent).toBe('Mer'));
    await until(() => expect(document.title).toBe('Mer – Småsteg'));
    expect(hasFocus(one('h1'))).toBe(true);
    expect(one('nav [aria-current=page]').textContent).toBe('Mer');
    expect(location.hash).toBe('');
  });

  it('keeps what one was writing while one looks elsewhere', async () => {
    await open(new FakeCore(true));
    write('Halvfärdigt');
    button('Mer').click();
    await until(() => expect(one('h1').textContent).toBe('Mer'));
    button('Steg').click();
    await until(() => expect(box()?.value).toBe('Halvfärdigt'));
  });

  it('changes language and theme, and the person’s choice wins over the host’s', async () => {
    const mounted = await open(new FakeCore(true));
    button('Mer').click();
    await until(() => expect(one('input[value=en]')).not.toBeNull());
    one<HTMLInputElement>('input[value=en]').click();
    await until(() => expect(one('h1').textContent).toBe('More'));
    expect(document.documentElement.lang).toBe('en');
    mounted.setLanguage('sv');
    mounted.setTheme('light');
    expect(document.documentElement.className).toBe('cpd-theme-light');
    one<HTMLInputElement>('input[value=dark-hc]').click();
    await until(() => expect(document.documentElement.className).toBe('cpd-theme-dark-hc'));
    mounted.setTheme('dark');
    expect(document.documentElement.className).toBe('cpd-theme-dark-hc');
    expect(one('h1').textContent).toBe('More');
  });

  it('tells on to newcomers by a button, only where there is something to tell', async () => {
    const core = new FakeCore(true);
    await open(core);
    button('Mer').click();
    await until(() => expect(one('input[value=en]')).not.toBeNull());
    expect(button('Berätta vidare')).toBeUndefined();
    core.status = { ...core.status, retellable: 12 };
    core.change();
    await until(() => expect(button('Berätta vidare')).toBeDefined());
    const section = button('Berätta vidare').closest('section');
    expect(section?.textContent?.replace(/[\u2068\u2069]/g, '')).toContain('högst 12');
    button('Berätta vidare').click();
    await until(() => expect(commands(core, 'retell').length).toBe(1));
    core.status = { ...core.status, retellable: 0, retelling: true };
    core.change();
    await until(() => expect(button('Skickas')).toBeDefined());
    button('Skickas').click();
    expect(button('Skickas').getAttribute('aria-disabled')).toBe('true');
    expect(commands(core, 'retell').length).toBe(1);
  });

  it('says that the core stopped and keeps the text', async () => {
    const core = new FakeCore(true);
    await open(core);
    write('Halvfärdigt');
    core.stopped = true;
    core.change();
    await until(() => expect(root.textContent).toContain('Småsteg stannade.'));
    expect(box().value).toBe('Halvfärdigt');
  });
});

describe('first time in a room', () => {
  it('explains before the host asks, and goes on when it has answered', async () => {
    let answer: () => void = () => undefined;
    const ask = vi.fn(() => new Promise<void>((resolve) => (answer = resolve)));
    await open(new FakeCore(true), { ask });
    expect(root.textContent).toContain('Element frågar dig snart');
    expect(box()).toBeNull();
    expect(ask).not.toHaveBeenCalled();
    button('Fortsätt till frågan').click();
    await until(() => expect(root.textContent).toContain('Svara i rutan som Element visar.'));
    button('Fortsätt till frågan').click();
    expect(ask).toHaveBeenCalledTimes(1);
    answer();
    await until(() => expect(box()).not.toBeNull());
  });

  it('can be tried without sharing, with a way back', async () => {
    await open(new FakeCore(true), { ask: async () => undefined });
    button('Prova utan att dela').click();
    await until(() => expect(root.textContent).toContain('Du provar utan att dela.'));
    button('Se vad Element frågar om').click();
    await until(() => expect(root.textContent).toContain('Element frågar dig snart'));
  });
});

it('leads to the room before an upgrade and to the one after it, and nowhere else', async () => {
  const core = busyRoom();
  const past = 'https://matrix.to/#/%21gammalt%3Ahs?via=hs';
  const next = 'https://matrix.to/#/%21nytt%3Ahs?via=hs';
  core.steps.completeness.lines = [line('history-moved-here')];
  core.steps.completeness.olderRoom = past;
  const moved = { tone: 'fact', title: line('note-moved-title'), text: line('note-moved-text') };
  core.status.notes = [{ ...moved, room: next }];
  await open(core);
  await until(() => expect(all('.trail-end a')).toHaveLength(1));
  const [older, newer] = [one<HTMLAnchorElement>('.trail-end a'), one<HTMLAnchorElement>('.notes a')];
  expect(one('.trail-end').textContent).toContain('Det som hände före flytten finns i det gamla rummet.');
  expect([older.textContent, older.getAttribute('href')]).toEqual(['Öppna det gamla rummet (ny flik)', past]);
  expect([newer.textContent, newer.getAttribute('href')]).toEqual(['Öppna det nya rummet (ny flik)', next]);
  for (const link of [older, newer])
    expect([link.target, link.rel]).toEqual(['_blank', 'noopener noreferrer']);
  core.steps.completeness.olderRoom = 'javascript:alert(1)';
  core.status.notes = [{ ...moved, room: '' }];
  core.change();
  await until(() => expect(all('.trail-end a, .notes a')).toHaveLength(0));
});
