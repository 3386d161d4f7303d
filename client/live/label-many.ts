import type { QuestionLine } from '../world/queue.ts';
import type { Connection } from './connection.ts';
import { sendPatiently } from './send-patiently.ts';

/**
 * Puts a label on several questions, one after the other, and ends at the first that is refused; more than a page may send at once take
 * their time. `onLabelled`: how many have it by now. Rule LB3.
 */
export async function labelMany(
  connection: Pick<Connection, 'send'>,
  lines: readonly QuestionLine[],
  label: string,
  onLabelled: (count: number) => void = () => undefined,
): Promise<{ readonly told: string; readonly trouble: string | null }> {
  let count = 0;
  for (const { id: questionId } of lines) {
    const outcome = await sendPatiently(connection, { type: 'question.label', questionId, label });
    if (outcome.kind !== 'accepted') {
      const trouble = count === 0 ? outcome.message : `${count} labelled, then: ${outcome.message}`;
      return { told: '', trouble };
    }
    count += 1;
    onLabelled(count);
  }
  return { told: `${count === 1 ? '1 question' : `${count} questions`} labelled “${label.trim()}”.`, trouble: null };
}
