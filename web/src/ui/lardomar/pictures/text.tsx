// Text and colour in a picture. SVG breaks no lines, so they are broken here: all of a text is there, however
// long.
// SPDX-License-Identifier: EUPL-1.2

/** About how wide a letter is, of its size. On the wide side: a line that is too short is no harm. */
function widthOf(letter: string): number {
  if (/[iljtfr.,:;'|!()[\] ]/.test(letter)) return 0.4;
  if (/[mwMWÅÄÖ@%]/.test(letter)) return 1;
  if (/[A-Z]/.test(letter)) return 0.78;
  return letter > '\u2E7F' ? 1.1 : 0.65;
}
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + widthOf(letter), 0) * size;

/** How much wider bold letters are. */
export const bold = 1.16;

/** In lines that are at most so wide; a word that is wider is cut. */
export function wrapped(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  const add = (word: string) => {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, size) <= width) {
      line = longer;
      return;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of word) {
      if (line !== '' && textWidth(line + letter, size) > width) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  };
  for (const word of text.split(/\s+/).filter((each) => each !== '')) add(word);
  if (line !== '') lines.push(line);
  return lines;
}

/** What "currentColor" is within; an attribute, since a file has no style sheet. */
export const coloured = (token: string): object => ({ color: `var(--sm-${token})` });

const leading = 1.35;
export const linesHigh = (lines: string[], size: number): number => lines.length * size * leading;

interface Props {
  lines: string[];
  x: number;
  /** Of their upper edge. */
  y: number;
  size: number;
  weight?: number;
  soft?: boolean;
}

export function Lines({ lines, x, y, size, weight = 400, soft = false }: Props) {
  return (
    <text font-size={size} font-weight={weight} fill={soft ? 'var(--sm-ink-2)' : 'var(--sm-ink)'}>
      {lines.map((line, i) => (
        <tspan key={i} x={x} y={y + size * (1 + i * leading)}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
