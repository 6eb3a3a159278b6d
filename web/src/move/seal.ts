// A sealed parcel: what one moves from one browser to another, readable only with its code. AES-GCM with a
// key that PBKDF2 makes of the code and a salt; made anew for each parcel.
// Promises: refuses whole what was sealed with another code or changed by a byte, and says no more than that.
// Form: "SMS1", 16 bytes of salt, 12 of a number used once, what is sealed (deflated first).
// SPDX-License-Identifier: EUPL-1.2

const magic = new TextEncoder().encode('SMS1');
const saltBytes = 16;
const onceBytes = 12;
const headBytes = magic.length + saltBytes + onceBytes;
/** As OWASP's password storage advice has it for SHA-256 in 2026; the code itself has 80 bits. */
const rounds = 600_000;
/** More than a lifetime of steps; a file that unpacks to more is none of ours. */
const mostBytes = 16 << 20;

/** Crockford's: no I, L, O or U, which are taken for others when a code is copied by hand. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Four groups of four letters: 80 random bits. */
export function makeCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const code = Array.from(bytes, (byte) => letters[byte & 31]).join('');
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** As it is meant, however it was typed. */
export const plainCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[\s\-–]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');

export const isCode = (typed: string): boolean => /^[0-9A-HJKMNP-TV-Z]{16}$/.test(plainCode(typed));

async function through(
  bytes: Uint8Array,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const packed = new Blob([bytes as BlobPart]).stream().pipeThrough(stream as never);
  const reader = (packed as ReadableStream<Uint8Array>).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > mostBytes) throw new Error('too large');
    parts.push(next.value);
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}

async function keyOf(code: string, salt: Uint8Array): Promise<CryptoKey> {
  const secret = new TextEncoder().encode(plainCode(code));
  const from = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: salt as BufferSource, iterations: rounds };
  return crypto.subtle.deriveKey(how, from, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const gcm = (iv: Uint8Array) => ({
  name: 'AES-GCM',
  iv: iv as BufferSource,
  additionalData: magic as BufferSource,
});

export async function seal(text: string, code: string): Promise<Uint8Array> {
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes));
  const once = crypto.getRandomValues(new Uint8Array(onceBytes));
  const packed = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));
  const key = await keyOf(code, salt);
  const sealed = new Uint8Array(await crypto.subtle.encrypt(gcm(once), key, packed as BufferSource));
  const parcel = new Uint8Array(headBytes + sealed.length);
  parcel.set(magic);
  parcel.set(salt, magic.length);
  parcel.set(once, magic.length + saltBytes);
  parcel.set(sealed, headBytes);
  return parcel;
}

/** null: the code is another, or the parcel is not as it was sealed. */
export async function open(parcel: Uint8Array, code: string): Promise<string | null> {
  if (parcel.length <= headBytes || magic.some((byte, i) => parcel[i] !== byte)) return null;
  const salt = parcel.slice(magic.length, magic.length + saltBytes);
  const once = parcel.slice(magic.length + saltBytes, headBytes);
  try {
    const key = await keyOf(code, salt);
    const sealed = parcel.slice(headBytes) as BufferSource;
    const packed = new Uint8Array(await crypto.subtle.decrypt(gcm(once), key, sealed));
    const bytes = await through(packed, new DecompressionStream('deflate-raw'));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

export function toText(parcel: Uint8Array): string {
  let binary = '';
  for (const byte of parcel) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** null: no such text. */
export function fromText(text: string): Uint8Array | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
