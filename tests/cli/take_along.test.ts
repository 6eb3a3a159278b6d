// `smasteg report` with what may be taken along: the whole room, what only a device has, what may leave the
// room. The app's own files are tests/e2e/take_along.spec.ts.
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, smasteg } from './program';

const rooms = join(root, 'tests/fixtures/rooms');
const files = ['element_export.json', 'relations.json', 'events.jsonl'];
const element = readFileSync(join(rooms, 'element_export.json'), 'utf8');

const own = (id: string, text: string, day: string) => ({
  id: id.repeat(22),
  text,
  day,
  from: '',
  principles: ['otg-2'],
  loggedAt: 1_795_430_000_000,
  edited: false,
  reach: '',
});
const appFile = (steps: unknown[], messages: unknown[] = []) =>
  JSON.stringify({ schema: 'smasteg.export/1', readme: 'Här är …', steps: [], own: steps, messages });

function report(args: string[], input = '') {
  const done = smasteg(['report', ...args], { cwd: rooms, input });
  expect(done.code, done.err).toBe(0);
  return done;
}

/** Two of the room's steps marked to leave it, of two people. */
function withPublic(): string {
  const room = JSON.parse(element) as { messages: { content?: Record<string, { vis?: string }> }[] };
  for (const at of [0, 1]) {
    const marked = room.messages.filter(({ content }) => content?.['se.smasteg']?.vis === 'room');
    const meta = marked[at === 0 ? 0 : marked.length - 1]?.content?.['se.smasteg'];
    if (meta) meta.vis = 'public';
  }
  return JSON.stringify(room);
}

describe('smasteg report --format export', () => {
  it('is the room again: the same digest and the same reports, from the file alone', () => {
    const whole = report([...files, '--format', 'export']).out;
    const read = JSON.parse(whole);
    expect(Object.keys(read)).toEqual([
      ...['schema', 'readme', 'steps', 'records', 'by_principle', 'quarantined', 'digest', 'own', 'messages'],
    ]);
    expect(read.schema).toBe('smasteg.export/1');
    expect(read.digest).toBe(JSON.parse(report(files).out).digest);
    for (const format of ['csv', 'markdown'])
      expect(report(['-', '--format', format], whole).out).toBe(report([...files, '--format', format]).out);
    const again = report(['-', '--format', 'export'], whole).out;
    expect(JSON.parse(again)).toEqual({ ...read, quarantined: {} });
    expect(JSON.parse(report(['-', ...files], whole).out).digest).toBe(read.digest);
    const checked = JSON.parse(smasteg(['check', '-'], { input: whole }).out);
    expect(checked).toMatchObject({ kind: 'room', valid: true, quarantined: {}, parts: read.records });
  });

  it('is no room when it has been cut off anywhere', () => {
    const whole = report(['element_export.json', '--format', 'export']).out.trimEnd();
    for (const part of [0.1, 0.5, 0.9, 0.999]) {
      const cut = whole.slice(0, Math.floor(whole.length * part));
      const done = smasteg(['report', '-'], { input: cut });
      expect(done).toMatchObject({ code: 3, out: '' });
      expect(done.err).toMatch(
        /^smasteg: standard input: line \d+: what begins here never ends\. .*again\.\n$/,
      );
    }
  });
});

describe('smasteg report --scope', () => {
  it('leaves what only a device has out until it is asked for, and says so', () => {
    const messages = (JSON.parse(element) as { messages: unknown[] }).messages;
    const input = appFile([own('A', 'Grubblade', '2026-11-24'), own('B', 'Läste', '2026-11-20')], messages);
    const room = report(['-'], input);
    expect(room.err).toBe(
      'smasteg: note: 2 steps that only a device has are not in the report. Take them in with --scope all.\n',
    );
    expect(JSON.parse(room.out)).toEqual(JSON.parse(report(['element_export.json']).out));

    const all = JSON.parse(report(['-', '--scope', 'all'], input).out);
    const days = all.steps.map(({ day }: { day: string }) => day);
    expect(days).toEqual([...days].sort().reverse());
    expect(all.steps).toHaveLength(11);
    expect(all.by_principle['otg-2']).toBe(2);
    expect(all.digest).toBe(JSON.parse(room.out).digest);

    const { out, err } = report(['-', '--scope', 'own', '--to', '2026-11-23'], input);
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({
      steps: [{ id: 'B'.repeat(22), author: '', day: '2026-11-20', text: 'Läste', principles: ['otg-2'] }],
      records: {},
      digest: '',
    });
  });

  it('merges the files of several devices, each step once, and not what the room has got meanwhile', () => {
    const sent = 'Zk3vT1x8QmC2bLr9sYw0aA';
    expect(element).toContain(`"id": "${sent}"`);
    const first = appFile([own('A', 'Grubblade', '2026-11-24')]);
    const merged = appFile(
      [own('A', 'Grubblade', '2026-11-24'), { ...own('B', 'Ringde designern', '2026-11-23'), id: sent }],
      (JSON.parse(element) as { messages: unknown[] }).messages,
    );
    const whole = report(['-', '--scope', 'all', '--format', 'export'], merged).out;
    expect(JSON.parse(whole).own).toEqual([own('A', 'Grubblade', '2026-11-24')]);
    expect(report(['-', '--scope', 'all', '--format', 'export'], whole).out).toBe(whole);
    expect(JSON.parse(report(['-', '--scope', 'own'], first).out).steps).toHaveLength(1);
  });

  it('answers a step of a device that is none with 3 and its line, when it is asked for', () => {
    const input = appFile([own('A', 'Grubblade', '2026-11-24'), { id: 'short', text: 'x' }]).replace(
      ',{"id":"short"',
      ',\n{"id":"short"',
    );
    const done = smasteg(['report', '-', '--scope', 'own'], { input });
    expect(done).toMatchObject({ code: 3, out: '' });
    expect(done.err).toMatch(/^smasteg: standard input: line 2: this is no step: it wants an id.* Mend or /);
    expect(report(['-'], input).err).toContain('2 steps that only a device has');
  });

  it('says when no file has any of a device', () => {
    const done = report(['element_export.json', '--scope', 'own']);
    expect(JSON.parse(done.out).steps).toEqual([]);
    expect(done.err).toContain('note: there are no steps that only a device has in these files');
  });

  it('lets out only what its author marked, without who, where or how many', () => {
    const input = withPublic();
    const { out } = report(['-', '--scope', 'public'], input);
    const read = JSON.parse(out) as { steps: object[] };
    expect(Object.keys(read)).toEqual(['steps', 'by_principle']);
    expect(read.steps).toHaveLength(2);
    for (const step of read.steps) expect(Object.keys(step)).toEqual(['day', 'text', 'principles']);
    for (const format of ['json', 'csv', 'markdown', 'export']) {
      const text = report(['-', '--scope', 'public', '--format', format], input).out;
      expect(text).toContain('Ringde designern på Skatteverket');
      for (const word of ['anna', 'example.se', '$', '👏', 'satt med i växeln', 'digest', 'Kontrollsumma'])
        expect(text.replaceAll('Siffran efter 👏', ''), `${format}: ${word}`).not.toContain(word);
    }
    expect(report(['-', '--scope', 'public', '--from', '2026-11-30', '--format', 'csv'], input).out).toBe(
      'day,text,principles\r\n',
    );
    expect(JSON.parse(report(['element_export.json', '--scope', 'public']).out).steps).toEqual([]);
  });

  it('names whoever saves the file at her own steps, and nobody else', () => {
    const named = [
      '--scope',
      'public',
      '--format',
      'csv',
      '--named',
      '@anna.lindqvist:example.se',
      '=Anna Lind',
    ];
    const lines = report(['-', ...named], withPublic())
      .out.trimEnd()
      .split('\r\n');
    expect(lines[0]).toBe('author,day,text,principles');
    expect(lines.slice(1).filter((line) => line.startsWith("'=Anna Lind,"))).toHaveLength(1);
    expect(lines.slice(1).filter((line) => line.startsWith(','))).toHaveLength(1);
  });

  it('says of a public file that there is no room in it to read', () => {
    const { out } = report(['-', '--scope', 'public', '--format', 'export'], withPublic());
    const done = smasteg(['report', '-'], { input: out });
    expect(done).toMatchObject({ code: 3, out: '' });
    expect(done.err).toMatch(/no messages, no chunk and no event\. It has only public steps.* Save the room/);
  });
});
