/** Cheaper to put one in another's place (1) than to drop one and add one (1.4). */
const replaceCost = 1;
const skipCost = 0.7;

/**
 * The cheapest alignment of two sequences (edit distance): for each item of `from` the index of its partner in `to`, or −1. Partners
 * ascend. Time and memory grow with the product of the lengths; both are at most a few thousand here.
 */
export function editAlign(from: readonly string[], to: readonly string[]): Int32Array {
  const width = to.length + 1;
  const cost = new Float32Array((from.length + 1) * width);
  const read = (index: number) => cost[index] ?? 0;
  for (let j = 1; j < width; j++) cost[j] = j * skipCost;
  for (let i = 1; i <= from.length; i++) {
    cost[i * width] = i * skipCost;
    for (let j = 1; j < width; j++) {
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
