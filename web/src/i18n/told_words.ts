// The words that Träffas and Lärdomar have in common.
// SPDX-License-Identifier: EUPL-1.2
import en from './en_told.ftl?raw';
import sv from './sv_told.ftl?raw';
import { addWords } from './words';

addWords('sv', sv);
addWords('en', en);
