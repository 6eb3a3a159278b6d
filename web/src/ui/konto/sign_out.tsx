// Signing out: what is lost is said first. The server is told; then the page starts anew, and what the
// account left on this device is erased before anything could write it again.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Account, setLeaving, writeAccount } from '../../account';
import { useSignal } from '../../signal';
import { useApp } from '../app';
import { Note } from '../kit/note';
import { useKonto } from './words';
import { useWork, WorkNote } from './work';

export function SignOut({ account }: { account: Account }) {
  const { k } = useKonto();
  const [isAsked, setAsked] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  useLayoutEffect(() => {
    if (!isAsked && wasAsked.current) opener.current?.focus();
    wasAsked.current = isAsked;
  }, [isAsked]);
  return (
    <section class="stack-4">
      <h2>{k('sign-out-title')}</h2>
      <p>{k('sign-out-text')}</p>
      {isAsked ? (
        <Sure account={account} stay={() => setAsked(false)} />
      ) : (
        <div class="btn-row">
          <button class="btn" type="button" ref={opener} onClick={() => setAsked(true)}>
            {k('sign-out')}
          </button>
        </div>
      )}
    </section>
  );
}

function Sure({ account, stay }: { account: Account; stay(): void }) {
  const { model } = useApp();
  const { k } = useKonto();
  const work = useWork();
  const unsent = useSignal(model.status)?.unsent ?? 0;
  const [isTold, setTold] = useState(true);
  const [isLast, setLast] = useState(false);
  useEffect(() => {
    const reading = import('../../matrix/verify').then(({ readTrust }) => readTrust(account.room));
    // Where the server does not say, the rest of the words stand.
    void reading.then(({ verified, hasKey }) => setLast(!verified || !hasKey)).catch(() => undefined);
  }, []);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  const leave = () => {
    setLeaving(account.user);
    writeAccount(null);
    location.hash = '#/mer';
    location.reload();
  };
  const out = () =>
    work.run('signing-out', async () => {
      setTold(true);
      const { signOut } = await import('../../matrix/account');
      await signOut().catch((error: unknown) => {
        setTold(false);
        throw error;
      });
      leave();
    });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are two ways on.
    <div role="group" aria-label={k('sign-out-sure')} tabIndex={-1} ref={box} class="stack-4">
      <Note tone="note" icon="warning" title={k('sign-out-sure')} text={k('sign-out-own')}>
        {isLast && <p>{k('sign-out-key')}</p>}
        {unsent > 0 && <p>{k('sign-out-unsent', { count: unsent })}</p>}
        <div class="btn-row">
          <button class="btn" type="button" onClick={out}>
            {k('sign-out-do')}
          </button>
          <button class="btn" type="button" onClick={stay}>
            {k('stay')}
          </button>
        </div>
      </Note>
      <WorkNote work={work}>
        {!isTold && (
          <>
            <p>{k('sign-out-left')}</p>
            <button class="btn" type="button" onClick={leave}>
              {k('sign-out-anyway')}
            </button>
          </>
        )}
      </WorkNote>
    </div>
  );
}
