// The places behind "Mer", a chunk of their own: not needed for the first step.
// SPDX-License-Identifier: EUPL-1.2
export { More } from './more';
export { PrinciplePage } from './principle_page';
