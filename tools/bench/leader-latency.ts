import { type Bench, figureOf } from './figure.ts';
import { readyQuestion } from './ready-question.ts';
import { openStage } from './stage.ts';

const answers = 30;
const withinMs = 15_000;
/** A stop somewhere inside the sentence, never at the same place. */
const stopAfterMs = (turn: number): number => 400 + ((turn * 137) % 700);

/**
 * Prepared answers called one after the other, each stopped in the middle. Heard by an independent detector on the track that the product's
 * page receives; called = sent by the desk, on the same machine and clock. A steady tone is the voice, so that a pause is no silence.
 */
export const leaderLatencyBench: Bench = {
  names: ['leader.called-to-audible-ms', 'leader.stop-to-silence-ms'],
  async run() {
    await using closing = new AsyncDisposableStack();
    const { listener, asker, desk } = await openStage({ burstMs: 400, everyMs: 400, totalMs: 4000 }, closing);
    const audible: number[] = [];
    const silent: number[] = [];
    for (let turn = 0; turn <= answers; turn++) {
      const questionId = await readyQuestion(asker, desk, 'What is our strategy on products?');
      const calledMs = Date.now();
      await desk.must({ type: 'question.call', questionId });
      const onset = await listener.until('on', calledMs, withinMs);
      await new Promise((resolve) => setTimeout(resolve, stopAfterMs(turn)));
      const stoppedMs = Date.now();
      await desk.must({ type: 'stage.stop' });
      const end = await listener.until('off', calledMs, withinMs);
      await listener.heard();
      await asker.must({ type: 'question.withdraw', questionId });
      // The first one warms up the path, and has the opening before it.
      if (turn === 0) continue;
      audible.push(onset.wallMs - calledMs);
      silent.push(Math.max(0, end.wallMs - stoppedMs));
    }
    return [
      figureOf(
        'leader.called-to-audible-ms',
        'ms',
        audible,
        'prepared answers, /listen in Chromium, sample in the audio graph',
      ),
      figureOf('leader.stop-to-silence-ms', 'ms', silent, 'last sample above -34 dBFS after the desk pressed stop'),
    ];
  },
};
