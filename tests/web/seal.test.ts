// A parcel opens with its code and with nothing else.
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { fromText, isCode, makeCode, open, plainCode, seal, toText } from '../../web/src/move/seal';

const words = 'Grubblade på något åäö 👣 '.repeat(50);

it('opens with its code, however that is typed, and gives what was sealed', async () => {
  const code = makeCode();
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  const parcel = await seal(words, code);
  expect(await open(parcel, ` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(words);
  expect(parcel.length).toBeLessThan(words.length / 3);
  expect(new TextDecoder('latin1').decode(parcel)).not.toContain('Grubblade');
});

it('does not open with another code, nor changed by a bit anywhere, nor cut', async () => {
  const parcel = await seal('hemligt', '0123-4567-89AB-CDEF');
  expect(await open(parcel, '0123-4567-89AB-CDEG')).toBeNull();
  for (const at of [0, 4, parcel.length - 1]) {
    const changed = parcel.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await open(changed, '0123-4567-89AB-CDEF')).toBeNull();
  }
  for (const size of [0, 3, parcel.length - 1])
    expect(await open(parcel.slice(0, size), '0123-4567-89AB-CDEF')).toBeNull();
});

it('is never the same twice, and neither is the code', async () => {
  const code = makeCode();
  expect(makeCode()).not.toBe(code);
  expect(toText(await seal('samma', code))).not.toBe(toText(await seal('samma', code)));
});

it('reads a code as it is meant, and refuses what is none', () => {
  expect(plainCode('oil0-abcd')).toBe('0110ABCD');
  for (const typed of ['', '0123-4567-89AB-CDE', '0123-4567-89AB-CDEFG', '0123-4567-89AB-CDEU'])
    expect(isCode(typed)).toBe(false);
});

it('goes through an address and back', () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, i) => i & 255);
  expect(toText(bytes)).toMatch(/^[\w-]+$/);
  expect(fromText(toText(bytes))).toEqual(bytes);
  expect(fromText('å')).toBeNull();
});
