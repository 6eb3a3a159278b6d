// Puts the screens into a page, for the app and for the widget alike. Knows nothing of Matrix.
// SPDX-License-Identifier: EUPL-1.2
import { render } from 'preact';
import { createChanging } from './change';
import { createWriting } from './draft';
import { createHints } from './hints';
import { loadWords, swedish, type Words } from './i18n/words';
import { readChoices, writeChoices } from './local';
import { createModel } from './model';
import { createPlaces } from './places';
import type { Language, Mounted, MountOptions, Theme } from './ports';
import { signal, watch } from './signal';
import { whenStyled } from './styled';
import { type App, AppContext, type Asking } from './ui/app';
import { Frame } from './ui/frame';

const themes: readonly string[] = ['light', 'dark', 'light-hc', 'dark-hc'] satisfies Theme[];
const isLanguage = (name: string): name is Language => name === 'sv' || name === 'en';

/** The class Element uses; without one the system decides. */
function showTheme(theme: string | null): void {
  const { classList } = document.documentElement;
  for (const name of themes) classList.toggle(`cpd-theme-${name}`, name === theme);
}

export function mount(root: HTMLElement, options: MountOptions): Mounted {
  const { session, inRoom, askPermission } = options;
  const choices = signal(readChoices());
  const hostLanguage = signal(options.language);
  const hostTheme = signal(options.theme);
  const words = signal<Words | null>(null);
  let wanted: Language = options.language;
  const styled = whenStyled();
  const above = options.above ?? signal(null);
  const asking = signal<Asking>(askPermission ? 'explain' : 'settled');

  choices.subscribe(() => writeChoices(choices.value));
  watch([choices, hostTheme], () =>
    showTheme(themes.includes(choices.value.theme) ? choices.value.theme : hostTheme.value),
  );
  watch([choices, hostLanguage], () => {
    const { language: chosen } = choices.value;
    const language = isLanguage(chosen) ? chosen : hostLanguage.value;
    if (words.value?.language === language) return;
    wanted = language;
    void Promise.all([loadWords(language, options.moreWords).catch(swedish), styled]).then(([loaded]) => {
      // Chosen again while the words came: the last choice counts.
      if (wanted !== language) return;
      words.value = loaded;
      document.documentElement.lang = loaded.language;
      // In a task of its own, as the caret below: a phone hears a tap in between.
      if (!root.hasChildNodes()) setTimeout(() => root.hasChildNodes() || show(words.value ?? loaded));
    });
  });

  function show(first: Words): void {
    const known = signal(first);
    words.subscribe(() => {
      if (words.value) known.value = words.value;
    });
    const writing = createWriting(session);
    const shared = options.shared ?? '';
    if (shared) writing.change({ text: [writing.text.value, shared].filter(Boolean).join('\n') });
    const app: App = {
      session,
      inRoom,
      words: known,
      choices,
      asking,
      account: options.account,
      model: createModel(session),
      writing,
      hints: createHints(session, writing),
      changing: createChanging(session),
      places: createPlaces(options.places ?? (inRoom ? 'memory' : 'hash')),
      async askPermission() {
        asking.value = 'asking';
        await askPermission?.().catch(() => undefined);
        asking.value = 'settled';
      },
    };
    render(
      <AppContext.Provider value={app}>
        <Frame above={above} />
      </AppContext.Provider>,
      root,
    );
    // The app opens where one writes. A widget takes no focus by itself: somebody may be writing in the chat.
    if (!inRoom || options.account)
      setTimeout(() => document.activeElement === document.body && root.querySelector('textarea')?.focus());
  }

  return {
    setTheme: (theme) => {
      hostTheme.value = theme;
    },
    setLanguage: (language) => {
      hostLanguage.value = language;
    },
  };
}
