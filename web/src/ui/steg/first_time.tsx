// First time in a room: what Småsteg is, and what each permission is for, before the host asks for them.
// SPDX-License-Identifier: EUPL-1.2
import type { Key } from '../../i18n/words';
import { useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import { Icon, type IconName, Print } from '../kit/icons';
import { Post, Stone } from './week_card';

const reasons: { title: Key; text: Key; icon: IconName }[] = [
  { title: 'ask-messages', text: 'ask-messages-text', icon: 'steps' },
  { title: 'ask-reactions', text: 'ask-reactions-text', icon: 'hand' },
  { title: 'ask-remove', text: 'ask-remove-text', icon: 'undo' },
  { title: 'ask-state', text: 'ask-state-text', icon: 'room' },
  { title: 'ask-technical', text: 'ask-technical-text', icon: 'info' },
];

const prints = [
  'translate(92 94) rotate(66) scale(.78)',
  'translate(106 82) rotate(62) scale(-.78 .78)',
  'translate(124 80) rotate(58) scale(.78)',
  'translate(138 66) rotate(62) scale(-.78 .78)',
  'translate(158 68) rotate(78) scale(.78)',
  'translate(172 57) rotate(86) scale(-.78 .78)',
];

export function FirstTime() {
  const app = useApp();
  const { t } = useWords();
  const waits = useSignal(app.asking) === 'asking';
  const goOn = () => {
    if (!waits) void app.askPermission();
  };
  return (
    <div class="cols">
      <div class="col">
        <Welcome />
      </div>
      <div class="col">
        <section class="stack">
          <h2>{t('ask-title')}</h2>
          <p>{t('ask-text')}</p>
          <ul class="perm">
            {reasons.map(({ title, text, icon }) => (
              <li key={title}>
                <Icon name={icon} />
                <div>
                  <p class="t">{t(title)}</p>
                  <p>{text === 'ask-technical-text' ? <Technical /> : t(text)}</p>
                </div>
              </li>
            ))}
          </ul>
          <div class="btn-row">
            <button
              class="btn go wide"
              type="button"
              aria-disabled={waits ? 'true' : undefined}
              onClick={goOn}
            >
              {t('ask-continue')}
            </button>
            <button
              class="btn wide"
              type="button"
              onClick={() => {
                app.asking.value = 'later';
              }}
            >
              {t('ask-later')}
            </button>
          </div>
          <p class="meta" role="status">
            {waits && t('ask-waiting')}
          </p>
          <p class="meta">{t('ask-without')}</p>
        </section>
      </div>
    </div>
  );
}

/** The sentence with the two names that the host shows raw, set as code. */
function Technical() {
  const { t } = useWords();
  const names = ['se.smasteg.op', 'm.room.create'];
  const parts = t('ask-technical-text', { op: '\u0000', create: '\u0000' }).split('\u0000');
  return (
    <>
      {parts.map((part, i) => (
        <span key={i}>
          {part}
          {names[i] && i < parts.length - 1 && <code>{names[i]}</code>}
        </span>
      ))}
    </>
  );
}

function Welcome() {
  const { t } = useWords();
  return (
    <section class="hero">
      <h2>{t('welcome-title')}</h2>
      <p class="lead">{t('welcome-text')}</p>
      <svg viewBox="0 0 288 104" aria-hidden="true" focusable="false">
        <path class="band" d="M-10 93C38 85 62 99 98 85S150 55 190 59" />
        <path class="trail ahead" d="M186 58C226 62 238 34 292 26" />
        {[0, 1, 2].map((at) => (
          <Stone key={`a${at}`} at={at} x={62} y={88} />
        ))}
        {[0, 1, 2, 3, 4].map((at) => (
          <Stone key={`b${at}`} at={at} x={214} y={55} />
        ))}
        <g class="foot">
          {prints.map((transform) => (
            <Print key={transform} transform={transform} />
          ))}
        </g>
        <Post x={244} y={51} />
      </svg>
    </section>
  );
}
