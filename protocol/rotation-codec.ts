/**
 * Unit quaternions in 32 bits by "smallest three": the index of the largest component (2 bits) and the other three in 10 bits each.
 * Largest error 0.22°. The largest component is made positive first (q and -q are the same rotation).
 */
const span = Math.SQRT1_2;
const steps = 1023;
const coarseSteps = 126;
/** Three components of a unit quaternion; quantisation may lift their square sum a little above 1. */
const largestSquareSum = 1.005;

function component(row: Float32Array, at: number): number {
  return row[at] ?? 0;
}

/** Encodes the quaternion x y z w at `row[at..at+3]`. Not normalised input is normalised; a zero or non-finite one becomes identity. */
export function encodeRotation(row: Float32Array, at: number): number {
  const length = Math.hypot(component(row, at), component(row, at + 1), component(row, at + 2), component(row, at + 3));
  if (!(length > 1e-6) || !Number.isFinite(length)) return packIdentity;
  let largest = 0;
  for (let i = 1; i < 4; i++) {
    if (Math.abs(component(row, at + i)) > Math.abs(component(row, at + largest))) largest = i;
  }
  const scale = (component(row, at + largest) < 0 ? -1 : 1) / length;
  let bits = largest;
  for (let i = 0; i < 4; i++) {
    if (i === largest) continue;
    const unit = (component(row, at + i) * scale) / span / 2 + 0.5;
    bits = bits * 1024 + Math.min(steps, Math.max(0, Math.round(unit * steps)));
  }
  return bits;
}

/** The same rotation in 23 bits, 7 a component: largest error 2.3°. An even number of steps, so that who looks straight ahead does. */
export function coarsenRotation(bits: number): number {
  let coarse = Math.floor(bits / 0x40000000) & 3;
  for (const shift of [20, 10, 0])
    coarse = coarse * 128 + Math.round((((bits >>> shift) & steps) * coarseSteps) / steps);
  return coarse;
}

/** Decodes what {@link coarsenRotation} gave. False when the bits are no rotation. */
export function decodeCoarseRotation(bits: number, row: Float32Array, at: number): boolean {
  return bits < 2 ** 23 && unpack(bits >> 21, bits & (2 ** 21 - 1), 7, coarseSteps, row, at);
}

/**
 * Decodes into `row[at..at+3]`: which component is the largest, and the 30 bits of the others. Apart, because a number of 32 bits would be
 * boxed for every person. False when they are no rotation.
 */
export function decodeRotation(largest: number, others: number, row: Float32Array, at: number): boolean {
  return unpack(largest, others, 10, steps, row, at);
}

function unpack(largest: number, others: number, width: number, most: number, row: Float32Array, at: number): boolean {
  const mask = (1 << width) - 1;
  let rest = others;
  let squares = 0;
  for (let i = 3; i >= 0; i--) {
    if (i === largest) continue;
    const value = ((rest & mask) / most - 0.5) * 2 * span;
    rest >>= width;
    row[at + i] = value;
    squares += value * value;
  }
  if (squares > largestSquareSum) return false;
  row[at + largest] = Math.sqrt(Math.max(0, 1 - squares));
  return true;
}

/** Identity: w is the largest, the others are the middle step. */
const packIdentity = ((3 * 1024 + 512) * 1024 + 512) * 1024 + 512;
