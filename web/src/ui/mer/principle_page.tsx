// A principle's page: its mark, our text, its other titles, steps in the room that carry it, where it comes
// from.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'preact/hooks';
import type { StepRow } from '../../core/protocol.gen';
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import { Heading } from '../kit/heading';
import { Icon } from '../kit/icons';
import { Link } from '../kit/link';
import { Pebble } from '../kit/pebble';
import { softened } from '../kit/principles';
import { startStepWith } from '../start_step';
import { Sources } from './catalogues';
import { usePrinciples } from './use_principles';

export function PrinciplePage({ id }: { id: string }) {
  const app = useApp();
  const { model } = app;
  const { t, language } = useWords();
  const { view } = usePrinciples();
  const choice = useSignal(model.composer)?.principles.find((each) => each.id === id);
  const principle = view?.principles.find((each) => each.id === id);
  const known = principle ?? choice;
  const title = known ? (language === 'sv' ? known.titleSv : known.titleEn) : t('the-principles');
  const text = language === 'sv' ? principle?.textSv : principle?.textEn;
  const others = principle?.otherTitles ?? [];
  const catalogue = view?.catalogues.find((each) => each.principles.some((one) => one.id === id));
  return (
    <>
      <Link class="back" to={{ name: 'mer' }}>
        <Icon name="back" size="s" />
        {t('back-to-mer')}
      </Link>
      <Heading title={title}>{known && <Pebble number={known.number} look="big" />}</Heading>
      <div class="cols">
        <div class="col">
          <section class="stack-4">
            {text && <p class="quote">{text}</p>}
            <p class="meta">{t('principle-source')}</p>
          </section>
          <StepsWith id={id} />
        </div>
        <div class="col">
          {known && (
            <div class="btn-row">
              <button class="btn go wide" type="button" onClick={() => startStepWith(app, id)}>
                {t('write-step')}
              </button>
            </div>
          )}
          {others.length > 0 && (
            <section class="stack-2">
              <h2>{t('other-titles')}</h2>
              <ul class="plain-list" lang="sv">
                {others.map((other) => (
                  <li key={other}>{softened(other)}</li>
                ))}
              </ul>
            </section>
          )}
          {catalogue && <Sources catalogue={catalogue} />}
        </div>
      </div>
    </>
  );
}

/** So many show what it can look like without being a list to read through. */
const stepsShown = 3;

function StepsWith({ id }: { id: string }) {
  const { session } = useApp();
  const { t, format } = useWords();
  const [rows, setRows] = useState<StepRow[]>([]);
  useEffect(() => {
    let current = true;
    void session
      .view('found', { text: JSON.stringify({ principle: id }), limit: stepsShown })
      .then((view) => current && setRows(view.rows))
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [session, id]);
  if (rows.length === 0) return null;
  return (
    <section class="stack-4">
      <h2>{t('principle-steps')}</h2>
      <ul class="stack-4">
        {rows.map((row) => (
          <li key={row.id} class="quoted">
            <p class="meta dots">
              <b>{row.mine ? t('you') : <bdi>{row.name || row.author}</bdi>}</b>
              <span>{format.day(row.day)}</span>
            </p>
            <p class="said-text" dir="auto">
              {row.text}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
