/** Cheaper to put one in another's place (1) than to drop one and add one (1.4). */
const replaceCost = 1;
const skipCost = 0.7;

/** How far a partner may lie from the straight line between the ends, besides the difference in length. */
const band = 64;

/**
 * The cheapest alignment of two sequences that are nearly alike (edit distance): for each item of `from` the index of its partner in
 * `to`, or −1. Partners ascend. Looks only near the straight line, so that time grows with the length and not with its square.
 */
export function editAlign(from: readonly string[], to: readonly string[]): Int32Array {
  const width = to.length + 1;
  const reach = band + Math.abs(from.length - to.length);
  const cost = new Float32Array((from.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const read = (index: number) => cost[index] ?? 0;
  for (let j = 0; j < width; j++) cost[j] = j * skipCost;
  for (let i = 1; i <= from.length; i++) {
    if (i <= reach) cost[i * width] = i * skipCost;
    for (let j = Math.max(1, i - reach); j <= Math.min(to.length, i + reach); j++) {
      const at = i * width + j;
      const pair = from[i - 1] === to[j - 1] ? 0 : replaceCost;
      cost[at] = Math.min(read(at - width - 1) + pair, read(at - width) + skipCost, read(at - 1) + skipCost);
    }
  }
  const partners = new Int32Array(from.length).fill(-1);
  for (let i = from.length, j = to.length; i > 0 && j > 0; ) {
    const at = i * width + j;
    const pair = from[i - 1] === to[j - 1] ? 0 : replaceCost;
    // Floats of one sum taken in one order: equal when the path came this way.
    if (read(at) === Math.fround(read(at - width - 1) + pair)) {
      partners[--i] = --j;
    } else if (read(at) === Math.fround(read(at - width) + skipCost)) i--;
    else j--;
  }
  return partners;
}
