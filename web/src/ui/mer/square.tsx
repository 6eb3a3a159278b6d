// An address as a square that a phone's camera reads. Drawn by lean-qr, which is fetched when it is asked
// for; where there is too much to draw it says so.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'preact/hooks';
import { guardLater } from '../../whole';
import { useWords } from '../app';

/** A denser square is not read off a screen by an ordinary phone. */
const mostSide = 125;
/** White around it, in its own squares, so that it is found. */
const margin = 4;

/** The dark squares as one path; null = too much for a square. */
async function pathOf(address: string): Promise<{ path: string; side: number } | null> {
  guardLater();
  const { generate } = await import('lean-qr');
  try {
    const code = generate(address);
    if (code.size > mostSide) return null;
    let path = '';
    for (let y = 0; y < code.size; y += 1)
      for (let x = 0; x < code.size; x += 1)
        if (code.get(x, y)) path += `M${x + margin} ${y + margin}h1v1h-1z`;
    return { path, side: code.size + 2 * margin };
  } catch {
    return null;
  }
}

export function Square({ address }: { address: string }) {
  const { t } = useWords();
  const [drawn, setDrawn] = useState<{ path: string; side: number } | null>();
  useEffect(() => {
    pathOf(address).then(setDrawn, () => setDrawn(null));
  }, [address]);
  if (drawn === undefined) return null;
  if (drawn === null) return <p>{t('move-too-much')}</p>;
  return (
    <>
      <p>{t('move-square-text')}</p>
      <svg
        class="square"
        viewBox={`0 0 ${drawn.side} ${drawn.side}`}
        role="img"
        aria-label={t('move-square')}
      >
        <rect width={drawn.side} height={drawn.side} fill="#fff" />
        <path d={drawn.path} fill="#000" />
      </svg>
    </>
  );
}
