// The words of filters: with what finds, so that the first step does not wait for them.
// SPDX-License-Identifier: EUPL-1.2
import en from './en_find.ftl?raw';
import sv from './sv_find.ftl?raw';
import { addWords } from './words';

addWords('sv', sv);
addWords('en', en);
