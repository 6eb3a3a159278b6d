// "Flytta": what only this browser has, to another one: the widget and the app keep theirs apart, and so do
// two devices. A sealed file, or for little a square to be read by a phone's camera; the code goes by hand.
// SPDX-License-Identifier: EUPL-1.2
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { addressWith, arrivedParcel } from '../../move/arrived';
import { bundleOf, unbundle } from '../../move/bundle';
import { fromText, isCode, makeCode, open, seal, toText } from '../../move/seal';
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import { ChooseFile } from '../kit/choose_file';
import { download } from '../kit/download';
import { Square } from './square';

interface Parcel {
  bytes: Uint8Array;
  code: string;
}

export function Move() {
  const { inRoom } = useApp();
  const { t } = useWords();
  return (
    <section class="stack-4">
      <h2>{t('move')}</h2>
      <p>{t(inRoom ? 'move-why-room' : 'move-why-own')}</p>
      <Send />
      <Receive />
    </section>
  );
}

function Send() {
  const { session, writing, inRoom, account } = useApp();
  const { t } = useWords();
  const [parcel, setParcel] = useState<Parcel | null>(null);
  const [said, setSaid] = useState('');
  const pack = async () => {
    setSaid('');
    try {
      const bundle = await bundleOf(session, writing);
      if (bundle === '') return setSaid(t('move-nothing'));
      const code = makeCode();
      setParcel({ bytes: await seal(bundle, code), code });
    } catch {
      setSaid(t('move-failed'));
    }
  };
  const app = new URL(inRoom && !account ? '../' : './', document.baseURI.split('#')[0]).href;
  return (
    <div class="stack-2">
      {!parcel && (
        <div class="btn-row">
          <button class="btn" type="button" onClick={() => void pack()}>
            {t('move-pack')}
          </button>
        </div>
      )}
      {parcel && (
        <>
          <p>{t('move-code-text')}</p>
          <p class="code" role="status">
            <span class="sr">{t('move-code')}: </span>
            {parcel.code}
          </p>
          <div class="btn-row">
            <button
              class="btn"
              type="button"
              onClick={() => download('smasteg-flytt.smasteg', parcel.bytes, 'application/octet-stream')}
            >
              {t('move-save')}
            </button>
          </div>
          <Square address={addressWith(app, toText(parcel.bytes))} />
        </>
      )}
      <p role="status">{said}</p>
    </div>
  );
}

function Receive() {
  const { session, writing } = useApp();
  const { t } = useWords();
  const arrived = useSignal(arrivedParcel);
  const [file, setFile] = useState<File | null>(null);
  const [code, setCode] = useState('');
  const [said, setSaid] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    if (arrived !== '') field.current?.focus();
  }, [arrived]);
  const take = async (event: Event) => {
    event.preventDefault();
    setSaid('');
    const parcel = file ? new Uint8Array(await file.arrayBuffer()) : fromText(arrived);
    if (!parcel?.length) return setSaid(t('move-no-file'));
    if (!isCode(code)) return setSaid(t('move-no-code'));
    const bundle = await open(parcel, code);
    if (bundle === null) return setSaid(t('move-wrong'));
    try {
      const moved = await unbundle(bundle, session, writing);
      if (!moved) return setSaid(t('move-wrong'));
      setSaid(t(moved.draft ? 'move-taken-draft' : 'move-taken', { count: moved.steps }));
      arrivedParcel.value = '';
      setCode('');
    } catch {
      setSaid(t('move-failed'));
    }
  };
  return (
    <form class="stack-2" onSubmit={(event) => void take(event)}>
      <h3>{t('move-take')}</h3>
      {arrived !== '' && !file ? (
        <p>{t('move-arrived')}</p>
      ) : (
        <ChooseFile word="move-file" file={file} choose={setFile} />
      )}
      <label class="label block" for={`${id}code`}>
        {t('move-code')}
      </label>
      <input
        class="field"
        id={`${id}code`}
        ref={field}
        type="text"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        value={code}
        onInput={(event) => setCode(event.currentTarget.value)}
      />
      <div class="btn-row">
        <button class="btn" type="submit">
          {t('move-open')}
        </button>
      </div>
      <p role="status">{said}</p>
    </form>
  );
}
