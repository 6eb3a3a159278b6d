// What led to a step and what came of it, beside the step; and in the box the step that one starts from.
// Comes when the page has had its peace: the trail does not wait for it.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'preact/hooks';
import type { LearnChain, LearnLink, StepRow } from '../../core/protocol.gen';
import type { Place } from '../../places';
import { shared } from '../../share';
import { signal, useSelected, useSignal, watch } from '../../signal';
import { type App, useApp, useWords } from '../app';
import { Icon } from '../kit/icons';
import { Link } from '../kit/link';
import '../../i18n/learn_words';
import '../../styles/chains.css';
import { isolated } from '../kit/isolated';

/** So long after the rows: what a person waits for is painted by then. */
const afterMs = 150;

export function startChains({ model, session }: App): void {
  if (model.chains.value) return;
  let last: LearnChain[] = [];
  const all = signal(new Map<string, LearnChain>());
  let isDue = false;
  const ask = async () => {
    isDue = false;
    const ids = model.steps.value?.rows.map(({ id }) => id) ?? [];
    const view = await session.view('learnChains', { text: ids.join('\n') }).catch(() => null);
    if (!view) return;
    last = shared(last, view.chains);
    all.value = new Map(last.map((chain) => [chain.id, chain]));
  };
  const soon = () => {
    if (!isDue) setTimeout(() => void ask(), afterMs);
    isDue = true;
  };
  watch([model.steps], soon);
  session.onChanged((views) => {
    if (views.includes('learn')) soon();
  });
  const Of = ({ row }: { row: StepRow }) => {
    const chain = useSelected(all, (chains) => chains.get(row.id));
    return chain ? <Chain chain={chain} /> : null;
  };
  model.chains.value = { Of, Source };
}

/** A step leads on to its own chain; an experiment and a lesson stand in Lärdomar. */
export function ChainLink({ link: { id, kind, text } }: { link: LearnLink }) {
  const to: Place = kind === 'step' ? { name: 'lardomar', of: id } : { name: 'lardomar' };
  return (
    <Link class="chain-link" to={to}>
      <bdi>{text}</bdi>
    </Link>
  );
}

/** Both ways. Nothing when there is nothing. */
export function Chain({ chain: { from, became, more } }: { chain: LearnChain }) {
  const { t } = useWords();
  if (!from && became.length === 0) return null;
  return (
    <div class="chain">
      {from && (
        <p class="state">
          <Icon name="spread" />
          <span>
            <InspiredBy link={from} /> <ChainLink link={from} />
          </span>
        </p>
      )}
      {became.length > 0 && (
        <p class="state">
          <Icon name="spread" />
          <span>
            {t('became')}:{' '}
            {became.map((link, i) => (
              <span key={link.id}>
                {i > 0 && ', '}
                <ChainLink link={link} /> (<bdi>{link.mine ? t('learn-you') : link.name}</bdi>)
              </span>
            ))}
            {more && ` ${t('chain-more')}`}
          </span>
        </p>
      )}
    </div>
  );
}

function InspiredBy({ link }: { link: LearnLink }) {
  const { t } = useWords();
  return <>{link.mine ? t('inspired-by-you') : t('inspired-by', { name: isolated(link.name) })}</>;
}

/** One row's chain, asked for as long as it is looked at. undefined: not answered; null: it is not here. */
export function useChain(id: string): LearnChain | null | undefined {
  const { session } = useApp();
  const [chain, setChain] = useState<LearnChain | null | undefined>(undefined);
  useEffect(() => {
    setChain(undefined);
    if (id === '') return undefined;
    let current = true;
    const ask = () =>
      session.view('learnChains', { text: id }).then(
        (view) => current && setChain((had) => shared(had ?? null, view.chains[0] ?? null)),
        () => undefined,
      );
    void ask();
    const stop = session.onChanged((views) => {
      if (views.includes('learn')) void ask();
    });
    return () => {
      current = false;
      stop();
    };
  }, [id, session]);
  return chain;
}

/** Above the box: whose step it was, and a way back. */
function Source({ box }: { box: { current: HTMLTextAreaElement | null } }) {
  const { model, writing } = useApp();
  const { t } = useWords();
  const from = useSignal(writing.from);
  const chain = useChain(from);
  if (from === '' || chain === undefined) return null;
  const drop = () => {
    const source = model.steps.value?.rows.find(({ id }) => id === from);
    // What nobody has changed goes with it; what one has written stays.
    const isAsItWas = source?.text === writing.text.value;
    writing.change(isAsItWas ? { from: '', text: '', principles: [] } : { from: '' });
    box.current?.focus();
  };
  return (
    <div class="source">
      <p class="state">
        <Icon name="spread" />
        <span>
          {chain ? (
            <>
              <InspiredBy link={chain.self} /> <bdi>{chain.self.text}</bdi>
            </>
          ) : (
            t('source-gone')
          )}
        </span>
      </p>
      <button class="btn bare" type="button" onClick={drop}>
        <Icon name="undo" size="s" />
        {t('source-drop')}
      </button>
    </div>
  );
}
