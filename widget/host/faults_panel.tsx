// Faults that a person can switch on; tests have more of them (faults.ts).
// SPDX-License-Identifier: EUPL-1.2
import type { DevStage } from './dev_stage';
import { RateLimit } from './rate';
import { useStage } from './use';

export function FaultsPanel({ stage }: { stage: DevStage }) {
  const { t } = useStage();
  const { faults, room } = stage;
  const rows: { text: string; is: boolean; set(is: boolean): void }[] = [
    {
      text: t.late,
      is: faults.answerAfterMs > 0,
      set: (is) => stage.setFaults({ answerAfterMs: is ? 12_000 : 0 }),
    },
    {
      text: t.never,
      is: faults.answers === 'never',
      set: (is) => stage.setFaults({ answers: is ? 'never' : 'once' }),
    },
    {
      text: t.twice,
      is: faults.answers === 'twice',
      set: (is) => stage.setFaults({ answers: is ? 'twice' : 'once' }),
    },
    {
      text: t.refuse,
      is: faults.refuse !== null,
      set: (is) => stage.setFaults({ refuse: is ? { errcode: 'M_FORBIDDEN', status: 403 } : null }),
    },
    {
      text: t.slow,
      is: room.rate !== null,
      set: (is) => {
        room.rate = is ? new RateLimit(0.2, 10) : null;
        stage.tell();
      },
    },
  ];
  return (
    <details class="faults">
      <summary>{t.faults}</summary>
      <p class="meta">{t.faultsLead}</p>
      <ul>
        {rows.map(({ text, is, set }) => (
          <li key={text}>
            <label class="tick">
              <input type="checkbox" checked={is} onChange={(event) => set(event.currentTarget.checked)} />
              <span>{text}</span>
            </label>
          </li>
        ))}
      </ul>
      <div class="row">
        {stage.actors.map((actor) => (
          <button key={actor.key} type="button" class="btn" onClick={() => actor.reload()}>
            {t.reload}: {actor.person.name.split(' ')[0]}
          </button>
        ))}
      </div>
    </details>
  );
}
