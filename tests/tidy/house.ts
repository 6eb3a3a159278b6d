// The rules of the house, each under the sentence that its test carries.
// SPDX-License-Identifier: EUPL-1.2
import { cppArrows, cppCircles, hostLibraries, jsonAtTheGate, scriptArrows, scriptCircles } from './arrows';
import { forbiddenWords } from './forbidden';
import {
  fileNames,
  fileSizes,
  functionSizes,
  licences,
  lineLengths,
  mostColumns,
  mostFunctionLines,
  mostLines,
  namedTodos,
  noOldCode,
} from './form';
import type { Rule } from './source';

export const rules: Record<string, Rule> = {
  'C++ includes follow the arrows of the house': cppArrows,
  'C++ includes never go round in a circle, neither files nor folders': cppCircles,
  'the JSON library is known only in tests and reports': jsonAtTheGate,
  'TypeScript imports follow the arrows of the house': scriptArrows,
  'TypeScript imports never go round in a circle': scriptCircles,
  'only the app’s account and the page that stands in for a client know a full Matrix client': hostLibraries,
  [`files have at most ${mostLines} lines`]: fileSizes,
  [`functions have at most ${mostFunctionLines} lines`]: functionSizes,
  [`lines have at most ${mostColumns} characters`]: lineLengths,
  'file names are snake_case': fileNames,
  'every source file says its licence': licences,
  'no code is kept in comments': noOldCode,
  'no TODO is without an issue': namedTodos,
  'no forbidden word is used': forbiddenWords,
};
