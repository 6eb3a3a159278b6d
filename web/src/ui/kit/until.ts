// True until a moment, painted again when it has passed.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'preact/hooks';

export function useUntil(ms: number): boolean {
  const [, repaint] = useState(0);
  useEffect(() => {
    const left = ms - Date.now();
    if (left <= 0) return undefined;
    const timer = setTimeout(() => repaint((n) => n + 1), left);
    return () => clearTimeout(timer);
  }, [ms]);
  return Date.now() < ms;
}
