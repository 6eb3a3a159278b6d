// A note: icon, a bold sentence, what was saved and what to do. Tones: fact, good, note (look here), alert
// (not sent).
// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons';

const looks: Record<string, { look: string; icon: IconName }> = {
  fact: { look: 'note', icon: 'info' },
  good: { look: 'note good', icon: 'tick' },
  note: { look: 'note warn', icon: 'clock' },
  alert: { look: 'note alert', icon: 'warning' },
};

interface Props {
  tone: string;
  icon?: IconName | undefined;
  title: string;
  text?: string;
  children?: ComponentChildren;
}

export function Note({ tone, icon, title, text, children }: Props) {
  const { look, icon: usual } = looks[tone] ?? { look: 'note', icon: 'info' };
  return (
    <div class={look}>
      <Icon name={icon ?? usual} />
      <div>
        <p class="t">{title}</p>
        {text && <p>{text}</p>}
        {children}
      </div>
    </div>
  );
}
