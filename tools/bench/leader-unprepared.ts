import { randomBytes } from 'node:crypto';
import { type QuestionId, questionIdSchema } from '../../protocol/ids.ts';
import type { PageClient } from '../../test/support/page-client.ts';
import { type Bench, figureOf } from './figure.ts';
import { readyQuestion } from './ready-question.ts';
import { openStage } from './stage.ts';
import { wordings } from './wordings.ts';

const turns = 40;
const withinMs = 15_000;
/** A gap in the sound that is shorter is no end. */
const settledAfterMs = 700;

/**
 * Questions that are called in the moment in which they are approved, so that nothing is prepared: each about another statement, so that
 * neither its answer nor its sound was made before. From the call, as the desk sends it, until the desk is told of the answer (found,
 * checked, labelled, durable), and until the first sample of it that the page lets through to the loudspeaker. Without a language model; mind,
 * voice and media server are the product's own. Only answers count; a notice that says “I don’t know” is made at once.
 */
export const leaderUnpreparedBench: Bench = {
  names: ['leader.unprepared-ms', 'leader.unprepared-known-ms'],
  async run() {
    await using closing = new AsyncDisposableStack();
    const { listener, asker, desk } = await openStage(null, closing);
    // The statements are read, and the opening's sound is made.
    await asker.must({ type: 'question.withdraw', questionId: await readyQuestion(asker, desk, 'Why the bonus?') });
    const known: number[] = [];
    const audible: number[] = [];
    let ready = 0;
    let notices = 0;
    // The first one has the opening before it, and warms up the path.
    for (const [turn, text] of wordings('maya-lindqvist', turns + 1).entries()) {
      const questionId = questionIdSchema.parse(randomBytes(16).toString('base64url'));
      await asker.must({ type: 'question.ask', questionId, text });
      const approved = desk.must({ type: 'question.approve', questionId });
      const calledMs = Date.now();
      await Promise.all([approved, desk.must({ type: 'question.call', questionId })]);
      if (outcomeOf(desk, questionId) !== null) ready += 1;
      await desk.until('its answer', () => outcomeOf(desk, questionId) !== null, withinMs);
      const knownMs = Date.now();
      const onset = await listener.until('on', 'output', calledMs, withinMs);
      await desk.must({ type: 'stage.stop' });
      await listener.untilQuiet(settledAfterMs, withinMs);
      await listener.heard();
      await asker.must({ type: 'question.withdraw', questionId });
      if (outcomeOf(desk, questionId) !== 'answered') notices += 1;
      else if (turn > 0) {
        known.push(knownMs - calledMs);
        audible.push(onset.wallMs - calledMs);
      }
    }
    const how = `called as it was approved, from the call; without a model; ${notices} of ${turns + 1} were no answers, ${ready} known before the reply to the call`;
    return [
      figureOf('leader.unprepared-ms', 'ms', audible, `first sample played in /listen in Chromium; ${how}`),
      figureOf('leader.unprepared-known-ms', 'ms', known, `the answer at the desk; ${how}`),
    ];
  },
};

function outcomeOf(desk: PageClient, questionId: QuestionId): string | null {
  const views = desk.questions.flatMap(({ changed }) => changed).filter(({ id }) => id === questionId);
  return views.findLast(({ prepared }) => prepared !== null)?.prepared?.outcome ?? null;
}
