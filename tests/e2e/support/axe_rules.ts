// What axe is asked in every browser: all of WCAG 2.2 A and AA, EN 301 549 and best practice. What it finds
// comes out as sentences; none is good.
// SPDX-License-Identifier: EUPL-1.2
import type { Result, RunOptions } from 'axe-core';

const tags = [
  'wcag2a',
  'wcag2aa',
  'wcag21a',
  'wcag21aa',
  'wcag22a',
  'wcag22aa',
  'best-practice',
  'EN-301-549',
];
/** Off by default, or called experimental. */
const alsoOn = [
  'target-size',
  'css-orientation-lock',
  'focus-order-semantics',
  'hidden-content',
  'label-content-name-mismatch',
  'p-as-heading',
  'table-fake-caption',
  'td-has-header',
];

export const axeRules: RunOptions = {
  // What it finds, with every place; what is in order it need not tell.
  resultTypes: ['violations'],
  runOnly: { type: 'tag', values: tags },
  rules: Object.fromEntries(alsoOn.map((rule) => [rule, { enabled: true }])),
};

export const axeSentences = (violations: Result[]): string[] =>
  violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html, any }) => {
      const why = any[0]?.message ?? '';
      return `axe ${id}: ${help}: ${target.flat().join(' ')} ${html.slice(0, 100)} ${why}`;
    }),
  );
