// "Vad hinner jag?": one says how long one has, and gets small things to do. Choosing one begins a step: its
// sentence and its principle are in the box, to be changed and logged. What one has begun to write oneself is
// never lost for it.
// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { begunAt, loadMicroactions, type Microaction, minuteChoices } from '../../microactions';
import { useSelected, useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import { Note } from '../kit/note';
import { Pebble } from '../kit/pebble';
import { softened, titleOf } from '../kit/principles';

/** As many as one takes in at a glance; a week of days goes once through those of one length. */
const shownAtOnce = 4;
const dayMs = 24 * 60 * 60 * 1000;

function useMicroactions() {
  const [all, setAll] = useState<Microaction[] | null>(null);
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    loadMicroactions().then(setAll, () => setFailed(true));
  };
  return { all, failed, load };
}

export function Microactions() {
  const { model, writing } = useApp();
  const { t } = useWords();
  const id = useId();
  const { all, failed, load } = useMicroactions();
  const [minutes, setMinutes] = useState(0);
  const kept = useSelected(model.composer, (view) => view?.draft);
  useEffect(() => {
    // What only the core has kept is a draft too, and the box has not been on the screen yet.
    if (kept) writing.offer(kept);
  }, [kept, writing]);
  const choose = (chosen: number) => {
    setMinutes(chosen);
    if (!all) load();
  };
  // Not before it is known whether something has been begun.
  const shown = all && kept && minutes > 0;
  return (
    <section class="stack-2">
      <h2 id={id}>{t('micro')}</h2>
      <div role="radiogroup" aria-labelledby={id} class="seg">
        {minuteChoices.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={id}
              checked={each === minutes}
              aria-label={t('micro-minutes', { minutes: each })}
              onChange={() => choose(each)}
            />
            <span>{t('micro-min', { minutes: each })}</span>
          </label>
        ))}
      </div>
      <p role="status" class={failed ? '' : 'sr'}>
        {failed ? t('catalogue-failed') : shown ? t('micro-steps', { minutes }) : ''}
      </p>
      {failed && (
        <button class="btn" type="button" onClick={load}>
          {t('retry')}
        </button>
      )}
      {shown && <Choices key={minutes} all={all} minutes={minutes} />}
    </section>
  );
}

function Choices({ all, minutes }: { all: Microaction[]; minutes: number }) {
  const { places, writing } = useApp();
  const { t, language } = useWords();
  const [many, setMany] = useState(shownAtOnce);
  const [asked, setAsked] = useState('');
  const [today] = useState(() => Math.floor(Date.now() / dayMs));
  const list = useRef<HTMLUListElement>(null);
  const fitting = begunAt(
    all.filter((each) => each.minutes === minutes),
    today,
    shownAtOnce,
  );
  const first = useRef(0);
  useLayoutEffect(() => {
    // The first of the new ones is where one reads on.
    if (many > shownAtOnce)
      list.current?.querySelectorAll<HTMLElement>(':scope > li')[first.current]?.focus();
  }, [many]);
  const write = ({ did, principle }: Microaction) => {
    writing.change({ text: did[language], principles: [principle], from: '' });
    places.go({ name: 'steg' });
  };
  const begin = (chosen: Microaction) => {
    const begun = writing.text.value.trim();
    // One of these sentences as it stands is nothing that one wrote oneself.
    const isOurs = all.some(({ did }) => did.sv === begun || did.en === begun);
    if (begun === '' || isOurs) write(chosen);
    else setAsked(chosen.id);
  };
  return (
    <>
      <ul class="micro" aria-label={t('micro-steps', { minutes })} ref={list}>
        {fitting.slice(0, many).map((each) => (
          <Choice key={each.id} of={each} begin={() => begin(each)}>
            {asked === each.id && <Begun keep={() => places.go({ name: 'steg' })} swap={() => write(each)} />}
          </Choice>
        ))}
      </ul>
      {many < fitting.length && (
        <button
          class="btn wide"
          type="button"
          onClick={() => {
            first.current = many;
            setMany(many + shownAtOnce);
          }}
        >
          {t('show-more')}
        </button>
      )}
    </>
  );
}

interface ChoiceProps {
  of: Microaction;
  begin(): void;
  children: ComponentChildren;
}

function Choice({ of, begin, children }: ChoiceProps) {
  const { model } = useApp();
  const { t, language } = useWords();
  const id = useId();
  const principle = useSignal(model.composer)?.principles.find(({ id }) => id === of.principle);
  return (
    <li tabIndex={-1}>
      <Pebble number={principle?.number ?? 0} />
      <div>
        <p id={`${id}text`}>{of.text[language]}</p>
        {principle && <p class="meta">{softened(titleOf(principle, language))}</p>}
        <button class="btn bare" type="button" id={id} aria-labelledby={`${id} ${id}text`} onClick={begin}>
          {t('micro-start')}
        </button>
      </div>
      {children}
    </li>
  );
}

/** Something is in the box already: it is shown, and the person says what becomes of it. */
function Begun({ keep, swap }: { keep(): void; swap(): void }) {
  const { writing } = useApp();
  const { t } = useWords();
  const id = useId();
  const note = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => note.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are two ways on.
    <div
      class="begun"
      role="group"
      aria-label={t('micro-kept')}
      aria-describedby={id}
      tabIndex={-1}
      ref={note}
    >
      <Note tone="fact" title={t('micro-kept')}>
        <p class="said-text" dir="auto" id={id}>
          {useSignal(writing.text)}
        </p>
        <div class="btn-row">
          <button class="btn" type="button" onClick={keep}>
            {t('micro-keep')}
          </button>
          <button class="btn" type="button" onClick={swap}>
            {t('micro-swap')}
          </button>
        </div>
      </Note>
    </div>
  );
}
