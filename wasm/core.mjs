// The core as a module: what the alias '@core-wasm' gives (core_wasm.d.ts). CMake lays a copy of this file
// and of parts.mjs beside what it links: so the paths below are right for Node and for the pages' build.
// SPDX-License-Identifier: EUPL-1.2
import { startParts } from './parts.mjs';
import hashes from './smasteg_core.hashes.mjs';
import createModule from './smasteg_core.mjs';

const first = new URL('smasteg_core.wasm', import.meta.url);
const second = new URL('smasteg_core.deferred.wasm', import.meta.url);

export default (options) => startParts(createModule, first, second, { hashes, ...options });
