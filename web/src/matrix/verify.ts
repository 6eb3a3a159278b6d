// Whether the account's other devices trust this one, and how they come to: by the recovery key, which also
// brings the keys of what was written before, or by comparing seven pictures on two screens. Rejects with a
// Trouble.
// SPDX-License-Identifier: EUPL-1.2
import { type AuthDict, type IAuthData, type MatrixClient, MatrixError } from 'matrix-js-sdk';
import {
  type CryptoApi,
  CryptoEvent,
  type ShowSasCallbacks,
  VerificationPhase,
  type VerificationRequest,
  VerificationRequestEvent,
  VerifierEvent,
} from 'matrix-js-sdk/lib/crypto-api';
import { openClient } from './client';
import { isSafe } from './discover';
import { holdKey, readKey, withKey } from './recovery_key';
import { Trouble, troubleOf } from './trouble';

export interface Trust {
  /** The account's own signature is on this device. */
  verified: boolean;
  /** There is a recovery key to be asked for. */
  hasKey: boolean;
  /** Other devices that could compare pictures with this one. */
  others: number;
}

async function withCrypto<T>(room: string, work: (client: MatrixClient, crypto: CryptoApi) => Promise<T>) {
  try {
    const { client, synced } = await openClient(room);
    await synced;
    const crypto = client.getCrypto();
    if (!crypto) throw new Trouble('other', 'no encryption');
    return await work(client, crypto);
  } catch (error) {
    throw troubleOf(error);
  }
}

export const readTrust = (room: string): Promise<Trust> =>
  withCrypto(room, async (client, crypto) => {
    const user = client.getSafeUserId();
    const device = client.getDeviceId() ?? '';
    const hasIdentity = await crypto.userHasCrossSigningKeys(user, true);
    const status = await crypto.getDeviceVerificationStatus(user, device);
    const devices = (await crypto.getUserDeviceInfo([user], true)).get(user);
    const others = [...(devices?.values() ?? [])].filter(
      ({ deviceId, dehydrated }) => deviceId !== device && !dehydrated,
    );
    return {
      verified: hasIdentity && (status?.crossSigningVerified ?? false),
      hasKey: hasIdentity && (await client.secretStorage.getKey()) !== null,
      others: hasIdentity ? others.length : 0,
    };
  });

/** Gives how many keys of older messages came with it. */
export const recover = (room: string, written: string): Promise<number> =>
  withCrypto(room, (client, crypto) =>
    withKey(async () => {
      await readKey(client.secretStorage, written);
      await crypto.bootstrapCrossSigning({});
      if (!(await crypto.getKeyBackupInfo())) return 0;
      await crypto.loadSessionBackupPrivateKeyFromSecretStorage();
      await crypto.checkKeyBackupAndEnable();
      return (await crypto.restoreKeyBackup()).imported;
    }),
  );

/** Where an OAuth 2 server asks a person whether the account may get other keys. */
function pageIn(params: IAuthData['params']): string {
  const { url } = (params?.['m.oauth'] ?? params?.['org.matrix.cross_signing_reset'] ?? {}) as {
    url?: unknown;
  };
  return typeof url === 'string' && isSafe(url) ? url : '';
}

/** It has the private halves of what the server shows: what was made and never published does not count. */
async function hasPublished(client: MatrixClient, crypto: CryptoApi): Promise<boolean> {
  const user = client.getSafeUserId();
  const { master_keys: shown } = await client.downloadKeysForUsers([user]);
  const own = await crypto.getCrossSigningKeyId();
  return own !== null && Object.values(shown?.[user]?.keys ?? {}).includes(own);
}

/** Makes what the account lacks, and gives the recovery key, to be written down: it is kept nowhere. */
export const makeKey = (room: string, password: string): Promise<string> =>
  withCrypto(room, (client, crypto) =>
    withKey(async () => {
      const user = client.getSafeUserId();
      const signed = async (ask: (auth: AuthDict | null) => Promise<void>) => {
        try {
          await ask(null);
        } catch (error) {
          if (!(error instanceof MatrixError) || error.httpStatus !== 401) throw error;
          const { session, params } = error.data as IAuthData;
          const page = pageIn(params);
          if (page) throw new Trouble('needs-page', page);
          if (!password) throw new Trouble('needs-password');
          const identifier = { type: 'm.id.user', user };
          await ask({ type: 'm.login.password', identifier, password, ...(session && { session }) });
        }
      };
      // First what the server may say no to: a key that nobody has seen would lock the account for good.
      await crypto.bootstrapCrossSigning({
        setupNewCrossSigning: !(await hasPublished(client, crypto)),
        authUploadDeviceSigningKeys: signed,
      });
      const made = await crypto.createRecoveryKeyFromPassphrase();
      const { keyId } = await client.secretStorage.addKey('m.secret_storage.v1.aes-hmac-sha2', {
        key: made.privateKey,
      });
      holdKey(keyId, made.privateKey.slice());
      await client.secretStorage.setDefaultKeyId(keyId);
      await crypto.bootstrapSecretStorage({ setupNewKeyBackup: true });
      return made.encodedPrivateKey ?? '';
    }),
  );

// ---------- pictures

/** The pictures' numbers in the specification, 0 to 63. */
export type Comparing =
  | { is: 'waiting' }
  | { is: 'asked' } // another device asks this one
  | { is: 'pictures'; emoji: { picture: string; name: string }[] }
  | { is: 'checking' }
  | { is: 'done' }
  | { is: 'ended'; trouble: Trouble };

export interface Comparison {
  accept(): void;
  same(): void;
  different(): void;
  cancel(): void;
}

function follow(request: VerificationRequest, tell: (now: Comparing) => void): Comparison {
  let sas: ShowSasCallbacks | null = null;
  let isFollowed = false;
  const end = (error: unknown) => {
    const code = request.cancellationCode;
    const isOther = code === 'm.mismatched_sas';
    tell({ is: 'ended', trouble: code ? new Trouble(isOther ? 'mismatch' : 'cancelled') : troubleOf(error) });
  };
  const verify = () => {
    const { verifier } = request;
    if (!verifier || isFollowed) return;
    isFollowed = true;
    verifier.on(VerifierEvent.ShowSas, (shown) => {
      sas = shown;
      const emoji = (shown.sas.emoji ?? []).map(([picture, name]) => ({ picture, name }));
      tell({ is: 'pictures', emoji });
    });
    verifier.verify().then(() => tell({ is: 'done' }), end);
  };
  const look = () => {
    if (request.phase === VerificationPhase.Cancelled && !isFollowed) end(null);
    // Both may begin; the library settles which beginning counts.
    if (request.phase === VerificationPhase.Ready && request.initiatedByMe)
      request.startVerification('m.sas.v1').catch(end);
    if (request.phase === VerificationPhase.Started) verify();
  };
  request.on(VerificationRequestEvent.Change, look);
  look();
  return {
    accept: () => {
      tell({ is: 'waiting' });
      request.accept().catch(end);
    },
    same: () => {
      tell({ is: 'checking' });
      sas?.confirm().catch(end);
    },
    different: () => sas?.mismatch(),
    cancel: () => void request.cancel().catch(() => undefined),
  };
}

/** Asks the account's other devices. */
export const compare = (room: string, tell: (now: Comparing) => void): Promise<Comparison> =>
  withCrypto(room, async (_, crypto) => {
    tell({ is: 'waiting' });
    return follow(await crypto.requestOwnUserVerification(), tell);
  });

export interface Listener {
  /** Another device of this account asks this one. */
  asked(take: (tell: (now: Comparing) => void) => Comparison): void;
  /** What `readTrust` gives may be another: the other device has signed this one, a while after. */
  changed(): void;
}

/** Returns how to stop listening. */
export const listenToDevices = (room: string, { asked, changed }: Listener): Promise<() => void> =>
  withCrypto(room, async (client) => {
    const receive = (request: VerificationRequest) => {
      if (request.isSelfVerification && !request.initiatedByMe) asked((tell) => follow(request, tell));
    };
    const user = client.getSafeUserId();
    const devices = (users: string[]) => users.includes(user) && changed();
    const signed = (who: string) => who === user && changed();
    client.on(CryptoEvent.VerificationRequestReceived, receive);
    client.on(CryptoEvent.DevicesUpdated, devices);
    client.on(CryptoEvent.UserTrustStatusChanged, signed);
    return () => {
      client.off(CryptoEvent.VerificationRequestReceived, receive);
      client.off(CryptoEvent.DevicesUpdated, devices);
      client.off(CryptoEvent.UserTrustStatusChanged, signed);
    };
  });
