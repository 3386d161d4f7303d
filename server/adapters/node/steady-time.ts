/** Clocks are put right by some milliseconds all the time. More than this is somebody who sets one. */
const slackMs = 50;

/**
 * Gives the time by a machine's clock, in milliseconds since 1970, that never goes back. Whoever sets that clock back in the middle of a town
 * hall, by an hour say, would else have everybody wait for that hour: for their next question, for the next vote, for the count of a poll.
 * Time then goes on as `passedMs` does, which nobody sets, until the clock is set forward again; one that is set forward is followed, as
 * it is after a machine slept. Rule BD6.
 */
export function steadyTime(clockMs: () => number, passedMs: () => number): () => number {
  let before = { clock: clockMs(), passed: passedMs() };
  let setBackMs = 0;
  let latestMs = before.clock;
  return () => {
    const now = { clock: clockMs(), passed: passedMs() };
    const setMs = now.clock - before.clock - (now.passed - before.passed);
    if (Math.abs(setMs) > slackMs) setBackMs = Math.max(0, setBackMs - Math.round(setMs));
    before = now;
    latestMs = Math.max(latestMs, now.clock + setBackMs);
    return latestMs;
  };
}
