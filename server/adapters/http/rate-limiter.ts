import { limits } from '../../../protocol/limits.ts';
import { type Bucket, fullBucket, takeToken } from '../../access/token-bucket.ts';
import { HttpTrouble } from './reply.ts';

type Limit = keyof typeof limits.doors;
type Rate = (typeof limits.doors)[Limit];

/** Buckets that are full again are forgotten when there are more than this many. */
const sweepAbove = 10_000;

/** Limits per identity, with a wide burst per address: an office shares one. */
export class RateLimiter {
  readonly #buckets = new Map<string, Bucket & { readonly rate: Rate }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Throws `too-fast` when this session or address has used up its tokens of a kind. */
  take(kind: Limit, key: string): void {
    const rate = limits.doors[kind];
    const nowMs = this.#now();
    const name = `${kind} ${key}`;
    const taken = takeToken(this.#buckets.get(name) ?? fullBucket(rate, nowMs), rate, nowMs);
    this.#buckets.set(name, { ...taken.bucket, rate });
    if (this.#buckets.size > sweepAbove) this.#sweep(nowMs);
    if (!taken.isAllowed) throw new HttpTrouble(429, 'too-fast');
  }

  #sweep(nowMs: number): void {
    for (const [name, bucket] of this.#buckets) {
      const { rate } = bucket;
      if (bucket.tokens + ((nowMs - bucket.atMs) / 1000) * rate.perSecond >= rate.burst) this.#buckets.delete(name);
    }
  }
}
