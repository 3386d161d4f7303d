/** A limit of so many at once, then so many a second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

export interface Bucket {
  readonly tokens: number;
  readonly atMs: number;
}

/** A full bucket. */
export function fullBucket(rate: Rate, nowMs: number): Bucket {
  return { tokens: rate.burst, atMs: nowMs };
}

/** Takes one token: the bucket afterwards, and whether there was one. A clock that goes back refills nothing. */
export function takeToken(
  bucket: Bucket,
  rate: Rate,
  nowMs: number,
): { readonly bucket: Bucket; readonly isAllowed: boolean } {
  const elapsedS = Math.max(0, nowMs - bucket.atMs) / 1000;
  const tokens = Math.min(rate.burst, bucket.tokens + elapsedS * rate.perSecond);
  const isAllowed = tokens >= 1;
  return { bucket: { tokens: isAllowed ? tokens - 1 : tokens, atMs: Math.max(bucket.atMs, nowMs) }, isAllowed };
}
