// When the page has its styles, or will never have them. Most browsers hold a page's script back until then;
// WebKit does not, and what is measured before (the height of the text box) stays wrong.
// SPDX-License-Identifier: EUPL-1.2

export function whenStyled(): Promise<void> {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]');
  if (document.readyState === 'complete' || Array.from(links).every(({ sheet }) => sheet))
    return Promise.resolve();
  // Comes after every style sheet, the one that failed too.
  return new Promise((resolve) => addEventListener('load', () => resolve(), { once: true }));
}
