// The places behind "Mer", a chunk of their own: not needed for the first step.
// SPDX-License-Identifier: EUPL-1.2
import '../../i18n/mer_words';

export { More } from './more';
export { PrinciplePage } from './principle_page';
