// A lesson, an experiment and a call as the core tells of them, each part to be changed.
// SPDX-License-Identifier: EUPL-1.2
import type { LearnCall, LearnExperiment, LearnLesson } from '../../web/src/core/protocol.gen';

export const madeLesson = (part: Partial<LearnLesson>): LearnLesson => ({
  id: '$l',
  state: 'sent',
  text: 'Det blev inte som vi trodde. Fråga först.',
  name: 'Bo',
  mine: false,
  day: '2026-11-24',
  about: null,
  thankedBy: [],
  thankedByMore: false,
  thanked: '',
  note: null,
  ...part,
});

export const madeExperiment = (part: Partial<LearnExperiment>): LearnExperiment => ({
  id: '$e',
  state: 'open',
  title: 'Kortare brev',
  believe: 'att fler förstår',
  test: 'ett brev',
  measure: 'frågor',
  right: 'färre frågar',
  name: 'Bo',
  mine: false,
  day: '2026-11-24',
  from: null,
  lessons: [],
  became: [],
  canClose: true,
  note: null,
  ...part,
});

export const madeCall = (part: Partial<LearnCall>): LearnCall => ({
  id: '$c',
  state: 'open',
  text: 'Vem har testat med äldre?',
  name: 'Cia',
  mine: false,
  day: '2026-11-24',
  answers: [],
  canAnswer: true,
  note: null,
  ...part,
});
