// The recovery key while it is being used: the library asks for it several times in a row, nobody else keeps
// it. Made from what a person wrote, be it the key itself or a phrase from which other clients made one.
// SPDX-License-Identifier: EUPL-1.2

import type { CryptoCallbacks } from 'matrix-js-sdk/lib/crypto-api';
import { decodeRecoveryKey, deriveRecoveryKeyFromPassphrase } from 'matrix-js-sdk/lib/crypto-api';
import type { ServerSideSecretStorage } from 'matrix-js-sdk/lib/secret-storage';
import { Trouble } from './trouble';

type Give = NonNullable<CryptoCallbacks['getSecretStorageKey']>;
type Key = Uint8Array<ArrayBuffer>;

let held: { id: string; key: Key } | null = null;

export const giveKey: Give = async ({ keys }) => (held && keys[held.id] ? [held.id, held.key] : null);
export const holdKey = (id: string, key: Key) => {
  held = { id, key };
};

export async function withKey<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    held?.key.fill(0);
    held = null;
  }
}

/** Rejects with 'no-key' when the account has none, with 'wrong-key' when it is not this one. */
export async function readKey(storage: ServerSideSecretStorage, written: string): Promise<void> {
  const stored = await storage.getKey();
  if (!stored) throw new Trouble('no-key');
  const [id, info] = stored;
  const candidates = [
    async () => decodeRecoveryKey(written.replace(/\s/g, '')),
    async () => {
      const { passphrase } = info;
      if (!passphrase) throw new Trouble('wrong-key');
      return deriveRecoveryKeyFromPassphrase(written.trim(), passphrase.salt, passphrase.iterations);
    },
  ];
  for (const candidate of candidates) {
    const key = await candidate().catch(() => null);
    if (key && (await storage.checkKey(key, info))) {
      holdKey(id, key);
      return;
    }
  }
  throw new Trouble('wrong-key');
}
