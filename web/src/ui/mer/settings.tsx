// Language and appearance. What a person chooses here wins over the host and the system, on this device.
// SPDX-License-Identifier: EUPL-1.2
import { useId } from 'preact/hooks';
import type { Key } from '../../i18n/words';
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';

interface Choice {
  value: string;
  word: Key;
  lang?: string;
}

export function Settings() {
  const { choices, inRoom, account } = useApp();
  const { t, language } = useWords();
  const { theme, language: asked } = useSignal(choices);
  const themes: Choice[] = [
    { value: '', word: inRoom && !account ? 'theme-element' : 'theme-system' },
    { value: 'light', word: 'theme-light' },
    { value: 'dark', word: 'theme-dark' },
    { value: 'light-hc', word: 'theme-light-hc' },
    { value: 'dark-hc', word: 'theme-dark-hc' },
  ];
  const languages: Choice[] = [
    { value: 'sv', word: 'language-sv', lang: 'sv' },
    { value: 'en', word: 'language-en', lang: 'en' },
  ];
  return (
    <section class="stack-4">
      <h2>{t('settings')}</h2>
      <Radios
        title={t('language')}
        choices={languages}
        // What was chosen stays chosen while its words are on their way.
        chosen={languages.some(({ value }) => value === asked) ? asked : language}
        choose={(value) => {
          choices.value = { ...choices.value, language: value };
        }}
      />
      <Radios
        title={t('theme')}
        choices={themes}
        chosen={theme}
        choose={(value) => {
          choices.value = { ...choices.value, theme: value };
        }}
      />
    </section>
  );
}

interface RadiosProps {
  title: string;
  choices: Choice[];
  chosen: string;
  choose(value: string): void;
}

function Radios({ title, choices, chosen, choose }: RadiosProps) {
  const { t } = useWords();
  const name = useId();
  return (
    <fieldset class="stack-2">
      <legend class="label">{title}</legend>
      <div class="radios">
        {choices.map(({ value, word, lang }) => (
          <label key={value} class="radio">
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === chosen}
              onChange={() => choose(value)}
            />
            <span lang={lang}>{t(word)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
