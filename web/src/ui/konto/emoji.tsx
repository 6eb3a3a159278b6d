// Comparing: the seven pictures with their names, and the question whether the other screen shows the same.
// SPDX-License-Identifier: EUPL-1.2
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Comparing, Comparison } from '../../matrix/verify';
import { emojiNames } from './emoji_names';
import { useKonto } from './words';

export function Emoji({ now, comparison }: { now: Comparing; comparison: Comparison }) {
  const { k } = useKonto();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (now.is === 'pictures' || now.is === 'asked') box.current?.focus();
  }, [now.is]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are pictures and ways on.
    <div class="card stack-4" role="group" aria-label={k('emoji-title')} tabIndex={-1} ref={box}>
      {now.is !== 'pictures' && (
        <p role="status">
          {k(now.is === 'asked' ? 'emoji-asked' : now.is === 'checking' ? 'emoji-checking' : 'emoji-waiting')}
        </p>
      )}
      {now.is === 'pictures' && <Pictures emoji={now.emoji} />}
      <div class="btn-row">
        {now.is === 'asked' && (
          <button class="btn go" type="button" onClick={comparison.accept}>
            {k('emoji-answer')}
          </button>
        )}
        {now.is === 'pictures' && (
          <>
            <button class="btn go" type="button" onClick={comparison.same}>
              {k('emoji-same')}
            </button>
            <button class="btn" type="button" onClick={comparison.different}>
              {k('emoji-different')}
            </button>
          </>
        )}
        <button class="btn" type="button" onClick={comparison.cancel}>
          {k('stop')}
        </button>
      </div>
    </div>
  );
}

function Pictures({ emoji }: { emoji: { picture: string; name: string }[] }) {
  const { k, words } = useKonto();
  return (
    <>
      <ol class="emoji">
        {emoji.map(({ picture, name }, i) => (
          <li key={`${i}${picture}`}>
            <span aria-hidden="true" class="emoji-picture">
              {picture}
            </span>
            <span>{words.language === 'sv' ? (emojiNames[name] ?? name) : name}</span>
          </li>
        ))}
      </ol>
      <p class="t">{k('emoji-same-question')}</p>
    </>
  );
}
