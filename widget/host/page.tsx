// The page around the two people: what it is, theme, language, and what may go wrong.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from 'preact/hooks';
import type { Theme } from '../../web/src/ports';
import { ActorPanel } from './actor_panel';
import { FaultsPanel } from './faults_panel';
import type { Stage } from './stage';
import { type Texts, texts } from './texts';
import { StageContext, useChanges } from './use';

const themes: Theme[] = ['light', 'dark', 'light-hc', 'dark-hc'];

export function Page({ stage }: { stage: Stage }) {
  useChanges(stage);
  const t = texts[stage.language];
  useEffect(() => {
    document.documentElement.lang = stage.language;
    document.title = `${t.title} – Småsteg`;
    for (const theme of themes) {
      document.documentElement.classList.toggle(`cpd-theme-${theme}`, theme === stage.theme);
    }
  }, [stage, stage.language, stage.theme, t]);
  return (
    <StageContext.Provider value={stage}>
      <a class="skip" href="#people">
        {t.skip}
      </a>
      <header class="top">
        <div class="about">
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
          <p class="meta">{t.kept}</p>
        </div>
        <Choices stage={stage} t={t} />
      </header>
      <main id="people" class="people" tabIndex={-1} aria-label={t.people}>
        {stage.actors.map((actor) => (
          <ActorPanel key={actor.key} actor={actor} />
        ))}
      </main>
      <footer>
        <FaultsPanel />
      </footer>
    </StageContext.Provider>
  );
}

function Choices({ stage, t }: { stage: Stage; t: Texts }) {
  const names: Record<Theme, string> = {
    light: t.themeLight,
    dark: t.themeDark,
    'light-hc': t.themeLightHc,
    'dark-hc': t.themeDarkHc,
  };
  return (
    <div class="choices">
      <label>
        <span class="choice">{t.theme}</span>
        <select
          value={stage.theme ?? ''}
          onChange={(event) =>
            stage.setTheme(themes.find((one) => one === event.currentTarget.value) ?? null)
          }
        >
          <option value="">{t.themeSystem}</option>
          {themes.map((theme) => (
            <option key={theme} value={theme}>
              {names[theme]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="choice">{t.language}</span>
        <select
          value={stage.language}
          onChange={(event) => stage.setLanguage(event.currentTarget.value === 'en' ? 'en' : 'sv')}
        >
          <option value="sv" lang="sv">
            Svenska
          </option>
          <option value="en" lang="en">
            English
          </option>
        </select>
      </label>
    </div>
  );
}
