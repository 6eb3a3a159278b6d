// "Vem kan se det här?", said before a tap that sends: what the room will know, and who the room is.
// SPDX-License-Identifier: EUPL-1.2
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import { Icon } from './icons';

/** `whole`: with the facts about the room, where more is told than that one takes part. */
export function RoomSees({ text, whole }: { text: string; whole?: boolean }) {
  const { model } = useApp();
  const { t, line } = useWords();
  const room = useSignal(model.composer)?.visibilities.find(({ id }) => id === 'room');
  return (
    <div class="icon-line meta">
      <Icon name="room" size="s" />
      <p>
        <b>{t('who-sees')}</b> {text} {whole && room?.facts.map(line).join(' ')}
      </p>
    </div>
  );
}
