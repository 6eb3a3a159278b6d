// Whether a draw follows from what it was made of, as this device has found by drawing again; then how it was
// drawn, with all that one needs to draw it oneself.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useId, useState } from 'preact/hooks';
import type { DrawView, MeetRound } from '../../core/protocol.gen';
import { useApp, useWords } from '../app';
import type { Act } from '../kit/act';
import { Icon } from '../kit/icons';
import { Note } from '../kit/note';
import { Sure } from '../kit/sure';
import { DrawInputs } from './draw_inputs';
import { marks, numbersOf, verdictOf } from './paint';
import { Groups } from './pair_card';

export function DrawCard({ round, act }: { round: MeetRound; act: Act }) {
  const words = useWords();
  const { t, line } = words;
  const verdict = verdictOf(round);
  if (!verdict) return null;
  const { title, text } = marks[verdict];
  return (
    <section class="card stack-4">
      {verdict === 'checked' ? (
        <div class="stack-2">
          <div class="icon-line">
            <Icon name="near" />
            <h2 tabIndex={-1}>{t(title)}</h2>
          </div>
          <p>{t(text)}</p>
        </div>
      ) : (
        <>
          <h2 tabIndex={-1}>{t('the-draw')}</h2>
          <Note
            tone="note"
            icon="warning"
            title={t(title)}
            text={[t(text), round.why && line(round.why)].filter(Boolean).join(' ')}
          />
        </>
      )}
      <p>{numbersOf(round, words)}</p>
      {round.canDraw && (
        <Sure
          ask={t('draw-again')}
          text={t('draw-again-text')}
          yes={t('draw-now-yes')}
          go={() => void act('drawRound', { id: round.id }, t('said-drawn'))}
        />
      )}
      <How round={round} />
      <details>
        <summary>
          <Icon name="down" size="s" />
          <span>{t('all-groups')}</span>
        </summary>
        <Groups round={round} />
      </details>
    </section>
  );
}

function How({ round }: { round: MeetRound }) {
  const { session } = useApp();
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [draw, setDraw] = useState<DrawView | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!open) return;
    setFailed(false);
    session.view('draw', { text: round.id }).then(setDraw, () => setFailed(true));
  }, [open, round, session]);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="down" size="s" />
        <span>{t('how-drawn')}</span>
      </summary>
      {open && failed && <p>{t('meet-failed')}</p>}
      {open && draw && <Drawn round={round} draw={draw} />}
    </details>
  );
}

function Drawn({ round, draw }: { round: MeetRound; draw: DrawView }) {
  const words = useWords();
  const { t } = words;
  const rows: [string, string, boolean][] = [
    [t('draw-signed-up'), t('draw-signed-up-text', { count: draw.people.length }), false],
    [t('draw-numbers'), numbersOf(round, words), false],
    [t('draw-history'), t('draw-history-text', { count: draw.history }), false],
    [t('draw-weights'), t('draw-weights-text'), false],
    [t('draw-sum'), draw.weight, true],
    [t('draw-seed'), draw.seed, true],
    [t('draw-digest'), draw.digest, true],
  ];
  return (
    <div class="stack-4 fold">
      <dl class="facts">
        {rows.map(([name, value, isCode]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{isCode ? <code class="long">{value || '–'}</code> : value}</dd>
          </div>
        ))}
      </dl>
      <Command text={draw.command} />
      <DrawInputs draw={draw} />
    </div>
  );
}

/** To copy; where the clipboard may not be written to, it is selected. */
function Command({ text }: { text: string }) {
  const { t } = useWords();
  const id = useId();
  const [said, setSaid] = useState('');
  const copy = async () => {
    setSaid('');
    try {
      await navigator.clipboard.writeText(text);
      setSaid(t('copied'));
    } catch {
      const code = document.getElementById(`${id}command`);
      if (code) getSelection()?.selectAllChildren(code);
      setSaid(t('copy-selected'));
    }
  };
  return (
    <div class="stack-2">
      <p>{t('draw-command-text')}</p>
      <p>
        <code class="long" id={`${id}command`} translate={false} dir="ltr">
          {text}
        </code>
      </p>
      <button class="btn wide" type="button" onClick={() => void copy()}>
        {t('copy-command')}
      </button>
      <p class="meta" role="status">
        {said}
      </p>
    </div>
  );
}
