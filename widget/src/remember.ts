// Whether the explanation of the permissions has been read and said yes to on this device. Where storage is
// denied it is explained again, which costs one tap.
// SPDX-License-Identifier: EUPL-1.2
import type { Params } from './params';

const keyOf = (params: Params) => `smasteg.permission ${params.userId} ${params.widgetId}`;

export function hasConsented(params: Params): boolean {
  try {
    return localStorage.getItem(keyOf(params)) === 'yes';
  } catch {
    return false;
  }
}

export function rememberConsent(params: Params, given: boolean): void {
  try {
    if (given) localStorage.setItem(keyOf(params), 'yes');
    else localStorage.removeItem(keyOf(params));
  } catch {
    // Explained again next time.
  }
}
