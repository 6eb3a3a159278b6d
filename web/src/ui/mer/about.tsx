// What Småsteg is, where what one writes lies, version, licence and source.
// SPDX-License-Identifier: EUPL-1.2
import { version } from '../../../package.json';
import { useApp, useWords } from '../app';

export function About() {
  const { inRoom } = useApp();
  const { t } = useWords();
  return (
    <section class="stack">
      <h2>{t('about')}</h2>
      <p>{t('about-what')}</p>
      <p>{t(inRoom ? 'about-where-room' : 'about-where-own')}</p>
      <dl class="facts">
        <div>
          <dt>{t('about-version')}</dt>
          <dd>{version}</dd>
        </div>
        <div>
          <dt>{t('about-licence')}</dt>
          <dd>{t('about-licence-text')}</dd>
        </div>
        <div>
          <dt>{t('about-source')}</dt>
          <dd>{t('about-source-text')}</dd>
        </div>
      </dl>
    </section>
  );
}
