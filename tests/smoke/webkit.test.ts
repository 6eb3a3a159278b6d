// The app and the widget in WebKitGTK, the nearest there is to Safari on this system.
// SPDX-License-Identifier: EUPL-1.2
import { smoke } from './support/walk';
import { startWebkit } from './support/webkit';

smoke('WebKitGTK', startWebkit);
