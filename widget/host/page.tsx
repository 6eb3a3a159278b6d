// The page around the people: what it is, theme, language, and what else a stage has to choose.
// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Language, Theme } from '../../web/src/ports';
import { ActorPanel } from './actor_panel';
import type { Stage } from './stage';
import { type Texts, texts } from './texts';
import { StageContext, useChanges } from './use';

const themes: Theme[] = ['light', 'dark', 'light-hc', 'dark-hc'];

interface PageProps {
  stage: Stage;
  /** What is said about the room; unless told, that it is the development room. */
  about?: Record<Language, { title: string; lead: string; kept: string }>;
  /** Beside theme and language. */
  more?: ComponentChildren;
  footer?: ComponentChildren;
}

export function Page({ stage, about = texts, more, footer }: PageProps) {
  useChanges(stage);
  const t = texts[stage.language];
  const { title, lead, kept } = about[stage.language];
  useEffect(() => {
    document.documentElement.lang = stage.language;
    document.title = `${title} – Småsteg`;
    for (const theme of themes) {
      document.documentElement.classList.toggle(`cpd-theme-${theme}`, theme === stage.theme);
    }
  }, [stage.language, stage.theme, title]);
  return (
    <StageContext.Provider value={stage}>
      <a class="skip" href="#people">
        {t.skip}
      </a>
      <header class="top">
        <div class="about">
          <h1>{title}</h1>
          <p class="lead">{lead}</p>
          <p class="meta">{kept}</p>
        </div>
        <Choices stage={stage} t={t}>
          {more}
        </Choices>
      </header>
      <main id="people" class="people" tabIndex={-1} aria-label={t.people}>
        {stage.actors.map((actor) => (
          <ActorPanel key={actor.key} actor={actor} />
        ))}
      </main>
      {footer && <footer>{footer}</footer>}
    </StageContext.Provider>
  );
}

function Choices({ stage, t, children }: { stage: Stage; t: Texts; children: ComponentChildren }) {
  const names: Record<Theme, string> = {
    light: t.themeLight,
    dark: t.themeDark,
    'light-hc': t.themeLightHc,
    'dark-hc': t.themeDarkHc,
  };
  return (
    <div class="choices">
      {children}
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
