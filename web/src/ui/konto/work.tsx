// Something that takes its time and may go wrong: what is being done, then nothing or what went wrong. Said
// once, in one place.
// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { type Trouble, troubleOf } from '../../matrix/trouble';
import { Note } from '../kit/note';
import { type KontoKey, useKonto } from './words';

export interface Work {
  doing: KontoKey | null;
  trouble: Trouble | null;
  /** One at a time; what is asked for meanwhile is not done. */
  run(doing: KontoKey, work: () => Promise<void>): void;
  fail(error: unknown): void;
  clear(): void;
}

export function useWork(): Work {
  const [doing, setDoing] = useState<KontoKey | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const busy = useRef(false);
  return {
    doing,
    trouble,
    run(what, work) {
      if (busy.current) return;
      busy.current = true;
      setTrouble(null);
      setDoing(what);
      work()
        .catch((error: unknown) => setTrouble(troubleOf(error)))
        .finally(() => {
          busy.current = false;
          setDoing(null);
        });
    },
    fail: (error) => setTrouble(troubleOf(error)),
    clear: () => setTrouble(null),
  };
}

export function WorkNote({ work, children }: { work: Work; children?: ComponentChildren }) {
  const { k } = useKonto();
  const { doing, trouble } = work;
  return (
    <div role="status">
      {doing && <p>{k(doing)}</p>}
      {!doing && trouble && <TroubleNote of={trouble}>{children}</TroubleNote>}
    </div>
  );
}

export function TroubleNote({ of, children }: { of: Trouble; children?: ComponentChildren }) {
  const { k } = useKonto();
  const seconds = Math.ceil(of.waitMs / 1000);
  const words = k(`trouble-${of.code}`, { seconds, detail: of.message });
  // What happened stands out; what is safe and what to do come after.
  const [, title = words, text = ''] = /^(.+?[.?]) (.+)$/s.exec(words) ?? [];
  return (
    <Note tone="alert" title={title} text={text}>
      {children}
    </Note>
  );
}
