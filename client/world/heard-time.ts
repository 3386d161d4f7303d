/** Sound is rendered in blocks of some 10 ms: so long it takes until the page knows what is in one. */
const knownAfterMs = 12;
/** An ear that has told nothing for so long has been cut off: nobody waits for it. */
const unreadAtMostMs = 300;

/**
 * Gives the audio context's time of the sound that is heard now, as far as it is known, in milliseconds: what was rendered at `contextMs` has
 * still to go through the output (`outputMs`). A page that was kept from its work shows what it knows of: to `knownToMs` the ear has told
 * it what was heard; null when it tells nothing. Rule CM14.
 */
export function heardMs(contextMs: number, outputMs: number, knownToMs: number | null): number {
  const unreadMs = knownToMs === null ? 0 : contextMs - knownToMs;
  if (knownToMs !== null && unreadMs > knownAfterMs && unreadMs < unreadAtMostMs) return knownToMs;
  return Math.max(0, contextMs - Math.min(outputMs, knownAfterMs));
}
