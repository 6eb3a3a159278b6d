// The words of Lärdomar: with the place, so that the first step does not wait for them.
// SPDX-License-Identifier: EUPL-1.2
import './told_words';
import en from './en_learn.ftl?raw';
import sv from './sv_learn.ftl?raw';
import { addWords } from './words';

addWords('sv', sv);
addWords('en', en);
