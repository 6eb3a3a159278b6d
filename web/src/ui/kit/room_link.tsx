// A link to another room: in a tab of its own, which learns nothing of this one. Where it leads is the core's
// word; what is not the one address that all Matrix clients know is no link.
// SPDX-License-Identifier: EUPL-1.2
import type { Key } from '../../i18n/words';
import { useWords } from '../app';

export function RoomLink({ address, word }: { address: string; word: Key }) {
  const { t } = useWords();
  if (!address.startsWith('https://matrix.to/#/')) return null;
  return (
    <a class="btn bare" href={address} target="_blank" rel="noopener noreferrer">
      {t(word)}
    </a>
  );
}
