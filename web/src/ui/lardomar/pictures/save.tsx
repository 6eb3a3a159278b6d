// A picture as a file, made on the device: as PNG, with its title, caption, ground and where it is from; and
// its table as CSV. A picture says in its attributes which tokens it has; here they become colours.
// SPDX-License-Identifier: EUPL-1.2
import { render, type VNode } from 'preact';
import type { Language } from '../../../ports';
import type { Picture, Table } from './figure';
import { bold, Lines, linesHigh, wrapped } from './text';

/** In units; twice as many pixels. */
const wide = 800;
const edge = 48;
const scale = 2;
/** What a canvas holds in every browser. */
const mostPixels = 16_000;

/** A cell that a spreadsheet would take for a formula gets an apostrophe first, as in the core's reports. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvOf = ({ columns, rows }: Table): string =>
  [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** The whole leaf: what is saved. */
export function leafOf(picture: Picture, from: string, language: Language): { svg: string; height: number } {
  const inner = wide - 2 * edge;
  const title = wrapped(picture.title, inner, 28 * bold);
  const caption = wrapped(picture.caption, inner, 17);
  const titleEnd = edge + linesHigh(title, 28);
  const top = titleEnd + 12 + linesHigh(caption, 17) + 32;
  const { height, content } = picture.paint(inner);
  const foot = top + height + 40;
  const total = Math.ceil(foot + 20 + edge - 16);
  const family = getComputedStyle(document.body).fontFamily || 'sans-serif';
  const leaf = (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={wide}
      height={total}
      viewBox={`0 0 ${wide} ${total}`}
      lang={language}
      font-family={family}
      aria-hidden="true"
    >
      <rect width={wide} height={total} fill="var(--sm-canvas)" />
      <Lines lines={title} x={edge} y={edge} size={28} weight={600} />
      <Lines lines={caption} x={edge} y={titleEnd + 12} size={17} soft />
      <g transform={`translate(${edge} ${top})`}>{content}</g>
      <Lines lines={[from]} x={edge} y={foot} size={13} soft />
    </svg>
  );
  return { svg: serialized(leaf), height: total };
}

function serialized(leaf: VNode): string {
  const holder = document.createElement('div');
  render(leaf, holder);
  const svg = holder.firstElementChild;
  if (!svg) throw new Error('nothing was painted');
  const text = new XMLSerializer().serializeToString(svg);
  render(null, holder);
  const tokens = getComputedStyle(document.documentElement);
  return text.replace(/var\((--sm-[a-z0-9-]+)\)/g, (_, name: string) =>
    (tokens.getPropertyValue(name).trim() || 'currentColor').replaceAll('"', '&quot;'),
  );
}

export async function pngOf(picture: Picture, from: string, language: Language): Promise<Uint8Array> {
  const { svg, height } = leafOf(picture, from, language);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const by = Math.min(scale, mostPixels / height);
  const canvas = new OffscreenCanvas(Math.round(wide * by), Math.round(height * by));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}
