// Anna's panel, filling the window at the width one asks for, in the theme and language one asks for.
// SPDX-License-Identifier: EUPL-1.2
import type { Locator, Page } from '@playwright/test';
import type { Language, Theme } from '../../../web/src/ports';

export interface Look {
  width: number;
  theme: Theme;
  language: Language;
}

const widths = [190, 320, 480, 1280];
const themes: Theme[] = ['light', 'dark', 'light-hc', 'dark-hc'];

/** The n-th pair of looks: eight in a row have every width with every theme, in both languages. */
export function looks(n: number): Look[] {
  return [2 * n, 2 * n + 1].map((k) => ({
    width: widths[k % 4] ?? 320,
    theme: themes[(k + Math.floor(k / 4)) % 4] ?? 'light',
    language: (k + Math.floor(k / 4)) % 2 === 0 ? 'sv' : 'en',
  }));
}

/** The panel over the whole page, as wide as the window. */
export async function fillWindow(page: Page): Promise<void> {
  await page.locator('[data-person="anna"] iframe').evaluate((frame) => {
    if (!(frame instanceof HTMLIFrameElement)) return;
    const look: Record<string, string> = {
      position: 'fixed',
      inset: '0',
      width: '100vw',
      height: '100vh',
      'max-width': 'none',
      'z-index': '1000',
    };
    for (const [name, value] of Object.entries(look)) frame.style.setProperty(name, value, 'important');
  });
}

export async function setLook(page: Page, { width, theme, language }: Look): Promise<void> {
  await page.setViewportSize({ width, height: width < 400 ? 640 : 800 });
  await page.evaluate(
    ([wantedTheme, wantedLanguage]) => {
      window.smastegRoom?.stage.setTheme(wantedTheme);
      window.smastegRoom?.stage.setLanguage(wantedLanguage);
    },
    [theme, language] as const,
  );
}

/** The app has no host: what a person can choose in Mer is set as Mer sets it, before the page opens. */
export async function appLook(page: Page, { width, theme, language }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.evaluate((choices) => localStorage.setItem('smasteg.choices', JSON.stringify(choices)), {
    theme,
    language,
  });
  await page.reload();
}

/** Longer than any colour takes to change: what still moves then is looked at as it is. */
const colourMs = 1_000;

/** Until the language and theme are drawn, with the colours they end in. */
export async function settled(html: Locator, { theme, language }: Look): Promise<void> {
  await html.evaluate(
    (element, [wantedTheme, wantedLanguage, longest]) =>
      new Promise<void>((resolve) => {
        let drawnAt = 0;
        const check = () => {
          const isDrawn =
            element.classList.contains(`cpd-theme-${wantedTheme}`) &&
            (element as HTMLElement).lang === wantedLanguage;
          // A colour that is on its way from one theme to the other is neither's, and may only begin to be
          // on its way in the next frame.
          const moves = document.getAnimations().some((each) => each instanceof CSSTransition);
          if (isDrawn && drawnAt > 0 && (!moves || performance.now() > drawnAt + longest)) return resolve();
          if (isDrawn && drawnAt === 0) drawnAt = performance.now();
          requestAnimationFrame(check);
        };
        check();
      }),
    [theme, language, colourMs] as const,
  );
}
