import { PageClient } from '../../test/support/page-client.ts';
import { RunningApp } from '../../test/support/running-app.ts';
import { type Bench, figureOf } from './figure.ts';
import { Listener } from './listener.ts';
import { readyQuestion } from './ready-question.ts';
import { startToneVoice } from './tone-voice.ts';

const answers = 30;
/** A stop somewhere inside the sentence, never at the same place. */
const stopAfterMs = (turn: number): number => 400 + ((turn * 137) % 700);

/**
 * Prepared answers called one after the other, each stopped in the middle. Heard by an independent detector on the track that the product's
 * page receives; called = sent by the desk, on the same machine and clock. A steady tone is the voice, so that a pause is no silence.
 */
export const leaderLatencyBench: Bench = {
  names: ['leader.called-to-audible-ms', 'leader.stop-to-silence-ms'],
  async run() {
    const voice = await startToneVoice({ burstMs: 400, everyMs: 400, totalMs: 4000 });
    const app = await RunningApp.start(voice.environment);
    const listener = await Listener.open(app.links.attendee);
    const asker = await PageClient.join(app.links.attendee, 'Asker');
    const desk = await PageClient.join(app.links.desk, 'Desk', 'desk');
    const audible: number[] = [];
    const silent: number[] = [];
    for (let turn = 0; turn <= answers; turn++) {
      const questionId = await readyQuestion(asker, desk, 'What is our strategy on products?');
      const calledMs = Date.now();
      await desk.must({ type: 'question.call', questionId });
      const onset = await listener.until('on', calledMs, 15_000);
      await new Promise((resolve) => setTimeout(resolve, stopAfterMs(turn)));
      const stoppedMs = Date.now();
      await desk.must({ type: 'stage.stop' });
      const end = await listener.until('off', calledMs, 15_000);
      await listener.heard();
      await desk
        .must({ type: 'question.withdraw', questionId })
        .catch(() => asker.must({ type: 'question.withdraw', questionId }));
      // The first one warms up the path, and has the opening before it.
      if (turn === 0) continue;
      audible.push(onset.wallMs - calledMs);
      silent.push(Math.max(0, end.wallMs - stoppedMs));
    }
    await listener.close();
    await Promise.all([asker.leave(), desk.leave()]);
    await app.close();
    await voice.server.close();
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
