// "Ta med dig": the steps as a file. One says what it shall hold and in which format; the core writes it. A
// file of what may leave the room has no names but one's own, and that only when one says so.
// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Key } from '../../i18n/words';
import { useApp, useWords } from '../app';
import { download } from '../kit/download';
import { TakeBack } from './read_back';

interface Choice {
  value: string;
  word: Key;
  text?: Key;
}
const formats: Choice[] = [
  { value: 'markdown', word: 'take-markdown', text: 'take-markdown-text' },
  { value: 'csv', word: 'take-csv', text: 'take-csv-text' },
  { value: 'json', word: 'take-json', text: 'take-json-text' },
];
const scopes: Choice[] = [
  { value: 'room', word: 'take-room' },
  { value: 'public', word: 'take-public' },
];

export function TakeAlong() {
  const { session, inRoom } = useApp();
  const { t, language } = useWords();
  const [scope, setScope] = useState(inRoom ? 'room' : 'own');
  const [format, setFormat] = useState('markdown');
  const [withOwn, setWithOwn] = useState(false);
  const [named, setNamed] = useState(false);
  const [said, setSaid] = useState('');
  const isPublic = scope === 'public';
  const save = async () => {
    setSaid('');
    try {
      const asked = scope === 'room' && withOwn ? 'all' : scope;
      const file = await session.view('export', { format, scope: asked, language, named: isPublic && named });
      if (file.steps > 0) download(file.fileName, file.text, file.mediaType);
      setSaid(file.steps > 0 ? t('take-saved', { count: file.steps }) : t('take-none'));
    } catch {
      setSaid(t('take-failed'));
    }
  };
  return (
    <section class="stack-4">
      <h2>{t('take')}</h2>
      {inRoom && (
        <Radios title={t('take-what')} choices={scopes} chosen={scope} choose={setScope}>
          {isPublic ? (
            <Check text={t('take-named')} checked={named} set={setNamed} />
          ) : (
            <Check text={t('take-own')} checked={withOwn} set={setWithOwn} />
          )}
        </Radios>
      )}
      <Radios title={t('take-format')} choices={formats} chosen={format} choose={setFormat} />
      <p>
        {t(isPublic ? 'take-holds-public' : inRoom ? 'take-holds-room' : 'take-holds-own')}{' '}
        {t('take-official')}
      </p>
      <div class="btn-row">
        <button class="btn" type="button" onClick={() => void save()}>
          {t('take-save')}
        </button>
      </div>
      <p role="status">{said}</p>
      <TakeBack />
    </section>
  );
}

interface RadiosProps {
  title: string;
  choices: Choice[];
  chosen: string;
  choose(value: string): void;
  children?: ComponentChildren;
}

function Radios({ title, choices, chosen, choose, children }: RadiosProps) {
  const { t } = useWords();
  const name = useId();
  return (
    <fieldset class="stack-2">
      <legend class="label">{title}</legend>
      {choices.map(({ value, word, text }) => (
        <label key={value} class="radio">
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            onChange={() => choose(value)}
          />
          <span>
            {t(word)}
            {text && <span class="meta block">{t(text)}</span>}
          </span>
        </label>
      ))}
      {children}
    </fieldset>
  );
}

function Check({ text, checked, set }: { text: string; checked: boolean; set(is: boolean): void }) {
  return (
    <label class="radio">
      <input type="checkbox" checked={checked} onChange={(event) => set(event.currentTarget.checked)} />
      <span>{text}</span>
    </label>
  );
}
