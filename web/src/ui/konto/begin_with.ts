// The page begins anew with that room: one page, one session.
// SPDX-License-Identifier: EUPL-1.2
import { type Account, writeAccount } from '../../account';

export function beginWith(account: Account): void {
  writeAccount(account);
  location.hash = '#/steg';
  location.reload();
}
