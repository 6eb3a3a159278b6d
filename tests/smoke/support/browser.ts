// What the walks ask of a browser, whichever program drives it: names as the browser itself computes them,
// the keys and the mouse as a person has them.
// SPDX-License-Identifier: EUPL-1.2

export type Role = 'button' | 'heading' | 'link' | 'textbox';

/** A page, or the page in a frame. */
export interface Screen {
  /** Waits for the element that has this role and name, and clicks in the middle of it. */
  press(role: Role, name: string): Promise<void>;
  /** Waits for the element, and types key by key; `\n` is Enter. */
  type(role: Role, name: string, text: string): Promise<void>;
  /** Runs in the page, which knows nothing of what is around the script. */
  run<T>(script: (argument: string) => T | Promise<T>, argument?: string): Promise<T>;
}

export interface Browser {
  open(address: string): Promise<Screen>;
  /** The page in an iframe of the page that is open. */
  frame(selector: string): Promise<Screen>;
  /** Errors that nobody caught since the page was opened; those of the console where they are told. */
  errors(): Promise<string[]>;
  close(): Promise<void>;
}

/** A program that has started, and takes its time for that. */
export interface Engine {
  /** A browser that nobody has used: nothing stored, nothing open. */
  fresh(): Promise<Browser>;
  stop(): Promise<void>;
}

/** home: an empty folder, for a profile that is thrown away. */
export type StartEngine = (home: string) => Promise<Engine>;

/** So long a person may wait for a thing to come to the screen. */
export const patienceMs = 15_000;

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks until there is an answer; its last word is the error when there never is. */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + patienceMs;
  let last = '';
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      last = `: ${String(error)}`;
    }
    await pause(50);
  }
  throw new Error(`${what}: not within ${patienceMs / 1_000} s${last}`);
}
