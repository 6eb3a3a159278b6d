// A view's numbers made into pictures: the same rows for the eye, the table and the file.
// SPDX-License-Identifier: EUPL-1.2
import type { PicturedIdea, PicturedNode, PicturesView } from '../../../core/protocol.gen';
import type { Key } from '../../../i18n/words';
import { useSignal } from '../../../signal';
import { useApp, useWords } from '../../app';
import { titleOf } from '../../kit/principles';
import type { Picture } from './figure';
import { paintIdeas } from './idea_paths';
import { paintStones, type StoneRow } from './stone_rows';
import { daysOf, paintYear } from './year_path';

const restWords: Record<string, Key> = {
  'new-year': 'rest-new-year',
  epiphany: 'rest-epiphany',
  'good-friday': 'rest-good-friday',
  'easter-sunday': 'rest-easter-sunday',
  'easter-monday': 'rest-easter-monday',
  'first-of-may': 'rest-first-of-may',
  ascension: 'rest-ascension',
  pentecost: 'rest-pentecost',
  'national-day': 'rest-national-day',
  'midsummer-eve': 'rest-midsummer-eve',
  'midsummer-day': 'rest-midsummer-day',
  'all-saints': 'rest-all-saints',
  'christmas-eve': 'rest-christmas-eve',
  'christmas-day': 'rest-christmas-day',
  'boxing-day': 'rest-boxing-day',
  'new-years-eve': 'rest-new-years-eve',
};
const balanceWords: Record<string, Key> = {
  profession: 'balance-profession',
  organisation: 'balance-organisation',
  sector: 'balance-sector',
};

export function useMakers() {
  const { model } = useApp();
  const { t, language, format } = useWords();
  const seven = useSignal(model.composer)?.principles ?? [];

  function principles(view: PicturesView): Picture {
    const named = seven.filter(({ number }) => number >= 1 && number <= view.cells.length);
    const rows: StoneRow[] = named.map((each) => ({
      label: titleOf(each, language),
      number: view.cells[each.number - 1] ?? 0,
      principle: each.number,
    }));
    if (view.others > 0) rows.push({ label: t('pictured-others'), number: view.others, principle: 0 });
    const drawn = rows.filter(({ number }) => number > 0);
    const range = format.range(view.from, view.to);
    return {
      title: t('pictured-principles'),
      caption: t('pictured-principles-text', { count: view.steps, range }),
      paint: paintStones(drawn, format.number, (count) => t('picture-stone', { count: count })),
      table: {
        columns: [t('picture-principle'), t('picture-steps')],
        rows: drawn.map(({ label, number }) => [label, number]),
      },
      file: `smasteg-${t('file-principles')}-${view.to}`,
    };
  }

  function year(view: PicturesView, whose: 'room' | 'mine'): Picture {
    const days = daysOf(view.days, whose);
    const count = days.reduce((sum, { steps }) => sum + steps, 0);
    const told = days.filter(({ steps, rest }) => steps > 0 || rest in restWords);
    const month = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
      month: 'short',
      timeZone: 'UTC',
    });
    const args = { year: String(view.year), count };
    return {
      title: t(whose === 'room' ? 'pictured-year-room-title' : 'pictured-year-mine-title', args),
      caption: `${t(whose === 'room' ? 'pictured-year-room-text' : 'pictured-year-mine-text', args)} ${t(
        'pictured-year-key',
      )}`,
      paint: paintYear(days, view.today, (number) =>
        month.format(new Date(Date.UTC(view.year, number - 1, 15))).replace('.', ''),
      ),
      table: {
        columns: [t('picture-day'), t('picture-steps'), t('picture-holiday')],
        rows: told.map(({ day, steps, rest }) => {
          const word = restWords[rest];
          return [day, steps, word ? t(word) : ''];
        }),
      },
      file: `smasteg-${t(whose === 'room' ? 'file-year' : 'file-year-mine')}-${view.year}`,
    };
  }

  const organisation = (node: PicturedNode) => {
    if (node.day === '') return t('idea-gone');
    return node.mine ? t('idea-mine', { organisation: node.organisation }) : node.organisation;
  };

  function ideas(view: PicturesView): Picture {
    return {
      title: t('pictured-ideas'),
      caption:
        view.moreIdeas > 0
          ? `${t('pictured-ideas-text')} ${t('pictured-ideas-more', { count: view.moreIdeas })}`
          : t('pictured-ideas-text'),
      paint: paintIdeas(view.ideas, {
        head: ({ steps, organisations, days }: PicturedIdea) =>
          `${t('idea-steps', { count: steps })} ${t('idea-spread', { count: organisations })} ${t(
            'idea-days',
            { count: days },
          )}`,
        organisation,
        day: (node) => (node.day === '' ? '' : format.day(node.day)),
        more: (count) => t('idea-more', { count }),
      }),
      table: {
        columns: [t('idea'), t('picture-day'), t('idea-organisation'), t('idea-after')],
        rows: view.ideas.flatMap(({ nodes }, at) =>
          nodes.map((node, i) => {
            const from = nodes[node.after];
            return [at + 1, node.day, organisation(node), i > 0 && from ? organisation(from) : '–'];
          }),
        ),
      },
      file: `smasteg-${t('file-ideas')}-${view.today}`,
    };
  }

  function balance(view: PicturesView): Picture {
    const rows = view.balance.flatMap(({ of, shown, others, otherWords }) => {
      const all = shown.map(({ word, people }) => ({ label: word, number: people }));
      if (others > 0)
        all.push({
          label:
            shown.length > 0
              ? t('balance-others', { words: format.list(otherWords) })
              : format.list(otherWords),
          number: others,
        });
      const name = t(balanceWords[of] ?? 'balance-sector');
      return all.map((row, i) => ({ ...row, name, ...(i === 0 ? { head: name } : {}) }));
    });
    return {
      title: t('pictured-balance'),
      caption: t('pictured-balance-text'),
      paint: paintStones(rows, format.number, (count) => t('picture-stone-people', { count: count })),
      table: {
        columns: [t('balance-what'), t('balance-word'), t('balance-people')],
        rows: rows.map(({ name, label, number }) => [name, label, number]),
      },
      file: `smasteg-${t('file-balance')}-${view.today}`,
    };
  }

  return { principles, year, ideas, balance };
}
