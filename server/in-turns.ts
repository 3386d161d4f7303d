/** A frame of poses is due every 50 ms, and a question waits for its answer. */
const turnMs = 5;

/** What comes bit by bit (null: nothing yet), found in turns of a few milliseconds: whoever else has to do with this thread is not held up. */
export async function inTurns<T>(coming: Iterable<T | null>): Promise<readonly T[]> {
  const all: T[] = [];
  let sinceMs = performance.now();
  for (const one of coming) {
    if (one !== null) all.push(one);
    if (performance.now() - sinceMs < turnMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    sinceMs = performance.now();
  }
  return all;
}
