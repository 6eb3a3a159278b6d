// The pictures of Lärdomar, each with its table: what the room has done by principle, the year, how ideas
// spread, and which kinds of people the room has. The numbers are the core's.
// SPDX-License-Identifier: EUPL-1.2
import '../../../i18n/pictures_words';
import '../../../styles/pictures.css';
import { useEffect, useState } from 'preact/hooks';
import type { PicturesView } from '../../../core/protocol.gen';
import { useApp, useWords } from '../../app';
import { Note } from '../../kit/note';
import { Choice } from '../choice';
import { Figure } from './figure';
import { useMakers } from './makers';

type Period = 'year' | 'month' | 'days30';
type Whose = 'room' | 'mine';

export function Pictures() {
  const { session, inRoom } = useApp();
  const { t } = useWords();
  const [period, setPeriod] = useState<Period>('year');
  const [year, setYear] = useState(0);
  const [view, setView] = useState<PicturesView | null>(null);
  const [failed, setFailed] = useState(false);
  const [said, setSaid] = useState('');
  useEffect(() => {
    let isHere = true;
    const look = async () => {
      try {
        const fresh = await session.view('learnPictures', { text: JSON.stringify({ period, year }) });
        if (!isHere) return;
        setView(fresh);
        setFailed(false);
      } catch {
        if (isHere) setFailed(true);
      }
    };
    void look();
    const end = session.onChanged((views) => {
      if (views.includes('learn')) void look();
    });
    return () => {
      isHere = false;
      end();
    };
  }, [session, period, year]);
  return (
    <>
      <p class="sr" role="status">
        {said}
      </p>
      {failed && <Note tone="alert" title={t('pictures-failed')} text="" />}
      {view && (
        <div class="picture-list">
          {inRoom && <Principles view={view} period={period} choose={setPeriod} say={setSaid} />}
          <Year view={view} inRoom={inRoom} choose={setYear} say={setSaid} />
          {inRoom && <Ideas view={view} say={setSaid} />}
          {inRoom && <Balance view={view} say={setSaid} />}
        </div>
      )}
    </>
  );
}

interface Props {
  view: PicturesView;
  say(text: string): void;
}

function Principles({ view, period, choose, say }: Props & { period: Period; choose(period: Period): void }) {
  const { t } = useWords();
  const { principles } = useMakers();
  const periods = (
    <Choice
      title={t('pictures-period')}
      options={[
        ['year', t('pictures-year')],
        ['month', t('pictures-month')],
        ['days30', t('pictures-days')],
      ]}
      chosen={period}
      choose={(value) => choose(value as Period)}
    />
  );
  if (view.steps === 0)
    return (
      <section class="stack-4">
        <h3 tabIndex={-1}>{t('pictured-principles')}</h3>
        {periods}
        <p class="meta">{t('pictured-principles-none')}</p>
      </section>
    );
  return (
    <Figure picture={principles(view)} say={say}>
      {periods}
    </Figure>
  );
}

function Year({ view, inRoom, choose, say }: Props & { inRoom: boolean; choose(year: number): void }) {
  const { t } = useWords();
  const { year } = useMakers();
  const [chosen, setWhose] = useState<Whose>('room');
  const whose = inRoom ? chosen : 'mine';
  return (
    <Figure picture={year(view, whose)} say={say}>
      {inRoom && (
        <Choice
          title={t('pictured-year-whose')}
          options={[
            ['room', t('pictured-year-room')],
            ['mine', t('pictured-year-mine')],
          ]}
          chosen={whose}
          choose={(value) => setWhose(value as Whose)}
        />
      )}
      {view.firstYear < Number(view.today.slice(0, 4)) && (
        <div class="btn-row">
          {view.year > view.firstYear && (
            <button class="btn" type="button" onClick={() => choose(view.year - 1)}>
              {t('pictured-year-of', { year: String(view.year - 1) })}
            </button>
          )}
          {view.year < Number(view.today.slice(0, 4)) && (
            <button class="btn" type="button" onClick={() => choose(view.year + 1)}>
              {t('pictured-year-of', { year: String(view.year + 1) })}
            </button>
          )}
        </div>
      )}
    </Figure>
  );
}

function Ideas({ view, say }: Props) {
  const { t } = useWords();
  const { ideas } = useMakers();
  if (view.ideas.length > 0) return <Figure picture={ideas(view)} say={say} />;
  return (
    <section class="stack-4">
      <h3 tabIndex={-1}>{t('pictured-ideas')}</h3>
      <p class="meta">{t('pictured-ideas-none')}</p>
    </section>
  );
}

function Balance({ view, say }: Props) {
  const { t } = useWords();
  const { balance } = useMakers();
  if (view.balance.some(({ told }) => told > 0)) return <Figure picture={balance(view)} say={say} />;
  return (
    <section class="stack-4">
      <h3 tabIndex={-1}>{t('pictured-balance')}</h3>
      <p class="meta">{t('pictured-balance-none')}</p>
    </section>
  );
}
