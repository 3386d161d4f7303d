import type { QuestionLine } from '../../client/world/queue.ts';
import { memberIdSchema, questionIdSchema } from '../../protocol/ids.ts';
import type { QuestionView } from '../../protocol/views.ts';

/** A question as a list shows it, approved unless it is said otherwise. */
export function aQuestionLine(id: string, over: Partial<Omit<QuestionView, 'id'>> = {}): QuestionLine {
  const view: QuestionView = {
    id: questionIdSchema.parse(id),
    status: 'approved',
    text: `Question ${id}?`,
    author: { kind: 'member', memberId: memberIdSchema.parse('ben') },
    authorName: 'Ben',
    authorMistakenFor: '',
    askedAt: 1000,
    votes: 1,
    place: null,
    followsUp: null,
    followUpUntil: null,
    mergedInto: null,
    merged: [],
    rejectedBecause: null,
    referredTo: null,
    answer: null,
    prepared: null,
    ...over,
  };
  return {
    id: view.id,
    text: view.text ?? '',
    askedBy: view.author.kind === 'sealed' ? 'Anonymous' : (view.authorName ?? 'Somebody'),
    mistakenFor: '',
    isUnnamed: view.author.kind === 'sealed',
    status: view.status,
    votes: view.votes,
    hasMyVote: false,
    isMine: false,
    place: view.place,
    view,
  };
}
