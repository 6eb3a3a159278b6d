// The way to the app's own account: "Anslut", or who is signed in and which room is open. In a widget
// nothing.
// SPDX-License-Identifier: EUPL-1.2
import { useApp, useWords } from '../app';
import { Icon } from '../kit/icons';
import { Link } from '../kit/link';

export function AccountLink() {
  const { account: mounted } = useApp();
  const { t } = useWords();
  if (!mounted) return null;
  const { account } = mounted;
  return (
    <section class="stack-4">
      <h2>{t('account')}</h2>
      {account ? (
        <dl class="facts">
          <div>
            <dt>{t('account-user')}</dt>
            <dd dir="auto" class="address">
              {account.user}
            </dd>
          </div>
          <div>
            <dt>{t('account-room')}</dt>
            <dd dir="auto">{account.roomName || t('account-no-room')}</dd>
          </div>
        </dl>
      ) : (
        <p>{t('account-why')}</p>
      )}
      <div class="btn-row">
        <Link class="btn" to={{ name: 'konto' }}>
          {t(account ? 'account-open' : 'account-connect')}
        </Link>
      </div>
      {account && (
        <Link class="go-row" to={{ name: 'rummen' }}>
          <span class="pebble" aria-hidden="true">
            <Icon name="room" />
          </span>
          <span class="name">{t('place-rummen')}</span>
          <Icon name="forward" />
        </Link>
      )}
    </section>
  );
}
