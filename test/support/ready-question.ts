import { randomBytes } from 'node:crypto';
import { type QuestionId, questionIdSchema } from '../../protocol/ids.ts';
import type { PageClient } from './page-client.ts';

/** Asks, approves, and waits until the answer is prepared. */
export async function readyQuestion(asker: PageClient, desk: PageClient, text: string): Promise<QuestionId> {
  const questionId = questionIdSchema.parse(randomBytes(16).toString('base64url'));
  await asker.must({ type: 'question.ask', questionId, text });
  await desk.must({ type: 'question.approve', questionId });
  const isReady = () =>
    desk.questions.some(({ changed }) => changed.some(({ id, prepared }) => id === questionId && prepared !== null));
  await desk.until(`"${text}" prepared`, isReady, 60_000);
  return questionId;
}
