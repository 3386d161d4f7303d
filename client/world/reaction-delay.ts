const spreadOverMs = 1000;
/** The golden part: places beside each other are far apart in time, and no two of them meet. */
const step = 0.618034;

/**
 * Gives how long after its message a reaction at this place of a balcony is shown, in milliseconds below a second, which is when the next
 * message comes: applause that arrives as one bundle must not look like one beat. Rule BC6.
 */
export function reactionDelayMs(place: number): number {
  return ((place * step) % 1) * spreadOverMs;
}
