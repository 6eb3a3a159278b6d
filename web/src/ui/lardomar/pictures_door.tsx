// The way to the pictures: what they need is fetched when somebody wants to see them.
// SPDX-License-Identifier: EUPL-1.2
import type { ComponentType } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { guardLater } from '../../whole';
import { useWords } from '../app';

let pictures: ComponentType | null = null;

export function PicturesDoor() {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const open = async () => {
    setFailed(false);
    try {
      guardLater();
      pictures ??= (await import('./pictures/pictures')).Pictures;
      setOpen(true);
      heading.current?.focus();
    } catch {
      setFailed(true);
    }
  };
  const Shown = pictures;
  return (
    <section class="stack pictures">
      <h2 tabIndex={-1} ref={heading}>
        {t('pictures')}
      </h2>
      {isOpen && Shown ? (
        <Shown />
      ) : (
        <>
          <p class="meta">{t('pictures-lead')}</p>
          <div role="status">{failed && <p>{t('learn-failed')}</p>}</div>
          <div class="btn-row">
            <button class="btn wide" type="button" onClick={() => void open()}>
              {t('pictures-open')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
