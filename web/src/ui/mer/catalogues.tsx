// Other catalogues of principles: each unfolds to its texts, in our own words, and where it comes from.
// SPDX-License-Identifier: EUPL-1.2
import type { CatalogueText, PrinciplesView } from '../../core/protocol.gen';
import { useWords } from '../app';
import { Icon } from '../kit/icons';
import { softened, titleOf } from '../kit/principles';

interface Props {
  view: PrinciplesView | null;
  failed: boolean;
  again(): void;
}

export function Catalogues({ view, failed, again }: Props) {
  const { t } = useWords();
  const own = view?.principles[0]?.id;
  // The seven have pages of their own above.
  const others = view?.catalogues.filter((each) => !each.principles.some(({ id }) => id === own)) ?? [];
  if (others.length === 0 && !failed) return null;
  return (
    <section class="stack-2">
      <h2>{t('catalogues')}</h2>
      <p>{t('catalogues-text')}</p>
      {failed && (
        <div role="status" class="stack-2">
          <p>{t('catalogue-failed')}</p>
          <button class="btn" type="button" onClick={again}>
            {t('retry')}
          </button>
        </div>
      )}
      <div class="folds">
        {others.map((catalogue) => (
          <Catalogue key={catalogue.id} catalogue={catalogue} />
        ))}
      </div>
    </section>
  );
}

function Catalogue({ catalogue }: { catalogue: CatalogueText }) {
  const { t, language } = useWords();
  return (
    <details>
      <summary>
        <Icon name="down" size="s" />
        <span>{softened(titleOf(catalogue, language))}</span>
      </summary>
      <div class="stack-4 fold">
        <ol class="texts">
          {catalogue.principles.map((principle) => (
            <li key={principle.id}>
              <p class="t">{softened(titleOf(principle, language))}</p>
              <p>{language === 'sv' ? principle.textSv : principle.textEn}</p>
            </li>
          ))}
        </ol>
        <Sources catalogue={catalogue} />
        <p class="meta">
          {t('catalogue-version')} <span lang="en">{catalogue.version}</span>
        </p>
      </div>
    </details>
  );
}

function readable(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** Addresses are shown as text: nobody is sent anywhere, and nobody is followed. */
export function Sources({ catalogue }: { catalogue: CatalogueText }) {
  const { t } = useWords();
  const addresses = catalogue.sources.filter((source) => source.startsWith('https://'));
  if (addresses.length === 0) return null;
  return (
    <div class="meta">
      <p>{t('catalogue-sources')}</p>
      <ul class="plain-list">
        {addresses.map((source) => (
          <li key={source} dir="auto" class="address">
            {readable(source)}
          </li>
        ))}
      </ul>
    </div>
  );
}
