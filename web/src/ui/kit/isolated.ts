// Names among words.
// SPDX-License-Identifier: EUPL-1.2

/** A name in a sentence: whichever way it is written, the sentence goes on as it should. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
