import { limits } from '../../../protocol/limits.ts';
import { type Bucket, fullBucket, takeToken } from '../../access/token-bucket.ts';
import { HttpTrouble } from './reply.ts';

/** Buckets that are full again are forgotten when there are more than this many. */
const sweepAbove = 10_000;

/** Limits per identity, with a wide burst per address: an office shares one. */
export class RateLimiter {
  readonly #buckets = new Map<string, Bucket>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Throws `too-fast` when this session or address has used up its tokens. */
  take(kind: 'session' | 'address', key: string): void {
    const rate = kind === 'session' ? limits.doors.perSession : limits.doors.perAddress;
    const nowMs = this.#now();
    const name = `${kind} ${key}`;
    const taken = takeToken(this.#buckets.get(name) ?? fullBucket(rate, nowMs), rate, nowMs);
    this.#buckets.set(name, taken.bucket);
    if (this.#buckets.size > sweepAbove) this.#sweep(nowMs);
    if (!taken.isAllowed) throw new HttpTrouble(429, 'too-fast');
  }

  #sweep(nowMs: number): void {
    for (const [name, bucket] of this.#buckets) {
      const rate = name.startsWith('session') ? limits.doors.perSession : limits.doors.perAddress;
      if (bucket.tokens + ((nowMs - bucket.atMs) / 1000) * rate.perSecond >= rate.burst) this.#buckets.delete(name);
    }
  }
}
