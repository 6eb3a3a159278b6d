// The app and the widget in Firefox ESR.
// SPDX-License-Identifier: EUPL-1.2
import { startFirefox } from './support/firefox';
import { smoke } from './support/walk';

smoke('Firefox', startFirefox);
