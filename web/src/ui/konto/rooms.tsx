// The person's rooms, those with Småsteg first. Choosing one opens the page anew, with that room.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RoomChoice } from '../../matrix/rooms';
import { Icon, type IconName } from '../kit/icons';
import { useKonto } from './words';
import { useWork, WorkNote } from './work';

interface Props {
  current: string;
  choose(id: string, name: string): void;
}

export function Rooms({ current, choose }: Props) {
  const { k, words } = useKonto();
  const work = useWork();
  const [rooms, setRooms] = useState<RoomChoice[] | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    // Asked for by a button that is gone.
    if (current) heading.current?.focus();
  }, []);
  const load = () =>
    work.run('rooms-loading', async () => {
      const { listRooms } = await import('../../matrix/account');
      setRooms(await listRooms());
    });
  useEffect(load, []);
  const nameOf = ({ name, people }: RoomChoice) =>
    name || (people.length > 0 ? k('rooms-of', { people: words.format.list(people) }) : k('rooms-nameless'));
  const order = new Intl.Collator(words.language);
  const sorted = (rooms ?? [])
    .map((room) => ({ ...room, shown: nameOf(room) }))
    .sort((a, b) => order.compare(a.shown, b.shown));
  const mine = sorted.filter(({ hasSteps }) => hasSteps);
  const others = sorted.filter(({ hasSteps }) => !hasSteps);
  const row = (room: (typeof sorted)[number]) => (
    <Row
      key={room.id}
      name={room.shown}
      about={room.id === current ? k('room-here') : k(room.encrypted ? 'room-encrypted' : 'room-plain')}
      choose={() => choose(room.id, room.shown)}
    />
  );
  return (
    <section class="stack-4">
      <h2 tabIndex={-1} ref={heading}>
        {k('rooms-title')}
      </h2>
      <WorkNote work={work}>
        <button class="btn" type="button" onClick={load}>
          {k('retry')}
        </button>
      </WorkNote>
      {rooms && mine.length === 0 && <p>{k('rooms-none')}</p>}
      {mine.length > 0 && (
        <ul class="list" aria-label={k('rooms-with')}>
          {mine.map(row)}
        </ul>
      )}
      {rooms && (
        <ul class="list" aria-label={k('notebook')}>
          <Row icon="lock" name={k('notebook')} about={k('notebook-text')} choose={() => choose('', '')} />
        </ul>
      )}
      {others.length > 0 && (
        <div class="folds">
          <details open={mine.length === 0}>
            <summary>
              <Icon name="down" size="s" />
              <span>{k('rooms-others')}</span>
            </summary>
            <ul class="list fold">{others.map(row)}</ul>
          </details>
        </div>
      )}
    </section>
  );
}

interface RowProps {
  icon?: IconName;
  name: string;
  about: string;
  choose(): void;
}

function Row({ icon = 'room', name, about, choose }: RowProps) {
  return (
    <li>
      <button class="go-row plain" type="button" onClick={choose}>
        <Icon name={icon} />
        <span>
          <span class="name" dir="auto">
            {name}
          </span>
          <br />
          <span class="meta">{about}</span>
        </span>
        <Icon name="forward" />
      </button>
    </li>
  );
}
