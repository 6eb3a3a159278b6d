// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// Turns web/headers.json, the one source of the response headers, into the headers of a path.

/** Vite writes a hash of 8 characters into the names under assets/ and content/. */
export const hashedNames = /^\/(assets|content)\/.+-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/;

/** @returns {Record<string, string>} every header of the answer for a URL path such as "/widget/" */
export function headersFor(config, path) {
  const routes = config.routes.filter((route) => path.startsWith(route.prefix));
  const csp = Object.assign({}, config.csp, ...routes.map((route) => route.csp ?? {}));
  const policy = Object.entries(csp).map(([name, values]) => [name, ...values].join(' '));
  return Object.assign(
    { 'Content-Security-Policy': policy.join('; ') },
    config.headers,
    ...routes.map((route) => route.headers ?? {}),
    { 'Cache-Control': hashedNames.test(path) ? config.cache.hashed : config.cache.other },
  );
}
