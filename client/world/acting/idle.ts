const blinkEveryMs = 4000;
const blinkSpreadMs = 1900;

/** A number of 0 to below 1 that follows from a whole number, the same on every page. */
export function chanceOf(whole: number): number {
  let mixed = Math.imul(whole ^ 0x9e3779b9, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

/** Which blink of somebody at rest was the last to begin: they lie 2.1 to 5.9 seconds apart. `nowMs` since 1970, so all pages agree. */
export function blinkOf(nowMs: number): number {
  const turn = Math.floor(nowMs / blinkEveryMs);
  return nowMs - turn * blinkEveryMs >= chanceOf(turn) * blinkSpreadMs ? turn : turn - 1;
}
