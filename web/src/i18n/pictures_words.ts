// The words of the pictures in Lärdomar: with them, so that neither the first step nor the place waits.
// SPDX-License-Identifier: EUPL-1.2
import en from './en_pictures.ftl?raw';
import sv from './sv_pictures.ftl?raw';
import { addWords } from './words';

addWords('sv', sv);
addWords('en', en);
