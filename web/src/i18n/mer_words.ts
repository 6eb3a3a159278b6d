// The words of Mer: with the place, so that the first step does not wait for them.
// SPDX-License-Identifier: EUPL-1.2
import en from './en_mer.ftl?raw';
import sv from './sv_mer.ftl?raw';
import { addWords } from './words';

addWords('sv', sv);
addWords('en', en);
