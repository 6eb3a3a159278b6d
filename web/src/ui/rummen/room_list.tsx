// The rooms, each with how fresh what the device has of it is, and the way into it.
// SPDX-License-Identifier: EUPL-1.2
import type { Account } from '../../account';
import type { RollupView } from '../../core/protocol.gen';
import { useWords } from '../app';
import { Icon } from '../kit/icons';
import { beginWith } from '../konto/begin_with';
import type { KnownRoom } from './use_rooms';

interface Props {
  account: Account;
  rooms: (KnownRoom & { shown: string })[];
  view: RollupView | null;
}

export function RoomList({ account, rooms, view }: Props) {
  const { t } = useWords();
  return (
    <ul class="list" aria-label={t('rooms')}>
      {rooms.map((room) => (
        <li key={room.id}>
          <Row account={account} room={room} newest={view?.rooms.find(({ id }) => id === room.id)?.newest} />
        </li>
      ))}
    </ul>
  );
}

interface RowProps {
  account: Account;
  room: KnownRoom & { shown: string };
  /** The day of its newest step; undefined = the core has nothing of it. */
  newest: string | undefined;
}

function Row({ account, room, newest }: RowProps) {
  const { t, format } = useWords();
  const isOpen = room.id === account.room;
  const fresh = [
    isOpen && `${t('room-open')}.`,
    !room.isHere && t('room-not-here'),
    newest !== undefined && (newest ? t('room-newest', { day: newest }) : t('room-no-steps')),
    room.isHere &&
      !isOpen &&
      room.seenAt > 0 &&
      t('room-seen', { day: dayOf(room.seenAt), time: format.time(room.seenAt) }),
  ].filter(Boolean);
  const what = (
    <span>
      <span class="name" dir="auto">
        {room.shown}
      </span>
      <br />
      <span class="meta">{fresh.join(' ')}</span>
    </span>
  );
  if (isOpen)
    return (
      <div class="go-row">
        <Icon name="room" />
        {what}
      </div>
    );
  const open = () => beginWith({ ...account, room: room.id, roomName: room.name });
  return (
    <button class="go-row plain" type="button" onClick={open}>
      <Icon name="room" />
      {what}
      <Icon name="forward" />
    </button>
  );
}

/** In Stockholm, where the core's days are. */
const stockholm = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });
const dayOf = (ms: number) => stockholm.format(ms);
