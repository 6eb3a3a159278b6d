// The place where one signs in, chooses a room, has this device verified and signs out. Which of these is
// shown follows what is kept of the account.
// SPDX-License-Identifier: EUPL-1.2
import '../../styles/konto.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Account, writeAccount } from '../../account';
import type { Kept } from '../../matrix/keep';
import { useApp } from '../app';
import { Heading } from '../kit/heading';
import { Icon } from '../kit/icons';
import { Link } from '../kit/link';
import { Note } from '../kit/note';
import { beginWith } from './begin_with';
import { Device } from './device';
import { Rooms } from './rooms';
import { SignIn } from './sign_in';
import { SignOut } from './sign_out';
import { finishFromServer } from './sso';
import { useKonto } from './words';
import { useWork, type Work, WorkNote } from './work';

/** Who is signed in, what is kept of it, and the ways on. */
function useAccount(work: Work) {
  const { account: mounted } = useApp();
  const [account, setAccount] = useState(mounted?.account ?? null);
  const [kept, setKept] = useState<Kept | null>(null);
  const [isChoosing, setChoosing] = useState(account !== null && account.room === '');
  const refresh = async () => {
    const { readKept } = await import('../../matrix/keep');
    setKept(await readKept().catch(() => null));
  };
  const signedIn = (user: string, server: string) => {
    // With the room that was open when the server signed us out one goes on at once.
    const { room = '', roomName = '' } = account?.user === user ? account : {};
    const next = { user, server, room, roomName };
    if (room) beginWith(next);
    else {
      writeAccount(next);
      setAccount(next);
      setChoosing(true);
      void refresh();
    }
  };
  useEffect(() => {
    void refresh();
    const sent = mounted?.sentBack ?? '';
    if (!sent) return;
    work.run('signing-in', async () => {
      const { kept, name } = await finishFromServer(sent, account?.room ?? '');
      signedIn(kept.user, name);
    });
  }, []);
  return { account, kept, isChoosing, choose: () => setChoosing(true), signedIn };
}

export function AccountPlace() {
  const { k } = useKonto();
  const work = useWork();
  const { account, kept, isChoosing, choose, signedIn } = useAccount(work);
  const isOut = account !== null && kept?.out !== undefined;
  const isIn = account !== null && !isOut;
  const title = isOut ? 'again-title' : isIn ? 'account-title' : 'connect-title';
  const shown = useRef(title);
  useLayoutEffect(() => {
    // Another page in the same place: one reads on from its top.
    if (shown.current !== title) document.querySelector<HTMLElement>('main h1')?.focus();
    shown.current = title;
  }, [title]);
  return (
    <>
      <Link class="back" to={{ name: 'mer' }}>
        <Icon name="back" size="s" />
        {k('back')}
      </Link>
      <Heading title={k(title)} />
      <div class="cols">
        <div class="col">
          <WorkNote work={work} />
          {isOut && <Again isGone={kept?.out === 'gone'} />}
          {!isIn && !work.doing && (
            <SignIn
              user={isOut ? account.user : ''}
              server={isOut ? account.server : ''}
              room={account?.room ?? ''}
              done={signedIn}
            />
          )}
          {isIn && <Facts account={account} />}
          {isIn && !isChoosing && (
            <div class="btn-row">
              <button class="btn" type="button" onClick={choose}>
                {k('change-room')}
              </button>
            </div>
          )}
          {isIn && isChoosing && (
            <Rooms
              current={account.room}
              choose={(room, roomName) => beginWith({ ...account, room, roomName })}
            />
          )}
        </div>
        <div class="col">
          {isIn && <Device room={account.room} />}
          {account && <SignOut account={account} />}
        </div>
      </div>
    </>
  );
}

function Again({ isGone }: { isGone: boolean }) {
  const { k } = useKonto();
  return (
    <Note tone="note" icon="lock" title={k('signed-out')} text={k('again-text')}>
      {isGone && <p>{k('again-keys')}</p>}
    </Note>
  );
}

function Facts({ account }: { account: Account }) {
  const { k, words } = useKonto();
  return (
    <dl class="facts">
      <div>
        <dt>{words.t('account-user')}</dt>
        <dd dir="auto" class="address">
          {account.user}
        </dd>
      </div>
      <div>
        <dt>{k('at-server')}</dt>
        <dd dir="auto" class="address">
          {account.server}
        </dd>
      </div>
      <div>
        <dt>{k('room')}</dt>
        <dd dir="auto">{account.roomName || k('room-none')}</dd>
      </div>
    </dl>
  );
}
