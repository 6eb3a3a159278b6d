// @vitest-environment happy-dom
// What points out a person or a case is warned of before it leaves for the room, wherever it is written.
// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import '../../web/src/i18n/learn_words';
import '../../web/src/i18n/meet_words';
import { FakeCore, line, own, row } from './fake_core';
import { madeCall, madeExperiment } from './learn_made';
import { mountInRoom, onAPageOfItsOwn } from './mounted';

let root: HTMLElement;
const until = (test: () => void) => vi.waitFor(test, { timeout: 5_000, interval: 5 });
const text = () => root.textContent ?? '';
const button = (name: string) =>
  [...root.querySelectorAll<HTMLElement>('button, nav a, summary, main a')].find(
    (each) => each.textContent?.replace(/[\u2068\u2069]/g, '').trim() === name,
  );
async function press(name: string): Promise<void> {
  await until(() => expect(button(name), name).toBeDefined());
  button(name)?.click();
}
async function boxOf(label: string): Promise<HTMLTextAreaElement> {
  const find = () => {
    const name = [...root.querySelectorAll('label')].find((each) => each.textContent === label);
    return name && root.querySelector<HTMLTextAreaElement>(`#${CSS.escape(name.htmlFor)}`);
  };
  await until(() => expect(find(), label).toBeTruthy());
  return find() as HTMLTextAreaElement;
}
async function type(label: string, value: string): Promise<void> {
  const box = await boxOf(label);
  box.value = value;
  box.dispatchEvent(new Event('input', { bubbles: true }));
}
async function edit(): Promise<void> {
  const change = () => root.querySelector<HTMLElement>('[data-edit]');
  await until(() => expect(change()).not.toBeNull());
  change()?.click();
}
async function choose(question: string, answer: string): Promise<void> {
  const all = () => [...root.querySelectorAll('fieldset')];
  const set = all().find((each) => each.querySelector('legend')?.textContent === question);
  [...(set?.querySelectorAll('label') ?? [])].find((each) => each.textContent === answer)?.click();
}
const asked = (core: FakeCore, name: string) =>
  core.heard.flatMap((message) =>
    message.kind === 'command' && message.name === name ? [message.args] : [],
  );
const isWarned = () => text().includes('Det ser ut att stå ett telefonnummer i texten.');
const isHeld = () => text().includes('Det är inte skickat.');

async function open(place: string, part: Partial<FakeCore> = {}): Promise<FakeCore> {
  const core = Object.assign(new FakeCore(true), part);
  core.hints = (about) => ({
    principles: [],
    sensitive: [
      ...(about.includes('070') ? [line('sensitive-phone')] : []),
      ...(about.includes('@') ? [line('sensitive-email')] : []),
    ],
  });
  root = mountInRoom(core, '@anna:x');
  await press(place);
  return core;
}

const phone = 'Ring 070-123 45 67';
const risks = [
  ['Används personuppgifter?', 'Nej'],
  ['Märks det för medborgare?', 'Nej'],
  ['Går det att ångra inom en dag?', 'Ja'],
] as const;

interface Way {
  place: string;
  core?: () => Partial<FakeCore>;
  /** Writes it, all but the last press. */
  write(text: string): Promise<void>;
  send: string;
  command: string;
}
const learn = new FakeCore(true).learn;
const calls = new FakeCore(true).calls;
const letterWeek = {
  week: '2026-W48',
  number: 48,
  running: true,
  canWrite: true,
  state: 'none',
  id: '',
  text: '',
  name: '',
  mine: false,
  day: '',
  note: null,
};
const ways: Record<string, Way> = {
  'a call': {
    place: 'Träffas',
    write: (what) => type('Vad behöver du hjälp med?', what),
    send: 'Fråga rummet',
    command: 'learnCall',
  },
  'an answer': {
    place: 'Träffas',
    core: () => ({ calls: { ...calls, calls: [madeCall({})] } }),
    async write(what) {
      await press('Svara');
      await type('Svara', what);
    },
    send: 'Skicka svaret',
    command: 'learnAnswer',
  },
  'the lesson that ends an experiment': {
    place: 'Lärdomar',
    core: () => ({ learn: { ...learn, experiments: [madeExperiment({})] } }),
    write: (what) => type('Lärdom', what),
    send: 'Dela lärdomen',
    command: 'learnClose',
  },
  'an experiment': {
    place: 'Lärdomar',
    async write(what) {
      await press('Börja ett experiment');
      for (const label of ['Vad heter det?', 'Vi tror', 'Vi testar', 'Vi mäter']) await type(label, 'något');
      await type('Vi har rätt om', what);
      for (const [risk, answer] of risks) await choose(risk, answer);
    },
    send: 'Sätt i gång',
    command: 'learnStart',
  },
  'the week’s letter': {
    place: 'Lärdomar',
    core: () => ({ learn: { ...learn, weeks: [letterWeek] } }),
    async write(what) {
      await press('Skriv veckobrev v. 48');
      await type('Vecka 48, den pågår', what);
    },
    send: 'Skicka brevet',
    command: 'learnSendLetter',
  },
  'a profile': {
    place: 'Träffas',
    async write(what) {
      await press('Berätta');
      await type('Det här kan jag hjälpa till med', what);
    },
    send: 'Visa för rummet',
    command: 'sendProfile',
  },
  'a changed step': {
    place: 'Steg',
    core: () => ({ rows: [row({ id: 'a', ...own, state: 'sent', text: 'Ringde', visibility: 'room' })] }),
    async write(what) {
      await edit();
      await type('Ändra steget', what);
    },
    send: 'Spara',
    command: 'editStep',
  },
};

onAPageOfItsOwn(() => root);

describe.each(Object.entries(ways))('%s', (_, way) => {
  const begin = async () => {
    const core = await open(way.place, way.core?.());
    await way.write(phone);
    return core;
  };

  it('is held when it was not warned of, however often it is pressed, and leaves the next time', async () => {
    const core = await begin();
    await until(() => expect(button(way.send)).toBeDefined());
    await until(() => expect(button(way.send)?.getAttribute('aria-disabled')).not.toBe('true'));
    button(way.send)?.click();
    button(way.send)?.click();
    await until(() => expect(isHeld()).toBe(true));
    expect(isWarned()).toBe(true);
    expect(asked(core, way.command)).toHaveLength(0);
    button(way.send)?.click();
    await until(() => expect(asked(core, way.command)).toHaveLength(1));
    await until(() => expect(isHeld()).toBe(false));
  });

  it('leaves at once when the warning could be read', async () => {
    const core = await begin();
    await until(() => expect(isWarned()).toBe(true));
    expect(isHeld()).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    button(way.send)?.click();
    await until(() => expect(asked(core, way.command)).toHaveLength(1));
  });
});

it('is held again when something more has come', async () => {
  const core = await open('Träffas');
  await type('Vad behöver du hjälp med?', phone);
  await until(() => expect(isWarned()).toBe(true));
  await new Promise((resolve) => setTimeout(resolve, 1_600));
  await type('Vad behöver du hjälp med?', `${phone} eller a@b.se`);
  await press('Fråga rummet');
  await until(() => expect(isHeld()).toBe(true));
  expect(text()).toContain('ett telefonnummer och en e-postadress');
  expect(asked(core, 'learnCall')).toHaveLength(0);
});

it('asks of a form’s boxes apart: no number begins in one and goes on in the next', async () => {
  const core = await open('Lärdomar');
  await ways['an experiment']?.write('0701');
  await until(() =>
    expect(core.asked.some(({ name, query }) => name === 'hints' && query.text.includes('0701'))),
  );
  await until(() =>
    expect(core.asked.filter(({ name }) => name === 'hints').at(-1)?.query.text).toContain('något\n|\n0701'),
  );
});

it('says nothing of a changed step that only this device has', async () => {
  const core = await open('Steg', {
    rows: [row({ id: 'a', ...own, state: 'private', text: 'Ringde', visibility: '' })],
  });
  await edit();
  await type('Ändra steget', phone);
  await press('Spara');
  await until(() => expect(asked(core, 'editStep')).toHaveLength(1));
  expect(isWarned()).toBe(false);
});

it('is asked for by every form that tells who in the room will see it', () => {
  const folder = join(import.meta.dirname, '../../web/src/ui');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  );
  const forms = files.filter((name) => {
    const code = readFileSync(join(folder, name), 'utf8');
    return code.includes('<RoomSees') && /<(?:Box|TextBox|WordField|ListField)\b|type="text"/.test(code);
  });
  expect(forms.length).toBeGreaterThanOrEqual(7);
  const unseen = forms.filter((name) => !readFileSync(join(folder, name), 'utf8').includes('useLeaving('));
  expect(unseen).toEqual([]);
});
