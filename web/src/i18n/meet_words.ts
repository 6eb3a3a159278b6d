// The words of Träffas: with the place, so that the first step does not wait for them.
// SPDX-License-Identifier: EUPL-1.2
import './told_words';
import en from './en_meet.ftl?raw';
import sv from './sv_meet.ftl?raw';
import { addWords } from './words';

addWords('sv', sv);
addWords('en', en);
