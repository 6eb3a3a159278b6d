// What the app was opened with: a text that another app shares (the manifest's share_target), or a link of
// ours (web+smasteg:ova). Both come in the query, since a static host answers nothing else; it is taken out
// of the address at once. A link leads to a place and does nothing there.
// SPDX-License-Identifier: EUPL-1.2

/** More than anyone writes; what is too long for a step is said where it is written. */
const longestText = 4_000;

export interface Arrival {
  /** To be written on in the box; "" = nothing was shared. */
  text: string;
  /** Where to begin, as the address has it; "" = where the address says. */
  hash: string;
}

export function arrivalIn(search: string): Arrival {
  const query = new URLSearchParams(search);
  let text = '';
  // Many apps give the title, or the address, in the text once more.
  for (const name of ['text', 'title', 'url']) {
    const part = query.get(name)?.trim() ?? '';
    if (text.toLowerCase().includes(part.toLowerCase())) continue;
    text = name === 'title' ? `${part}\n${text}`.trim() : `${text}\n${part}`.trim();
  }
  text = text.slice(0, longestText);
  const place = /^web\+smasteg:(?:\/\/)?(steg|ova|mer)\b/.exec(query.get('open') ?? '')?.[1];
  return { text, hash: text ? '#/steg' : place ? `#/${place}` : '' };
}

export function takeArrival(): Arrival {
  const arrival = arrivalIn(location.search);
  if (location.search !== '')
    history.replaceState(null, '', location.pathname + (arrival.hash || location.hash));
  return arrival;
}
