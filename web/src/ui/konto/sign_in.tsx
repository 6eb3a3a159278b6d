// Signing in: which server, then how. The server's name may come with the user's. When the server has signed
// this device out, its name and the user's are known and cannot be changed here: what waits is theirs.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Server } from '../../matrix/discover';
import { Field } from './field';
import { startAtServer } from './sso';
import { useKonto } from './words';
import { useWork, WorkNote } from './work';

interface Props {
  /** The user that is signed out, and the server as it was named; "" = anybody. */
  user: string;
  server: string;
  /** The room to go on with; "" = none. */
  room: string;
  done(user: string, server: string): void;
}

export function SignIn({ user, server, room, done }: Props) {
  const [found, setFound] = useState<Server | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(found);
  useLayoutEffect(() => {
    // The first that is still to be written, else the first way on.
    const fields = [...(place.current?.querySelectorAll('input') ?? [])];
    const next = fields.find(({ value }) => value === '') ?? place.current?.querySelector('button');
    if (shown.current !== found) next?.focus();
    shown.current = found;
  }, [found]);
  const step = found ? (
    <AtServer server={found} user={user} room={room} done={done} back={() => setFound(null)} />
  ) : (
    <WhichServer known={server} found={setFound} />
  );
  return <div ref={place}>{step}</div>;
}

function WhichServer({ known, found }: { known: string; found(server: Server): void }) {
  const { k } = useKonto();
  const work = useWork();
  const [written, setWritten] = useState(known);
  const find = () =>
    work.run('looking', async () => {
      const { findServer } = await import('../../matrix/discover');
      found(await findServer(written));
    });
  useEffect(() => {
    // There is nothing to be asked.
    if (known) find();
  }, []);
  const send = (event: Event) => {
    event.preventDefault();
    find();
  };
  return (
    <form class="card stack-4" onSubmit={send} noValidate>
      {!known && (
        <>
          <p>{k('connect-text')}</p>
          <Field
            label={k('server')}
            hint={k('server-hint')}
            error=""
            value={written}
            set={setWritten}
            complete="username"
          />
        </>
      )}
      <WorkNote work={work} />
      <button class="btn go wide" type="submit" aria-disabled={work.doing ? 'true' : undefined}>
        {k(known ? 'retry' : 'go-on')}
      </button>
    </form>
  );
}

interface AtServerProps extends Omit<Props, 'server'> {
  server: Server;
  back(): void;
}

function AtServer({ server, user, room, done, back }: AtServerProps) {
  const { k } = useKonto();
  const hasPassword = server.password && !server.delegates;
  return (
    <div class="card stack-4">
      <p>
        <span class="label">{k('sign-in-at')}</span>
        <br />
        <span dir="auto" class="address">
          {server.name}
        </span>
      </p>
      {hasPassword && <WithPassword server={server} user={user} room={room} done={done} />}
      <OnPage server={server} user={user} isFirst={!hasPassword} />
      {!user && (
        <button class="btn bare" type="button" onClick={back}>
          {k('other-server')}
        </button>
      )}
    </div>
  );
}

function OnPage({ server, user, isFirst }: { server: Server; user: string; isFirst: boolean }) {
  const { k } = useKonto();
  const work = useWork();
  const pages = server.delegates ? [{ id: '', name: '' }] : server.providers;
  return (
    <>
      {pages.map(({ id, name }) => (
        <button
          class={isFirst ? 'btn go wide' : 'btn wide'}
          type="button"
          key={id}
          aria-disabled={work.doing ? 'true' : undefined}
          onClick={() => work.run('going-to-page', () => startAtServer(server, id, user))}
        >
          {name ? k('sign-in-page-with', { name }) : k('sign-in-page')}
        </button>
      ))}
      <WorkNote work={work} />
    </>
  );
}

function WithPassword({ server, user, room, done }: Omit<AtServerProps, 'back'>) {
  const { k } = useKonto();
  const work = useWork();
  const [name, setName] = useState(user || server.user);
  const [password, setPassword] = useState('');
  const [checked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const focusEmpty = () =>
    [...(form.current?.querySelectorAll('input') ?? [])].find(({ value }) => value === '')?.focus();
  const send = (event: Event) => {
    event.preventDefault();
    setChecked(true);
    if (!name.trim() || !password) {
      focusEmpty();
      return;
    }
    work.run('signing-in', async () => {
      const { signIn } = await import('../../matrix/account');
      const kept = await signIn(server, name.trim(), password, room);
      done(kept.user, server.name);
    });
  };
  return (
    <form class="stack-4" onSubmit={send} ref={form} noValidate>
      <Field
        label={k('user')}
        error={checked && !name.trim() ? k('error-user') : ''}
        value={name}
        set={setName}
        complete="username"
      />
      <Field
        label={k('password')}
        error={checked && !password ? k('error-password') : ''}
        value={password}
        set={setPassword}
        type="password"
        complete="current-password"
      />
      <WorkNote work={work} />
      <button class="btn go wide" type="submit" aria-disabled={work.doing ? 'true' : undefined}>
        {k('sign-in')}
      </button>
    </form>
  );
}
