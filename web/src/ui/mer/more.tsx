// The place "Mer": what one has time for, the principles, other catalogues, settings, what Småsteg is.
// SPDX-License-Identifier: EUPL-1.2
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import { Heading } from '../kit/heading';
import { Icon } from '../kit/icons';
import { Link } from '../kit/link';
import { Pebble } from '../kit/pebble';
import { softened, titleOf } from '../kit/principles';
import { About } from './about';
import { AccountLink } from './account_link';
import { Catalogues } from './catalogues';
import { Device } from './device';
import { Microactions } from './microactions';
import { Move } from './move';
import { Retell } from './retell';
import { Settings } from './settings';
import { TakeAlong } from './take_along';
import { usePrinciples } from './use_principles';

export function More() {
  const { model, inRoom } = useApp();
  const { t, language } = useWords();
  const { view, failed, again } = usePrinciples();
  const composer = useSignal(model.composer);
  const principles = view?.principles ?? composer?.principles ?? [];
  return (
    <>
      <Heading title={t('place-mer')} />
      <div class="cols">
        <div class="col">
          <Microactions />
          <section class="stack-2">
            <h2>{t('the-principles')}</h2>
            <ol class="list">
              {principles.map((principle) => (
                <li key={principle.id}>
                  <Link class="go-row" to={{ name: 'princip', id: principle.id }}>
                    <Pebble number={principle.number} />
                    <span>
                      <span class="meta">{t('principle-number', { number: principle.number })}</span>
                      <br />
                      <span class="name">{softened(titleOf(principle, language))}</span>
                    </span>
                    <Icon name="forward" />
                  </Link>
                </li>
              ))}
            </ol>
          </section>
          <Catalogues view={view} failed={failed} again={again} />
        </div>
        <div class="col">
          <AccountLink />
          {inRoom && <You />}
          <Retell />
          <TakeAlong />
          <Move />
          <Settings />
          <Device />
          <About />
        </div>
      </div>
    </>
  );
}

/** What one has told of oneself for rounds of coffee: the same page as from there. */
function You() {
  const { t } = useWords();
  return (
    <section>
      <Link class="go-row" to={{ name: 'profil' }}>
        <span class="pebble mine" aria-hidden="true">
          <Icon name="cup" />
        </span>
        <span class="name">{t('place-profil')}</span>
        <Icon name="forward" />
      </Link>
    </section>
  );
}
