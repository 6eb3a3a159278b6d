// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
export interface Mutant {
  kind: string;
  start: number;
  end: number;
  line: number;
  was: string;
  is: string;
  both: (on: string) => string;
}
export function mutantsOf(text: string): Mutant[];
export function withMutants(text: string, mutants: (Mutant & { number: number })[]): string;
