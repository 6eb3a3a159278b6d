// What is chosen among steps: a row of what is chosen, each with a way to take it away, and, when it is open,
// the filters themselves. Only what some step has is there to choose.
// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FiltersView } from '../../../core/protocol.gen';
import type { Key } from '../../../i18n/words';
import type { PanelProps } from '../../../model';
import { useSignal } from '../../../signal';
import { useApp, useWords } from '../../app';
import { Icon } from '../../kit/icons';
import { titleOf } from '../../kit/principles';
import { type FilterName, type Filters, noFilters, type OwnFinder } from './filters';

interface Props extends PanelProps {
  finder: OwnFinder;
}

export function FindPanel({ finder, isOpen, id, opener }: Props) {
  const { session } = useApp();
  const { t } = useWords();
  const filters = useSignal(finder.filters);
  const failed = useSignal(finder.failed);
  const [choices, setChoices] = useState<FiltersView | null>(null);
  const isWanted = isOpen || filters.person !== '';
  useEffect(() => {
    if (!isWanted) return undefined;
    const fetch = () => void session.view('filters').then(setChoices, () => undefined);
    fetch();
    return session.onChanged((views) => views.includes('steps') && fetch());
  }, [isWanted, session]);
  return (
    <>
      <fieldset id={id} hidden={!isOpen} class="filters card">
        <legend class="sr">{t('find-filters')}</legend>
        {choices && <Choices finder={finder} filters={filters} choices={choices} />}
      </fieldset>
      <Chosen finder={finder} filters={filters} choices={choices} opener={opener} />
      {failed && (
        <p class="error" role="status">
          {t('find-failed')}
        </p>
      )}
    </>
  );
}

interface ChoicesProps {
  finder: OwnFinder;
  filters: Filters;
  choices: FiltersView;
}

const kindWords: Record<string, Key> = {
  private: 'find-kind-private',
  room: 'find-kind-room',
  public: 'find-kind-public',
};
const whenWords: Record<string, Key> = {
  week: 'find-when-week',
  month: 'find-when-month',
  year: 'find-when-year',
};

/** How each filter's values are called. */
function useNames(choices: FiltersView | null) {
  const { model } = useApp();
  const { t, language, format } = useWords();
  const principles = useSignal(model.composer)?.principles ?? [];
  const names: Record<FilterName, (value: string) => string> = {
    principle: (value) => {
      const principle = principles.find((each) => each.id === value);
      return principle ? titleOf(principle, language) : value;
    },
    kind: (value) => (kindWords[value] ? t(kindWords[value]) : value),
    person: (value) =>
      value === 'me' ? t('you') : choices?.people.find(({ id }) => id === value)?.name || value,
    tag: (value) => `#${value}`,
    when: (value) => (whenWords[value] ? t(whenWords[value]) : value),
    from: (value) => t('find-since', { day: format.day(value) }),
    to: (value) => t('find-until', { day: format.day(value) }),
  };
  return names;
}

function Choices({ finder, filters, choices }: ChoicesProps) {
  const { t, language } = useWords();
  const names = useNames(choices);
  const [me, others] = [
    choices.people.filter(({ id }) => id === 'me'),
    choices.people.filter(({ id }) => id !== 'me'),
  ];
  const { compare } = new Intl.Collator(language);
  others.sort((one, other) => compare(one.name, other.name));
  const people = [...me, ...others].map(({ id }) => id);
  const select = (name: 'principle' | 'kind' | 'person' | 'tag', title: Key, all: string[], least = 1) => {
    const values = filters[name] && !all.includes(filters[name]) ? [...all, filters[name]] : all;
    if (values.length < least && !filters[name]) return null;
    return (
      <Choice title={t(title)} value={filters[name]} change={(value) => finder.change({ [name]: value })}>
        <option value="">{t('find-any')}</option>
        {values.map((value) => (
          <option key={value} value={value}>
            {names[name](value)}
          </option>
        ))}
      </Choice>
    );
  };
  return (
    <>
      {select('principle', 'find-principle', choices.principles)}
      {select('kind', 'find-kind', choices.kinds, 2)}
      {select('person', 'find-person', people, 2)}
      {select('tag', 'find-tag', choices.tags)}
      <When finder={finder} filters={filters} />
    </>
  );
}

interface ChoiceProps {
  title: string;
  value: string;
  change(value: string): void;
  children: ComponentChildren;
}

function Choice({ title, value, change, children }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <label class="label" for={id}>
        {title}
      </label>
      <select class="field" id={id} value={value} onChange={(event) => change(event.currentTarget.value)}>
        {children}
      </select>
    </div>
  );
}

function When({ finder, filters }: Omit<ChoicesProps, 'choices'>) {
  const { t } = useWords();
  const hasDays = filters.from !== '' || filters.to !== '';
  const [wantsDays, setWantsDays] = useState(hasDays);
  const isByDays = wantsDays || hasDays;
  useLayoutEffect(() => {
    // Taken away by its chip, or all at once.
    if (filters.when) setWantsDays(false);
  }, [filters.when]);
  const choose = (value: string) => {
    setWantsDays(value === 'days');
    const change = { when: value === 'days' ? '' : value, from: '', to: '' };
    if (change.when !== filters.when || hasDays) finder.change(change);
  };
  const value = isByDays ? 'days' : filters.when;
  return (
    <>
      <Choice title={t('find-when')} value={value} change={choose}>
        <option value="">{t('find-when-any')}</option>
        {Object.entries(whenWords).map(([when, word]) => (
          <option key={when} value={when}>
            {t(word)}
          </option>
        ))}
        <option value="days">{t('find-when-days')}</option>
      </Choice>
      {isByDays && (
        <>
          <Day title={t('find-from')} value={filters.from} change={(from) => finder.change({ from })} />
          <Day title={t('find-to')} value={filters.to} change={(to) => finder.change({ to })} />
        </>
      )}
    </>
  );
}

function Day({ title, value, change }: Omit<ChoiceProps, 'children'>) {
  const id = useId();
  return (
    <div>
      <label class="label" for={id}>
        {title}
      </label>
      <input
        class="field"
        id={id}
        type="date"
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
      />
    </div>
  );
}

interface ChosenProps extends Omit<ChoicesProps, 'choices'> {
  choices: FiltersView | null;
  opener: { current: HTMLElement | null };
}

/** One that is taken away has had the focus: it goes to the next, or to where filters are opened. */
function Chosen({ finder, filters, choices, opener }: ChosenProps) {
  const { t } = useWords();
  const names = useNames(choices);
  const list = useRef<HTMLUListElement>(null);
  const next = useRef(-1);
  const chosen = (Object.keys(noFilters) as FilterName[]).filter((name) => filters[name] !== '');
  useLayoutEffect(() => {
    if (next.current < 0) return;
    const buttons = list.current?.querySelectorAll('button') ?? [];
    (buttons[Math.min(next.current, chosen.length - 1)] ?? opener.current)?.focus();
    next.current = -1;
  }, [filters]);
  if (chosen.length === 0) return null;
  return (
    <ul class="chips chosen" aria-label={t('find-active')} ref={list}>
      {chosen.map((name, i) => {
        const what = names[name](filters[name]);
        return (
          <li key={name}>
            <button
              class="chip plain"
              type="button"
              aria-label={t('find-remove', { what })}
              onClick={() => {
                next.current = i;
                finder.change({ [name]: '' });
              }}
            >
              <bdi>{what}</bdi>
              <Icon name="close" size="s" />
            </button>
          </li>
        );
      })}
      {chosen.length > 1 && (
        <li>
          <button
            class="btn bare"
            type="button"
            onClick={() => {
              next.current = 0;
              finder.change(noFilters);
            }}
          >
            {t('find-clear')}
          </button>
        </li>
      )}
    </ul>
  );
}
