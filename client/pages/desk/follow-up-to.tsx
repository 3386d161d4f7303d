import type { QuestionId } from '../../../protocol/ids.ts';
import type { Townhall } from '../../live/townhall.ts';
import { erasedText } from '../../world/queue.ts';

/** Which question a follow-up goes on from. Rule Q18. */
export function FollowUpTo({ townhall, questionId }: { readonly townhall: Townhall; readonly questionId: QuestionId }) {
  const before = townhall.connection.questions.value.byId.get(questionId);
  return <p class="quiet-text">Follows up on “{before?.text ?? erasedText}”</p>;
}
