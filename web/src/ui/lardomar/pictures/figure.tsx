// A picture with its caption, its table, and two ways to save it. What is painted, what stands in the table
// and what is saved are the same rows.
// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../../app';
import { download } from '../../kit/download';
import { Icon } from '../../kit/icons';
import { csvOf, pngOf } from './save';

export interface Painted {
  height: number;
  content: ComponentChildren;
}
export interface Table {
  columns: string[];
  rows: (string | number)[][];
}
export interface Picture {
  title: string;
  /** One or two sentences: what it shows. */
  caption: string;
  /** In units of which sixteen are the text's rem. */
  paint(width: number): Painted;
  table: Table;
  /** The file's name, without its ending. */
  file: string;
}

const unitsPerRem = 16;
/** Before anything is laid out. */
const narrow = 288;

/** How wide it may be, in those units: larger text gets a narrower picture, and nothing is shrunk. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(narrow);
  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return undefined;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || unitsPerRem;
      const wide = Math.floor((current.clientWidth / rem) * unitsPerRem);
      if (wide > 0) setWidth(wide);
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  return { box, width };
}

interface Props {
  picture: Picture;
  /** What one chooses between, above it. */
  children?: ComponentChildren;
  say(text: string): void;
}

export function Figure({ picture, children, say }: Props) {
  const { title, caption, paint, table, file } = picture;
  const { t, language } = useWords();
  const { box, width } = useWidth();
  const { height, content } = paint(width);
  const savePng = async () => {
    say('');
    try {
      download(`${file}.png`, await pngOf(picture, t('picture-from'), language), 'image/png');
      say(t('picture-saved'));
    } catch {
      say(t('picture-not-saved'));
    }
  };
  const saveCsv = () => {
    say('');
    download(`${file}.csv`, csvOf(table), 'text/csv');
    say(t('picture-data-saved'));
  };
  return (
    <section class="stack-4">
      <h3 tabIndex={-1}>{title}</h3>
      {children}
      <figure class="card stack-4">
        <figcaption>{caption}</figcaption>
        <div ref={box}>
          <svg class="picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={caption}>
            {content}
          </svg>
        </div>
      </figure>
      <details>
        <summary>
          <Icon name="down" size="s" />
          <span>
            {t('picture-table')}
            <span class="sr">{title}</span>
          </span>
        </summary>
        <TableOf table={table} title={title} />
      </details>
      <div class="btn-row">
        <button class="btn" type="button" onClick={() => void savePng()}>
          {t('picture-save')}
          <span class="sr">{title}</span>
        </button>
        <button class="btn" type="button" onClick={saveCsv}>
          {t('picture-save-data')}
          <span class="sr">{title}</span>
        </button>
      </div>
    </section>
  );
}

/** A number or a day. */
const wholeOf = (cell: string | number | undefined) =>
  typeof cell === 'number' || /^[\d-]+$/.test(cell ?? '') ? 'whole' : undefined;

function TableOf({ table: { columns, rows }, title }: { table: Table; title: string }) {
  const { format } = useWords();
  return (
    <table class="facts-table">
      <caption class="sr">{title}</caption>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest], at) => (
          <tr key={at}>
            <th scope="row" class={wholeOf(first)}>
              <bdi>{first}</bdi>
            </th>
            {rest.map((cell, i) => (
              <td key={i} class={wholeOf(cell)}>
                <bdi>{typeof cell === 'number' ? format.number(cell) : cell}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
