// The one Trusted Types policy of the project: scripts of our own origin may run in workers, nothing else
// may.
// SPDX-License-Identifier: EUPL-1.2
interface Policy {
  createScriptURL(url: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

function ownOrigin(url: string): string {
  const address = new URL(url, location.href);
  if (address.origin !== location.origin) throw new TypeError('smasteg: a script from somewhere else');
  return address.href;
}

let policy: Policy | undefined;

/** What `new Worker` takes, also where Trusted Types do not exist. */
export function scriptUrl(url: string): string {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  if (!factory) return ownOrigin(url);
  policy ??= factory.createPolicy('smasteg', { createScriptURL: ownOrigin });
  return policy.createScriptURL(url) as string;
}
