import type { Ear, Heard } from './detector.ts';
import { type Bench, figureOf } from './figure.ts';
import { readyQuestion } from './ready-question.ts';
import { openStage } from './stage.ts';

const answers = 30;
const withinMs = 15_000;
/** A stop somewhere inside the sentence, never at the same place. */
const stopAfterMs = (turn: number): number => 400 + ((turn * 137) % 700);
/** A gap in the sound that is shorter is no end. */
const settledAfterMs = 700;

/**
 * Prepared answers called one after the other, each stopped in the middle; called and stopped = sent by the desk, on the same machine and
 * clock. Heard by an independent detector in the page that listens, at what it lets through to the loudspeaker; beside it, without a
 * budget, on the track that it receives, for a page that would ignore the stop. A steady tone is the voice, so that a pause is no silence.
 */
export const leaderLatencyBench: Bench = {
  names: ['leader.called-to-audible-ms', 'leader.stop-to-silence-ms', 'leader.stop-to-silent-track-ms'],
  async run() {
    await using closing = new AsyncDisposableStack();
    const { listener, asker, desk } = await openStage({ burstMs: 400, everyMs: 400, totalMs: 4000 }, closing);
    const audible: number[] = [];
    const silent: number[] = [];
    const trackSilent: number[] = [];
    for (let turn = 0; turn <= answers; turn++) {
      const questionId = await readyQuestion(asker, desk, 'What is our strategy on products?');
      const calledMs = Date.now();
      await desk.must({ type: 'question.call', questionId });
      const onset = await listener.until('on', 'output', calledMs, withinMs);
      await new Promise((resolve) => setTimeout(resolve, stopAfterMs(turn)));
      const stoppedMs = Date.now();
      await desk.must({ type: 'stage.stop' });
      await listener.untilQuiet(settledAfterMs, withinMs);
      const heard = await listener.heard();
      await asker.must({ type: 'question.withdraw', questionId });
      // The first one warms up the path, and has the opening before it.
      if (turn === 0) continue;
      audible.push(onset.wallMs - calledMs);
      silent.push(lastSoundMs(heard, 'output') - stoppedMs);
      trackSilent.push(lastSoundMs(heard, 'track') - stoppedMs);
    }
    const where = 'in the audio graph of /listen in Chromium (blocks of 10 ms)';
    return [
      figureOf('leader.called-to-audible-ms', 'ms', audible, `prepared answers, first sample played, ${where}`),
      figureOf(
        'leader.stop-to-silence-ms',
        'ms',
        silent,
        `desk pressed stop, last sample played, ${where}; earliest ${Math.min(...silent)}`,
      ),
      figureOf('leader.stop-to-silent-track-ms', 'ms', trackSilent, 'the same on the track received; no budget'),
    ];
  },
};

function lastSoundMs(heard: readonly Heard[], ear: Ear): number {
  const last = heard.filter((event) => event.ear === ear).at(-1);
  if (last?.kind !== 'off') throw new Error(`nothing ended at the ${ear}`);
  return last.wallMs;
}
