// "Rummen tillsammans": the account's rooms side by side and together, reckoned from what this device has of
// them, and a count of them for the room that is open. Only in the app, and only with an account.
// SPDX-License-Identifier: EUPL-1.2
import '../../i18n/rooms_words';
import '../../styles/rummen.css';
import { useId, useState } from 'preact/hooks';
import type { Account } from '../../account';
import type { RollupRoom, RollupView } from '../../core/protocol.gen';
import type { Key } from '../../i18n/words';
import { useApp, useWords } from '../app';
import { Heading } from '../kit/heading';
import { Icon } from '../kit/icons';
import { Link } from '../kit/link';
import { Note } from '../kit/note';
import { type Column, Counts } from './count_table';
import { Posting } from './posting';
import { RoomList } from './room_list';
import { useRollup } from './use_rollup';
import { useRooms } from './use_rooms';

const periods: { value: string; word: Key }[] = [
  { value: 'month', word: 'period-month' },
  { value: 'days30', word: 'period-days30' },
  { value: 'year', word: 'period-year' },
];
const listWords: Record<string, Key> = { asking: 'rooms-loading', 'not-had': 'rooms-not-had' };

export function TogetherPlace() {
  const { account } = useApp();
  const { t } = useWords();
  return (
    <>
      <Link class="back" to={{ name: 'mer' }}>
        <Icon name="back" size="s" />
        {t('place-mer')}
      </Link>
      <Heading title={t('place-rummen')} />
      {account?.account ? (
        <Together account={account.account} />
      ) : (
        <div class="btn-row">
          <Link class="btn" to={{ name: 'konto' }}>
            {t('account-connect')}
          </Link>
        </div>
      )}
    </>
  );
}

function Together({ account }: { account: Account }) {
  const { t, language } = useWords();
  const [period, setPeriod] = useState('month');
  const [chosen, setChosen] = useState('');
  const [called, setCalled] = useState<string | null>(null);
  const known = useRooms(account);
  const order = new Intl.Collator(language);
  const rooms = known.rooms
    .map((room) => ({ ...room, shown: room.name || ownName(account, room.id) || t('room-nameless') }))
    .sort((a, b) => order.compare(a.shown, b.shown));
  const nameOf = (id: string) => rooms.find((room) => room.id === id)?.shown ?? t('room-nameless');
  const others = rooms.filter(({ id, isHere }) => isHere && id !== account.room);
  const of = chosen || (others.length === 1 ? (others[0]?.id ?? '') : 'all');
  const group = called ?? (of === 'all' ? t('post-all-name') : nameOf(of));
  const query = { period, of, group };
  const { view, failed, look } = useRollup(known.kept, query);
  return (
    <div class="cols">
      <div class="col">
        <p>{t('together-lead')}</p>
        <Periods chosen={period} choose={setPeriod} />
        {failed && (
          <Note tone="alert" title={t('together-failed')}>
            <button class="btn" type="button" onClick={() => void look()}>
              {t('retry')}
            </button>
          </Note>
        )}
        {view ? (
          <SideBySide view={view} order={rooms.map(({ id }) => id)} nameOf={nameOf} />
        ) : (
          !failed && <p>{t('together-counting')}</p>
        )}
        <section class="stack-2">
          <h2>{t('rooms')}</h2>
          <p role="status">{listWords[known.list] && t(listWords[known.list] as Key)}</p>
          <RoomList account={account} rooms={rooms} view={view} />
        </section>
      </div>
      <div class="col">
        {view && (
          <Posting
            room={account.room ? nameOf(account.room) : ''}
            choices={others.map(({ id, shown }) => ({ id, name: shown }))}
            query={query}
            view={view}
            look={look}
            nameOf={nameOf}
            choose={(next) => {
              setChosen(next);
              setCalled(null);
            }}
            call={setCalled}
          />
        )}
      </div>
    </div>
  );
}

const ownName = (account: Account, id: string) => (id === account.room ? account.roomName : '');

function Periods({ chosen, choose }: { chosen: string; choose(value: string): void }) {
  const { t } = useWords();
  const id = useId();
  return (
    <fieldset class="stack-2">
      <legend class="label">{t('period')}</legend>
      <div class="seg">
        {periods.map(({ value, word }) => (
          <label key={value}>
            <input type="radio" name={id} checked={value === chosen} onChange={() => choose(value)} />
            <span>{t(word)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface SideProps {
  view: RollupView;
  /** Room ids, as they are sorted. */
  order: string[];
  nameOf(id: string): string;
}

function SideBySide({ view, order, nameOf }: SideProps) {
  const { t, format } = useWords();
  const column = (room: RollupRoom): Column => ({
    id: room.id || 'together',
    name: room.id ? nameOf(room.id) : t('together'),
    cells: room.cells,
    others: room.others,
    steps: room.steps,
    isSum: room.id === '',
  });
  const rooms = order.flatMap((id) => view.rooms.filter((room) => room.id === id));
  const columns = [...rooms, ...(rooms.length > 1 ? [view.together] : [])].map(column);
  return (
    <section class="stack-4">
      <h2>{t('count-title')}</h2>
      <p class="meta">{format.range(view.from, view.to)}</p>
      {view.together.steps === 0 ? (
        <p>{t('count-none')}</p>
      ) : (
        <>
          <Counts columns={columns} caption={t('count-title')} picture={t('count-picture')} />
          <p class="meta">
            {t('count-several')} {t('together-own')}
          </p>
        </>
      )}
    </section>
  );
}
