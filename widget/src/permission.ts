// When the host's question about permissions comes, and that it comes after ours.
//
// Read in matrix-widget-api 1.19 and Element Web: a host asks `capabilities` by itself, at the iframe's
// load event or (widgets declared with `waitForIframeLoad: false`) after `content_loaded`, gives the answer
// 10 s and drops a late one for good. It asks the person about whatever the answer holds, and about nothing
// if it holds nothing. So:
//   - the person has said yes on this device: answer with the thirteen rows at once. Element shows its
//     dialog, or nothing where it remembers.
//   - not yet, and the host can renegotiate (MSC2974; Element since 2021): answer with none at once, explain
//     in peace, and ask for all thirteen after the tap. Nothing was asked before, so this is still the one
//     dialog there is.
//   - not yet, and the host cannot: hold the answer for the tap, at most 8 of its 10 s, then give the
//     thirteen rows. Its dialog then comes before our explanation has been read, which beats never.
// A permission given before is not asked for again: only missing rows are.
// SPDX-License-Identifier: EUPL-1.2
import type { WidgetApi } from 'matrix-widget-api';
import { capabilities } from '../../web/src/capabilities';

/** Below the host's 10 s with room for slow phones. */
const holdMs = 8_000;
/** A host that has not begun by then will not: let the person go on. */
const awaitMs = 10_000;
const renegotiate = 'org.matrix.msc2974';
const notifies = 'org.matrix.msc2871';

type HostRequest = Parameters<WidgetApi['transport']['reply']>[0];
type Asked = CustomEvent<HostRequest & { data: { approved?: unknown } }>;

export interface Permission {
  /**
   * Let the host put its question. Resolves when it has been answered, or when the host cannot be
   * reached.
   */
  ask(): Promise<void>;
}

export interface PermissionOptions {
  /** The person has been through the explanation on this device. */
  consented: boolean;
  /** What the host has given, each time it says so after the question was put. Empty: refused. */
  onGranted(approved: string[]): void;
}

/** Call before `api.start()`: the host's question may come at any moment after. */
export function negotiate(api: WidgetApi, options: PermissionOptions): Permission {
  return new Negotiation(api, options);
}

class Negotiation implements Permission {
  /** May the host's answers count: the person has let the question be put. */
  private asked: boolean;
  /** The host's dialog may be open. */
  private pending = false;
  private first: 'awaited' | 'held' | 'answered' = 'awaited';
  private release = () => {};
  private listed = false;
  private waiting: (() => void)[] = [];

  private readonly api: WidgetApi;
  private readonly options: PermissionOptions;

  constructor(api: WidgetApi, options: PermissionOptions) {
    this.api = api;
    this.options = options;
    this.asked = options.consented;
    api.on('action:capabilities', (event: Asked) => {
      event.preventDefault();
      if (this.asked) this.answer(event.detail, capabilities);
      else this.hold(event.detail);
    });
    // Not prevented: the library acknowledges it.
    api.on('action:notify_capabilities', (event: Asked) => this.granted(event.detail.data?.approved));
  }

  async ask(): Promise<void> {
    this.asked = true;
    const granted = new Promise<void>((resolve) => this.waiting.push(resolve));
    if (this.first === 'held') this.release();
    if (this.first === 'awaited') return Promise.race([granted, later(awaitMs)]);
    if (this.pending) return granted;
    this.pending = true;
    try {
      if (!this.listed) this.api.requestCapabilities([...capabilities]);
      this.listed = true;
      await this.api.updateRequestedCapabilities();
    } catch {
      // Refused to ask, or silent. A later word from the host still counts.
      this.pending = false;
      return;
    }
    return granted;
  }

  private answer(request: HostRequest, rows: readonly string[]): void {
    this.first = 'answered';
    this.api.transport.reply(request, { capabilities: [...rows] });
    if (rows.length === 0) return;
    this.asked = true;
    this.pending = true;
    // Hosts that do not tell what was given: take it that all was.
    void this.api.getClientVersions().then((versions) => {
      if (versions.length > 0 && !versions.includes(notifies)) this.granted([...capabilities]);
    });
  }

  private hold(request: HostRequest): void {
    this.first = 'held';
    const timer = setTimeout(() => this.answer(request, capabilities), holdMs);
    this.release = () => {
      clearTimeout(timer);
      this.answer(request, capabilities);
    };
    // Meanwhile: does the host take a second question? Then this one can be let go.
    void this.api.getClientVersions().then((versions) => {
      if (this.first !== 'held' || !versions.includes(renegotiate)) return;
      clearTimeout(timer);
      this.answer(request, []);
    });
  }

  private granted(approved: unknown): void {
    if (!this.asked) return;
    this.pending = false;
    this.options.onGranted(Array.isArray(approved) ? approved.filter((one) => typeof one === 'string') : []);
    for (const done of this.waiting.splice(0)) done();
  }
}

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
