// What the tests of content ask of a text, whatever kind of file it stands in.
// SPDX-License-Identifier: EUPL-1.2

/** Words that have a Swedish one; "team", "chatt", "workshop" and "app" are Swedish by now. */
export const english = new RegExp(
  `\\b(?:${[
    'and|the|with|feedback|input|deadlines?|stakeholders?|user|insights?|mindset|issues?|targets?|fail',
    'pitch\\w*|onboarding|update|deal|skills|community|challenge|content|roadmap|scope|call|meeting|share',
    'event|best practice|awareness|disclaimer|quick|win|story|review|release|rollout',
  ].join('|')})\\b`,
  'iu',
);

/** ” and –, one space, and … in one. */
export const wrongSigns = /["'“„«»—]| - | {2}|\.\.\.|^\s|\s$/;
export const wrongEnglishSigns = /["”„«»]{2}|"| - | {2}|^\s|\s$/;

/** Numbers keep to their word with a non-breaking space, before and after. */
export const looseNumber =
  /(?:kl\.|steg|v\.|§) \d|\d (?:timmar|minuter|dagar|veckor|personer|procent|år|kronor|%)/;

/** What nobody here is told: that one ought to have, has not yet, or is late. */
export const scolding = new RegExp(
  `\\b(?:${[
    'måste|glömt?|glömmer|missa\\w*|slarv\\w*|skäms?|skuld|lat|dålig\\w*|försen\\w+|äntligen',
    'borde du|du borde|varför har du|inte ens|bara att|skärp\\w*|ta dig i kragen',
    'must|forgot\\w*|lazy|late|failed|finally',
    'you should|why have you|not even|shame\\w*|guilt\\w*',
  ].join('|')})\\b`,
  'iu',
);
