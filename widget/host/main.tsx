// The development room's page. Served at /room/, part of no widget; what it sets on `window` is for tests.
// SPDX-License-Identifier: EUPL-1.2
import '../../web/src/styles/tokens.css';
import './host.css';
import './chat.css';
import { render } from 'preact';
import { DevStage, readOptions } from './dev_stage';
import { FaultsPanel } from './faults_panel';
import { Page } from './page';
import { RateLimit } from './rate';

const stage = new DevStage(readOptions(location.search));

declare global {
  interface Window {
    /** Only under /room/: sets faults and looks into the room from a browser test. */
    smastegRoom?: {
      stage: DevStage;
      room: DevStage['room'];
      faults: DevStage['faults'];
      setFaults: DevStage['setFaults'];
      setRate(perSecond: number, burst: number): void;
      person: DevStage['person'];
    };
  }
}
window.smastegRoom = {
  stage,
  room: stage.room,
  faults: stage.faults,
  setFaults: (faults) => stage.setFaults(faults),
  setRate(perSecond, burst) {
    stage.room.rate = perSecond > 0 ? new RateLimit(perSecond, burst) : null;
  },
  person: (key) => stage.person(key),
};

const root = document.getElementById('room');
if (root) render(<Page stage={stage} footer={<FaultsPanel stage={stage} />} />, root);
