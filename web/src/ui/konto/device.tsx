// This device: whether the account's others trust it, and how they come to. The recovery key, or seven
// pictures on two screens; an account without such a key is told to make one.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Comparing, Comparison, Trust } from '../../matrix/verify';
import { Note } from '../kit/note';
import { Emoji } from './emoji';
import { Field } from './field';
import { useKonto } from './words';
import { useWork, WorkNote } from './work';

const matrix = () => import('../../matrix/verify');

export function Device({ room }: { room: string }) {
  const { k } = useKonto();
  const work = useWork();
  const [trust, setTrust] = useState<Trust | null>(null);
  const [said, setSaid] = useState('');
  // Half-way through, the account has its key already: what shows it must stay until it is written down.
  const [isMaking, setMaking] = useState(false);
  const [isComparing, setComparing] = useState(false);
  const read = async () => {
    const { readTrust } = await matrix();
    setTrust(await readTrust(room));
  };
  const look = () => work.run('device-loading', read);
  const lookQuietly = () => read().catch(() => undefined);
  useEffect(look, []);
  const heading = useRef<HTMLHeadingElement>(null);
  const again = (what: string) => {
    setSaid(what);
    // What was used goes away with its fields.
    heading.current?.focus();
    look();
  };
  return (
    <section class="stack-4">
      <h2 tabIndex={-1} ref={heading}>
        {k('device')}
      </h2>
      <WorkNote work={work}>
        <button class="btn" type="button" onClick={look}>
          {k('retry')}
        </button>
      </WorkNote>
      <p role="status" class={said ? '' : 'sr'}>
        {said}
      </p>
      {trust?.verified && (
        <Note tone="good" title={k('device-verified-title')} text={k('device-verified-text')} />
      )}
      {trust && !trust.verified && (trust.hasKey || trust.others > 0) && (
        <>
          <Note tone="note" icon="lock" title={k('device-new-title')} text={k('device-new-text')} />
          {trust.hasKey && !isComparing && <WithKey room={room} done={again} />}
        </>
      )}
      {(isMaking || lacksKey(trust)) && <MakeKey room={room} keep={setMaking} done={look} />}
      {trust && (
        <Pictures
          room={room}
          trust={trust}
          done={again}
          changed={() => void lookQuietly()}
          busy={setComparing}
        />
      )}
    </section>
  );
}

/** Where another device could vouch for this one, that one makes it. */
const lacksKey = (trust: Trust | null) =>
  trust !== null && !trust.hasKey && (trust.verified || trust.others === 0);

function WithKey({ room, done }: { room: string; done(said: string): void }) {
  const { k } = useKonto();
  const work = useWork();
  const [key, setKey] = useState('');
  const [checked, setChecked] = useState(false);
  const use = (event: Event) => {
    event.preventDefault();
    setChecked(true);
    if (!key.trim()) return;
    work.run('using-key', async () => {
      const { recover } = await matrix();
      const count = await recover(room, key);
      setKey('');
      done(k('key-used', { count }));
    });
  };
  return (
    <form class="stack-4" onSubmit={use} noValidate>
      <Field
        label={k('key-title')}
        hint={k('key-hint')}
        error={checked && !key.trim() ? k('error-key') : ''}
        value={key}
        set={setKey}
        complete="off"
      />
      <WorkNote work={work} />
      <div class="btn-row">
        <button class="btn go" type="submit">
          {k('use-key')}
        </button>
      </div>
    </form>
  );
}

interface MakeKeyProps {
  room: string;
  keep(is: boolean): void;
  done(): void;
}

function MakeKey({ room, keep, done }: MakeKeyProps) {
  const { k } = useKonto();
  const work = useWork();
  const [made, setMade] = useState('');
  const [password, setPassword] = useState('');
  const asksPassword = work.trouble?.code === 'needs-password' || password !== '';
  const make = (event: Event) => {
    event.preventDefault();
    work.run('making-key', async () => {
      keep(true);
      const { makeKey } = await matrix();
      const key = await makeKey(room, password).catch((error: unknown) => {
        keep(false);
        throw error;
      });
      setMade(key);
      setPassword('');
    });
  };
  const written = () => {
    setMade('');
    keep(false);
    done();
  };
  if (made) return <Made recoveryKey={made} done={written} />;
  return (
    <form class="stack-4" onSubmit={make} noValidate>
      <Note tone="note" icon="lock" title={k('device-alone-title')} text={k('device-alone-text')} />
      {asksPassword && (
        <Field
          label={k('password')}
          hint={k('make-password')}
          error=""
          value={password}
          set={setPassword}
          type="password"
          complete="current-password"
        />
      )}
      <WorkNote work={work}>
        {work.trouble?.code === 'needs-page' && (
          <a class="btn" href={work.trouble.message} target="_blank" rel="noreferrer">
            {k('server-page')}
          </a>
        )}
      </WorkNote>
      <div class="btn-row">
        <button class="btn" type="submit">
          {k('make-key')}
        </button>
      </div>
    </form>
  );
}

function Made({ recoveryKey, done }: { recoveryKey: string; done(): void }) {
  const { k } = useKonto();
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => card.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this is to be read.
    <div class="card stack-4" role="group" aria-label={k('key-made-title')} tabIndex={-1} ref={card}>
      <h3>{k('key-made-title')}</h3>
      <p class="recovery-key" translate={false}>
        {recoveryKey}
      </p>
      <p>{k('key-made-text')}</p>
      <button class="btn" type="button" onClick={done}>
        {k('key-written')}
      </button>
    </div>
  );
}

interface PicturesProps {
  room: string;
  trust: Trust;
  done(said: string): void;
  changed(): void;
  /** While two screens are being compared nothing else is to be done. */
  busy(is: boolean): void;
}

function Pictures({ room, trust, done, changed, busy }: PicturesProps) {
  const { k } = useKonto();
  const work = useWork();
  const [now, setNow] = useState<Comparing | null>(null);
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const tell = (next: Comparing) => {
    setNow(next.is === 'done' || next.is === 'ended' ? null : next);
    if (next.is === 'done') done(k('emoji-done'));
    if (next.is === 'ended') work.fail(next.trouble);
  };
  const isBusy = now !== null;
  useEffect(() => busy(isBusy), [isBusy]);
  useEffect(() => {
    const listening = matrix().then(({ listenToDevices }) =>
      listenToDevices(room, {
        changed,
        asked(take) {
          work.clear();
          setNow({ is: 'asked' });
          setComparison(take(tell));
        },
      }),
    );
    return () => void listening.then((stop) => stop()).catch(() => undefined);
  }, []);
  const start = () =>
    work.run('emoji-waiting', async () => {
      const { compare } = await matrix();
      setComparison(await compare(room, tell));
    });
  if (!now && (trust.verified || trust.others === 0)) return <WorkNote work={work} />;
  return (
    <div class="stack-4">
      <h3>{k('emoji-title')}</h3>
      {now && comparison ? (
        <Emoji now={now} comparison={comparison} />
      ) : (
        <>
          <p>{k('emoji-text')}</p>
          <div class="btn-row">
            <button class="btn" type="button" onClick={start}>
              {k('emoji-start')}
            </button>
          </div>
        </>
      )}
      <WorkNote work={work} />
    </div>
  );
}
