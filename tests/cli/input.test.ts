// What no command takes: files that are too big, no text, packed, pages, or not there; and an answer that
// cannot be written. One line on stderr, nothing on stdout, whatever the command.
// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { program, root, smasteg } from './program';

const folder = mkdtempSync(join(tmpdir(), 'smasteg-input-'));
const room = readFileSync(join(root, 'tests/fixtures/rooms/element_export.json'), 'utf8');
const commands = [['report'], ['match'], ['schedule'], ['check'], ['verify', '--round', '$round']];

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, bytes: string | Buffer): string {
  writeFileSync(join(folder, name), bytes);
  return name;
}

function refuses(args: string[], input: string | Buffer, what: RegExp) {
  const done = smasteg(args, { cwd: folder, input });
  expect(done, args.join(' ')).toMatchObject({ code: 3, out: '' });
  expect(done.err, args.join(' ')).toMatch(what);
  expect(done.err.trimEnd().split('\n'), args.join(' ')).toHaveLength(1);
}

describe('whatever the command', () => {
  const rows: [string, Buffer, RegExp][] = [
    [
      'a program',
      readFileSync(program),
      /this is no text but a binary file\. Give a file of text in UTF-8\.$/m,
    ],
    ['zeroes', Buffer.alloc(3), /this is no text but a binary file/],
    [
      'a zip',
      Buffer.from('PK\x03\x04\x14\0\x08\0'),
      /this is a packed archive\. Unpack it and give the file/,
    ],
    ['a gzip', gzipSync(room), /this is a packed archive\. Unpack it/],
    ['UTF-16', Buffer.from(`\uFEFF${room}`, 'utf16le'), /this is UTF-16\. Save the file as UTF-8\.$/m],
  ];
  it.each(rows)('refuses %s, as a file and from standard input', (name, bytes, what) => {
    const file = written(`${name}.json`, bytes);
    for (const [command = '', ...options] of commands) {
      refuses([command, file, ...options], '', new RegExp(`^smasteg: ${name}\\.json: ${what.source}`, 'm'));
      refuses([command, '-', ...options], bytes, new RegExp(`^smasteg: standard input: ${what.source}`, 'm'));
    }
    refuses(['suggest'], bytes, what);
  });

  it('refuses two gigabytes before they are read', () => {
    closeSync(openSync(join(folder, 'huge.json'), 'w'));
    truncateSync(join(folder, 'huge.json'), 2 ** 31);
    const start = performance.now();
    for (const [command = '', ...options] of commands)
      refuses(
        [command, 'huge.json', ...options],
        '',
        /^smasteg: huge\.json: it is bigger than 512 MB\. Export/,
      );
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('refuses what is not there, a folder and what may not be read', () => {
    for (const [command = '', ...options] of commands) {
      refuses(
        [command, 'nowhere.json', ...options],
        '',
        /^smasteg: nowhere\.json: there is no such file\. Check/,
      );
      refuses([command, '.', ...options], '', /^smasteg: \.: this is a folder\. Give the files in it\.$/m);
    }
    refuses(['schedule', '-', '--params', 'nowhere.json'], '', /nowhere\.json: there is no such file/);
  });

  it('answers an option that there is not with 2 and where the help is', () => {
    for (const [command = '', ...options] of [...commands, ['suggest']]) {
      const done = smasteg([command, '-', ...options, '--frobnicate'], { cwd: folder });
      expect(done, command).toMatchObject({ code: 2, out: '' });
      expect(done.err).toMatch(new RegExp(`frobnicate.*\\. Try: smasteg ${command} --help\\n$`));
      expect(done.err.trimEnd().split('\n')).toHaveLength(1);
    }
  });

  it('says 3 when the answer does not fit on the disk', () => {
    const full = openSync('/dev/full', 'w');
    const done = spawnSync(program, ['report', '-'], {
      input: room,
      encoding: 'utf8',
      stdio: ['pipe', full, 'pipe'],
    });
    closeSync(full);
    expect(done.status).toBe(3);
    expect(done.stderr).toBe('smasteg: the answer could not be written. Is the disk full?\n');
  });
});

describe('a room', () => {
  it('is no page of HTML', () => {
    for (const args of [
      ['report', '-'],
      ['verify', '-', '--round', '$round'],
    ])
      refuses(args, '<!DOCTYPE html><html></html>', /This is a web page: choose JSON, not HTML/);
  });

  it('is never half read: cut off anywhere, it is refused or it is whole', () => {
    const bytes = Buffer.from(room.trimEnd());
    for (let end = 1; end < bytes.length; end += 4999) {
      refuses(['report', '-'], bytes.subarray(0, end), /^smasteg: standard input: line \d+: .*[.]$/m);
      refuses(['check', '-'], bytes.subarray(0, end), /^smasteg: standard input: .*line \d+: .*[.]$/m);
    }
  });
});
