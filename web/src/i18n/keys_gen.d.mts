// Types of keys_gen.mjs.
// SPDX-License-Identifier: EUPL-1.2
/** Key → its arguments, of one Fluent file. */
export function keysOf(ftl: string): Map<string, Set<string>>;
/** All words of a language. */
export function textOf(read: (name: string) => string, language: string): string;
/** The text of keys.gen.ts; `read` gives the file of a name. */
export function print(read: (name: string) => string): string;
