// Whose turn it is, when one person has one room open in several tabs: a Web Lock under their name, held by
// the tab that was looked at last. Promises: who holds it lets go when another asks, and finishes first what
// it had begun; who does not answer has it taken away; a tab that closes leaves it to the next at once.
// Refuses to hang: where there are no locks, or they do not answer, each tab goes on as if it were alone.
// SPDX-License-Identifier: EUPL-1.2

export interface Holder {
  /** It is this tab's turn. */
  begin(): void;
  /** It is over. taken: somebody else goes on already. Resolves when nothing more will happen here. */
  end(taken: boolean): Promise<void>;
}
export interface Turn {
  /** A person looks here: ask for the turn. */
  want(): void;
}
export type TakeTurns = (holder: Holder) => Turn;

/** How often the one who has it is asked, until it lets go. */
export const askEveryMs = 100;
/** Longer than it takes to finish what was begun (start.ts): then it is no longer asked for but taken. */
export const takeAfterMs = 1_500;
/** Locks that can neither be had nor taken do not work here. */
export const aloneAfterMs = 1_000;

const please = 'please';

function means(name: string): { locks?: LockManager | undefined; others?: BroadcastChannel } {
  try {
    const { locks } = navigator as { locks?: LockManager };
    return { locks, others: new BroadcastChannel(name) };
  } catch {
    return {};
  }
}

/** The name is for ever: an older version in another tab must mean the same by it. */
export const turnName = (self: string, room: string) => `smasteg/${self}/${room}`;

export function takeTurns(name: string, { begin, end }: Holder): Turn {
  const { locks, others } = means(name);
  if (!locks || !others) {
    begin();
    return { want: () => undefined };
  }
  let letGo: ((taken: boolean) => void) | null = null;
  let inLine: AbortController | null = null;
  let ended: Promise<void> = Promise.resolve();
  let isAlone = false;
  let asking: ReturnType<typeof setInterval> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;

  function stopAsking(): void {
    clearInterval(asking);
    clearTimeout(patience);
    asking = undefined;
  }
  function held(): Promise<void> | undefined {
    stopAsking();
    inLine = null;
    // It came after all; or it was given in the moment in which we took it.
    if (isAlone) return undefined;
    if (letGo) return ended;
    const over = new Promise<boolean>((resolve) => {
      letGo = resolve;
    });
    ended = over.then((taken) => end(taken));
    begin();
    return ended;
  }
  function lose(taken: boolean): void {
    letGo?.(taken);
    letGo = null;
  }

  async function request(options: LockOptions): Promise<void> {
    try {
      await locks?.request(name, options, held);
    } catch {
      if (options.signal?.aborted) return;
      if (!letGo && inLine) {
        goAlone();
        return;
      }
      // Taken from us, perhaps while we were finishing.
      if (letGo) lose(true);
      else await end(true);
      await ended;
    }
    if (!isAlone) standInLine();
  }
  function standInLine(): void {
    inLine = new AbortController();
    void request({ signal: inLine.signal });
  }
  function take(): void {
    clearInterval(asking);
    inLine?.abort();
    inLine = new AbortController();
    void request({ steal: true });
    patience = setTimeout(goAlone, aloneAfterMs);
  }
  function goAlone(): void {
    stopAsking();
    if (letGo || isAlone) return;
    isAlone = true;
    begin();
  }

  others.onmessage = ({ data }) => {
    if (data === please) lose(false);
  };
  standInLine();
  return {
    want() {
      if (letGo || isAlone || asking) return;
      const ask = () => others.postMessage(please);
      ask();
      asking = setInterval(ask, askEveryMs);
      patience = setTimeout(take, takeAfterMs);
    },
  };
}
