// The first script of every page: says so when a file of the page does not come, or is not the one that was
// published with it. Alone, so that it runs whichever other file that is. SPDX-License-Identifier: EUPL-1.2
(() => {
  const refuse = () => {
    document.documentElement.dataset.files = 'refused';
    for (const part of document.body?.children ?? []) part.hidden = part.id !== 'refused';
  };
  const lacks = ({ target }) => {
    const isFile = target instanceof HTMLScriptElement || target instanceof HTMLLinkElement;
    // Each file that the page cannot do without has its hash there. What is loaded later is missed where it is
    // needed, and says so there: by then somebody may be writing.
    if (!isFile || !target.integrity || 'later' in target.dataset) return;
    refuse();
    // The body may not be there yet.
    addEventListener('DOMContentLoaded', refuse);
  };
  addEventListener('error', lacks, true);
  document.documentElement.dataset.files = 'watched';
})();
