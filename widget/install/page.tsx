// The page: where Småsteg is, the line to copy, what to do with it, and the same as a state event.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useId, useState } from 'preact/hooks';
import icon from '../../web/icon.svg?url';
import type { Language } from '../../web/src/ports';
import { addWidgetLine, type Place, placeOf, widgetEvent } from '../src/address';
import { CopyField } from './copy_field';
import { type Texts, texts } from './texts';

interface Props {
  first: Language;
  /** Where this very Småsteg is hosted. */
  here: string;
  id: string;
}

export function Page({ first, here, id }: Props) {
  const [language, setLanguage] = useState(first);
  const [written, setWritten] = useState(here);
  const t = texts[language];
  const other = language === 'sv' ? 'en' : 'sv';
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${t.title} – Småsteg`;
  }, [language, t]);
  const place = placeOf(written);
  return (
    <>
      <header class="bar">
        <p class="brand-name">
          <img src={icon} alt="" width="32" height="32" />
          Småsteg
        </p>
        <button class="btn" type="button" lang={other} onClick={() => setLanguage(other)}>
          {t.other}
        </button>
      </header>
      <main class="page">
        <div class="stack">
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </div>
        <section class="card fields">
          <Address written={written} place={place} t={t} change={setWritten} />
          <Line place={place} t={t} />
        </section>
        <section class="stack">
          <h2>{t.how}</h2>
          <Steps steps={t.steps} />
        </section>
        {'address' in place && <OwnId address={place.address} id={id} t={t} />}
        <section class="stack">
          <h2>{t.others}</h2>
          <p>{t.othersText}</p>
        </section>
      </main>
    </>
  );
}

interface AddressProps {
  written: string;
  place: Place;
  t: Texts;
  change(written: string): void;
}

function Address({ written, place, t, change }: AddressProps) {
  const id = useId();
  const refused = 'refused' in place;
  return (
    <div class="stack-2">
      <label class="label" for={id}>
        {t.address}
      </label>
      <p class="meta" id={`${id}-hint`}>
        {t.addressHint}
      </p>
      <input
        class="field"
        id={id}
        type="url"
        inputMode="url"
        autocomplete="off"
        spellcheck={false}
        dir="ltr"
        value={written}
        aria-invalid={refused ? 'true' : undefined}
        aria-describedby={`${id}-hint ${id}-said`}
        onInput={(event) => change(event.currentTarget.value)}
      />
      <div id={`${id}-said`} role="status" class="stack-2">
        {refused ? (
          <p class="error">{t.refused[place.refused]}</p>
        ) : (
          place.remarks.map((remark) => (
            <p key={remark} class="remark">
              {t.remark[remark]}
            </p>
          ))
        )}
      </div>
    </div>
  );
}

function Line({ place, t }: { place: Place; t: Texts }) {
  if ('refused' in place) return <p class="meta">{t.lineNone}</p>;
  return (
    <CopyField
      main
      label={t.line}
      button={t.copyLine}
      text={addWidgetLine(place.address)}
      note={t.lineNote}
      t={t}
    />
  );
}

/** `‧` is a soft hyphen, as in the screens' words. */
function Steps({ steps }: { steps: string[] }) {
  return (
    <ol class="numbered">
      {steps.map((step) => (
        <li key={step}>{step.replaceAll('‧', '\u00AD')}</li>
      ))}
    </ol>
  );
}

function OwnId({ address, id, t }: { address: string; id: string; t: Texts }) {
  const { type, stateKey, content } = widgetEvent(address, id);
  const field = (label: string, text: string, note?: string) => (
    <CopyField label={label} button={t.copy(label)} text={text} t={t} {...(note && { note })} />
  );
  return (
    <section class="fields">
      <div class="stack">
        <h2>{t.own}</h2>
        <p>{t.ownText}</p>
        <Steps steps={t.ownSteps} />
      </div>
      {field(t.type, type)}
      {field(t.stateKey, stateKey, t.stateKeyNote)}
      {field(t.content, JSON.stringify(content, null, 2))}
    </section>
  );
}
