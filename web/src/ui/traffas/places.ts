// Träffas, a chunk of its own with its words: not needed for the first step.
// SPDX-License-Identifier: EUPL-1.2
import '../../i18n/learn_words';
import '../../i18n/meet_words';

export { MeetPlace } from './meet_place';
export { ProfilePage } from './profile_page';
