// The principles with their texts; asks for the file they are in when a screen first needs them.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'preact/hooks';
import { loadCatalogues } from '../../catalogues';
import type { PrinciplesView } from '../../core/protocol.gen';
import { useSignal } from '../../signal';
import { useApp } from '../app';

export function usePrinciples(): { view: PrinciplesView | null; failed: boolean; again(): void } {
  const { model, session } = useApp();
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    void loadCatalogues(session, model).then((loaded) => setFailed(!loaded));
  };
  useEffect(load, [session, model]);
  return { view: useSignal(model.principles), failed, again: load };
}
