// Writing a step: the box, the principles once one has begun, who can see it, and what became of the last
// one.
// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ComposerView, Draft, Line } from '../../core/protocol.gen';
import { firstOf, useSelected, useSignal } from '../../signal';
import { useApp, useWords } from '../app';
import { Note } from '../kit/note';
import { PrincipleChips } from '../kit/principles';
import { nothingFound, Sensitive, useWarning, type Warning } from '../kit/sensitive';
import { TextBox } from '../kit/text_box';
import { SaidNote } from './said_note';
import { WhoSees } from './who_sees';

/** What is chosen: the person's own choice while it can be chosen, else the core's. */
function visibilityNow(view: ComposerView | null, own: string): string {
  const mine = view?.visibilities.find(({ id }) => id === own);
  return mine && !mine.blocked ? mine.id : (view?.visibility ?? '');
}

/** The room gets nothing of it. */
const staysHere = (visibility: string) => visibility === 'private' || visibility === 'lesson';

type Problem = 'empty' | 'not-taken' | 'sensitive' | Line;

/**
 * Logs what is in the box; what it holds that others perhaps should not see is warned of first, once. It
 * stays there until the core has it: nothing is lost on the way, and the box is emptied in the frame that
 * shows the step. Enter that comes before the core is there, or while the step before is being taken, counts
 * when it can: what has been warned of since then does not count as read.
 */
function useLogging(form: { current: HTMLElement | null }, warning: Warning): () => Promise<Problem | null> {
  const { writing, model } = useApp();
  const under = useRef<Promise<Problem | null> | null>(null);
  const take = async (mayLeave: (text: string) => Promise<boolean>): Promise<Problem | null> => {
    const view = model.composer.value ?? (await firstOf(model.composer));
    if (writing.text.value.trim() === '') return null;
    const step: Draft = { ...writing.send(), visibility: visibilityNow(view, writing.visibility.value) };
    const refusal =
      staysHere(step.visibility) || (await mayLeave(step.text))
        ? await model.attempt('logStep', step).catch(() => 'not-taken' as const)
        : ('sensitive' as const);
    writing.settle(step, refusal === null);
    // Not under whoever is on the way through the principles by then: the focus would be gone.
    if (refusal === null && !form.current?.querySelector('fieldset')?.contains(document.activeElement))
      writing.fold();
    return refusal;
  };
  return async () => {
    const mayLeave = warning.press();
    if (writing.text.value.trim() === '') return under.current ? null : 'empty';
    // Pressed twice: the second time is no answer to a warning that one has not seen.
    if ((await under.current) === 'sensitive') return 'sensitive';
    if (writing.text.value.trim() === '') return null;
    const mine = take(mayLeave);
    under.current = mine;
    const problem = await mine;
    if (under.current === mine) under.current = null;
    return problem;
  };
}

export function Composer() {
  const { model, writing } = useApp();
  const { t } = useWords();
  const draft = useSelected(model.composer, (view) => view?.draft);
  const unfolded = useSignal(writing.unfolded);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [choosing, setChoosing] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const warning = useStepWarning();
  const logging = useLogging(form, warning);

  useEffect(() => {
    if (draft) writing.offer(draft);
  }, [draft, writing]);

  const log = async () => {
    setProblem(null);
    box.current?.focus();
    const wrong = await logging();
    setProblem(wrong);
    if (!wrong) setChoosing(false);
  };
  const write = (text: string) => {
    setProblem(null);
    // What was said of the last step makes room for the next, unless it can still be undone.
    if (writing.text.value === '' && (model.composer.value?.last?.undoUntil ?? 0) < Date.now()) {
      model.said.value = null;
    }
    writing.change({ text });
  };
  return (
    <>
      <form
        class="card stack-4"
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          void log();
        }}
      >
        {problem === 'not-taken' && (
          <div role="alert">
            <Note tone="alert" title={t('not-taken-title')} text={t('not-taken-text')} />
          </div>
        )}
        <Box id={id} box={box} problem={problem} write={write} log={() => void log()} />
        <Choices choosing={choosing} setChoosing={setChoosing} />
        <Sensitive of={warning} />
        <div class="btn-row">
          <button class="btn go wide" type="submit">
            {t('log-step')}
          </button>
          <p class={unfolded ? 'meta keys' : 'sr'} id={`${id}keys`}>
            {t('enter-hint')}
          </p>
        </div>
      </form>
      <SaidNote box={box} />
    </>
  );
}

/** What was warned of while this step was written. */
function useStepWarning(): Warning {
  const { hints, writing, model } = useApp();
  const visibility = useSignal(writing.visibility);
  const stays = useSelected(model.composer, (view) => staysHere(visibilityNow(view, visibility)));
  const text = useSignal(writing.text);
  const found = useSignal(hints.now).sensitive;
  return useWarning(stays ? '' : text, stays ? nothingFound : found);
}

interface BoxProps {
  id: string;
  box: { current: HTMLTextAreaElement | null };
  problem: Problem | null;
  write(text: string): void;
  log(): void;
}

function Box({ id, box, problem, write, log }: BoxProps) {
  const { model, writing } = useApp();
  const { t, line } = useWords();
  const chains = useSignal(model.chains);
  const wrong =
    problem === 'empty' ? t('error-empty') : typeof problem === 'object' && problem ? line(problem) : '';
  return (
    <div class="stack-2">
      <div>
        <label class="label" for={`${id}text`}>
          {t('what-did-you-do')}
        </label>
        <p class="meta" id={`${id}hint`}>
          {t('small-is-enough')}
        </p>
        <div aria-live="polite">{chains && <chains.Source box={box} />}</div>
      </div>
      <TextBox
        id={`${id}text`}
        value={useSignal(writing.text)}
        invalid={wrong !== ''}
        describedBy={`${id}hint ${id}error ${id}keys`}
        box={box}
        change={write}
        caret={writing.caret}
        send={log}
      />
      <p class="error" id={`${id}error`} role="alert">
        {wrong}
      </p>
    </div>
  );
}

interface ChoicesProps {
  choosing: boolean;
  setChoosing(open: boolean): void;
}

function Choices({ choosing, setChoosing }: ChoicesProps) {
  const { hints, model, writing } = useApp();
  // What became of the last step is in the view too; these stay as they are meanwhile.
  const all = useSelected(model.composer, (view) => view?.principles);
  const choices = useSelected(model.composer, (view) => view?.visibilities);
  const visibility = useSignal(writing.visibility);
  const whoSees = useSelected(model.composer, (view) => visibilityNow(view, visibility));
  const { t, language } = useWords();
  const unfolded = useSignal(writing.unfolded);
  const principles = useSignal(writing.principles);
  const suggested = useSignal(hints.now).principles;
  if (!all || !choices) return null;
  return (
    <>
      {unfolded && (
        <fieldset>
          <legend class="sr">{t('principles')}</legend>
          <PrincipleChips
            all={all}
            chosen={principles}
            suggested={suggested}
            language={language}
            choose={(chosen) => writing.change({ principles: chosen })}
          />
        </fieldset>
      )}
      <WhoSees
        choices={choices}
        chosen={whoSees}
        open={choosing}
        toggle={() => setChoosing(!choosing)}
        choose={(chosen) => writing.change({ visibility: chosen })}
      />
    </>
  );
}
