// The inspector opens anything and falls over nothing, shows every panel on a large room, and goes to any
// moment of it.
// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { coloursOf, folder, play, probe, roomOf, root, write } from './support';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const exported = 'tests/fixtures/rooms/element_export.json';
const corpora = join(root, 'tests/fuzz/corpus');
const fuzzed = readdirSync(corpora).flatMap((name) =>
  readdirSync(join(corpora, name)).map((file) => join(corpora, name, file)),
);

const panels = [
  'Log',
  'Time travel',
  'Projections',
  'Grammar',
  'Suggest',
  'Matching',
  'Quiz',
  'Simulator',
  'Costs',
];

test('every panel opens on a room of 10,000 events, and draws something', async () => {
  const pictures = new Map(panels.map((name) => [name, join(folder, `${name.replace(' ', '_')}.png`)]));
  const done = await play([
    `open ${roomOf(10_000)}`,
    'go 6000',
    ...[...pictures].flatMap(([name, path]) => [
      `panel ${name}`,
      ...(name === 'Simulator' ? ['run 5', 'replay 7'] : []),
      ...(name === 'Matching' ? ['rounds 6'] : []),
      `picture ${path}`,
    ]),
    'panel Time travel',
    'endure',
    'text',
  ]);
  expect(done.err).toBe('');
  expect(done.code).toBe(0);
  expect(done.out).toContain('6000 of 10000 events have arrived');
  expect(done.out).toContain('  the same');
  for (const [name, path] of pictures) {
    const { colours, commonest } = coloursOf(path);
    expect(colours, name).toBeGreaterThan(30);
    expect(commonest, name).toBeLessThan(0.97);
  }
});

test('a panel says in text what it shows', async () => {
  const done = await play([
    `open ${exported}`,
    ...['panel Log', 'filter pensionärer', 'text'],
    ...['panel Time travel', 'go 17', 'log Ringde en kollega #6', 'text'],
    ...['panel Projections', 'text'],
    ...['panel Grammar', 'type Ringde en tolk #6', 'text'],
    ...['panel Suggest', 'text'],
    ...['panel Quiz', 'text'],
    ...['panel Costs', 'text'],
  ]);
  expect(done.err).toBe('');
  expect(done.out).toContain('Testade blanketten med tre pensionärer');
  expect(done.out).not.toContain('Bra jobbat Bo!\n');
  expect(done.out).toContain('"kind":"send"');
  expect(done.out).toContain('text: Ringde en kollega');
  expect(done.out).toContain('principles: otg-6');
  expect(done.out).toContain('suggests otg-5');
  expect(done.out).toContain('a year: ');
  expect(done.out).toMatch(/process pushed\t\d+\t/);
});

test('a line that cannot be done is told of, and the rest goes on', async () => {
  const done = await play(['open nothing.json', 'panel Nowhere', 'go home', 'panel Grammar', 'text']);
  expect(done.code).toBe(1);
  expect(done.err.trimEnd().split('\n')).toHaveLength(3);
  expect(done.err).toContain('nothing.json: there is no such file');
  expect(done.out).toContain('Ringde tre pensionärer');
});

test('what is on the screen becomes a fixture, with the test to add', async () => {
  const saved = join(root, 'tests/fixtures/saved/of_the_inspector_s_own_test.jsonl');
  try {
    const done = await play([
      `open ${exported}`,
      'go 9',
      'panel Log',
      'save of_the_inspector_s_own_test',
      'text',
    ]);
    expect(done.out).toContain('TEST(SavedRoomsTest, OfTheInspectorSOwnTest)');
    const [head = '', ...events] = readFileSync(saved, 'utf8').trimEnd().split('\n');
    expect(JSON.parse(head)).toMatchObject({ records: 5, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(events).toHaveLength(9);
  } finally {
    rmSync(saved, { force: true });
  }
});

test('every moment from a checkpoint is as one that was played from the beginning', () => {
  expect(probe('release', ['law', roomOf(3_000)])).toMatchObject({ code: 0, out: 'the same at 13 places\n' });
  expect(probe('debug', ['law', exported])).toMatchObject({ code: 0, out: 'the same at 13 places\n' });
});

test('a bad file is refused in one line that says what is wrong', () => {
  const seed = (more: object) =>
    JSON.stringify({ schema: 'smasteg.seed/1', smasteg: '0.1.0', seed: 42, ...more });
  const huge = write('huge.json', '');
  truncateSync(huge, 2 ** 31);
  const cases: [string, string][] = [
    [write('cut.json', readFileSync(join(root, exported)).subarray(0, 300)), 'cut_off'],
    [huge, 'too_big'],
    [process.execPath, 'no_text'],
    [write('snapshot', `smstlog\x01${'x'.repeat(60)}`), 'bad_snapshot'],
    [write('old_seed.json', seed({ smasteg: '0.0.1' })), 'other_version'],
    [write('no_seed.json', seed({ seed: 'many' })), 'bad_seed'],
    [write('people.json', '{"participants":[{"id":1}]}'), 'bad_match'],
    [write('empty.json', ''), 'empty'],
    [join(folder, 'not_there'), 'no_file'],
    [folder, 'no_file'],
  ];
  const done = probe('debug', ['load', ...cases.map(([path]) => path)]);
  expect(done).toMatchObject({ code: 0, err: '' });
  const lines = done.out.trimEnd().split('\n');
  expect(lines.map((line) => line.split(' ')[1])).toEqual(cases.map(([, code]) => code));
  expect(lines.every((line) => line.startsWith('refused'))).toBe(true);
});

test('a seed, people and a room are opened for what they are', () => {
  const seed = write('seed.json', '{"schema":"smasteg.seed/1","seed":42,"smasteg":"0.1.0"}\n');
  const people = write('people.json', '{"seed":"0f","participants":[{"id":"anna"},{"id":"bo"}]}');
  const { out } = probe('debug', ['load', seed, people, exported]);
  const [first, second, third] = out.split('\n');
  expect(first).toContain('seed 42 of the simulator');
  expect(second).toContain('2 people, 0 rounds before');
  expect(third).toContain('22 events');
});

test('what the fuzzers found is read without a fault, watched by the sanitizers', () => {
  const done = probe('debug', ['load', ...fuzzed, 'tests/fixtures/hostile/events.jsonl']);
  expect(done.err).toBe('');
  expect(done.code).toBe(0);
  expect(done.out.trimEnd().split('\n')).toHaveLength(fuzzed.length + 1);
});

test('without debug/ the rest of the house is configured as before', () => {
  const copy = join(folder, 'without');
  const { stdout } = spawnSync(
    'git',
    [
      'ls-files',
      '-z',
      '--',
      'CMake*',
      'package.json',
      'cli',
      'core',
      'tests',
      'tools',
      'content/suggest',
      'docs/smasteg.md',
      'LICENSE',
    ],
    { cwd: root, encoding: 'utf8' },
  );
  for (const path of stdout.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  const done = spawnSync('cmake', ['--preset', 'release'], { cwd: copy, encoding: 'utf8' });
  expect(done.stderr).toBe('');
  expect(done.status).toBe(0);
  const targets = spawnSync('ninja', ['-C', 'build/release', '-t', 'targets', 'all'], {
    cwd: copy,
    encoding: 'utf8',
  });
  expect(targets.stdout).toContain('smasteg_sim');
  expect(targets.stdout).not.toMatch(/inspector_(?:model|probe)/);
});
