// A server's rate limit: one bucket a person, as Synapse's `rc_message`.
// SPDX-License-Identifier: EUPL-1.2
import { MatrixError } from './event';

export class RateLimit {
  private readonly buckets = new Map<string, { tokens: number; at: number }>();
  readonly perSecond: number;
  readonly burst: number;

  constructor(perSecond: number, burst: number) {
    this.perSecond = perSecond;
    this.burst = burst;
  }

  /** Takes one, or throws what the server answers. `now` in ms. */
  spend(user: string, now: number): void {
    const bucket = this.buckets.get(user) ?? { tokens: this.burst, at: now };
    const tokens = Math.min(this.burst, bucket.tokens + ((now - bucket.at) / 1000) * this.perSecond);
    this.buckets.set(user, { tokens: tokens < 1 ? tokens : tokens - 1, at: now });
    if (tokens >= 1) return;
    const wait = Math.ceil(((1 - tokens) / this.perSecond) * 1000);
    throw new MatrixError(429, 'M_LIMIT_EXCEEDED', 'Too Many Requests', wait);
  }
}
