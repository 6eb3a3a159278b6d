// Lärdomar, a chunk of its own with its words: not needed for the first step.
// SPDX-License-Identifier: EUPL-1.2
import '../../i18n/learn_words';

export { LearnPlace } from './learn_place';
