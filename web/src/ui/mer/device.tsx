// "På den här enheten": whether the browser may clear what is kept, and how one clears it all oneself.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'preact/hooks';
import { askToKeep, forgetAll, isKept } from '../../forget';
import { useApp, useWords } from '../app';
import { Note } from '../kit/note';

/** The core has taken the last keystroke by then (web/src/draft.ts). */
const writtenMs = 400;

export function Device() {
  const { inRoom, account } = useApp();
  const { t } = useWords();
  return (
    <section class="stack-4">
      <h2>{t('device')}</h2>
      {(!inRoom || account) && <Keep />}
      <Forget />
    </section>
  );
}

function Keep() {
  const { t } = useWords();
  const [kept, setKept] = useState<boolean | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => void isKept().then(setKept), []);
  const ask = async () => {
    const is = await askToKeep();
    setKept(is);
    setSaid(t(is ? 'keep-yes' : 'keep-no'));
  };
  return (
    <div class="stack-2">
      <p>{t(kept ? 'keep-is' : 'keep-why')}</p>
      {kept === false && (
        <div class="btn-row">
          <button class="btn" type="button" onClick={() => void ask()}>
            {t('keep-ask')}
          </button>
        </div>
      )}
      <p role="status">{said}</p>
    </div>
  );
}

function Forget() {
  const { writing, inRoom, account } = useApp();
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
  const forget = async () => {
    writing.change({ text: '', principles: [], from: '', visibility: '' });
    await new Promise((resolve) => setTimeout(resolve, writtenMs));
    await account?.leave();
    if (await forgetAll()) location.reload();
    else setFailed(true);
  };
  return (
    <div class="stack-2">
      <p>{t(inRoom ? 'forget-what-room' : 'forget-what-own')}</p>
      {!asked && (
        <div class="btn-row">
          <button class="btn" type="button" onClick={() => setAsked(true)}>
            {t('forget')}
          </button>
        </div>
      )}
      {asked && (
        <div>
          <Note tone="alert" title={t('forget-sure')} text={t('forget-sure-text')}>
            <div class="btn-row">
              <button class="btn" type="button" onClick={() => void forget()}>
                {t('forget-do')}
              </button>
              <button class="btn bare" type="button" onClick={() => setAsked(false)}>
                {t('forget-not')}
              </button>
            </div>
          </Note>
        </div>
      )}
      <p role="alert">{failed ? t('forget-failed') : ''}</p>
    </div>
  );
}
