import type { QuestionLine } from '../world/queue.ts';
import type { Connection } from './connection.ts';

/** Puts a label on several questions, one after the other, and ends at the first that is refused. Rule LB3. */
export async function labelMany(
  connection: Pick<Connection, 'send'>,
  lines: readonly QuestionLine[],
  label: string,
): Promise<{ readonly told: string; readonly trouble: string | null }> {
  let count = 0;
  for (const { id: questionId } of lines) {
    const outcome = await connection.send({ type: 'question.label', questionId, label });
    if (outcome.kind !== 'accepted') {
      const trouble = count === 0 ? outcome.message : `${count} labelled, then: ${outcome.message}`;
      return { told: '', trouble };
    }
    count += 1;
  }
  return { told: `${count === 1 ? '1 question' : `${count} questions`} labelled “${label.trim()}”.`, trouble: null };
}
