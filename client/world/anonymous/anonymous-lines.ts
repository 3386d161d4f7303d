import { type QuestionLine, type QueueLists, unnamedWords } from '../queue.ts';
import type { OwnAnonymous } from './own-anonymous.ts';

/**
 * The lists with this browser's anonymous questions among one's own, newest first. In the other lists they stay as everybody sees them.
 * Those that go no further are told of apart. Rule UN7.
 */
export function withAnonymous(lists: QueueLists, own: readonly OwnAnonymous[]): QueueLists {
  if (own.length === 0) return lists;
  const lines = own.flatMap((each) => (each.trouble === null ? lineOf(each, lists) : []));
  const askedAt = (line: QuestionLine) => line.view?.askedAt ?? Number.POSITIVE_INFINITY;
  return { ...lists, mine: [...lines, ...lists.mine].sort((a, b) => askedAt(b) - askedAt(a)) };
}

function lineOf({ kept, view }: OwnAnonymous, { byId }: QueueLists): QuestionLine {
  const shown = byId.get(kept.questionId);
  // Everybody's view is newer, but who asked may know more of the first wording.
  if (shown?.view != null)
    return {
      ...shown,
      isMine: true,
      view: { ...shown.view, originalText: view?.originalText ?? shown.view.originalText },
    };
  return {
    id: kept.questionId,
    text: view?.text ?? kept.text,
    askedBy: unnamedWords,
    mistakenFor: '',
    isUnnamed: true,
    status: view?.status ?? 'pending',
    votes: view?.votes ?? 0,
    hasMyVote: false,
    isMine: true,
    place: view?.place ?? null,
    view,
  };
}
