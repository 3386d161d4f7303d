import type { TownhallEvent } from '../../protocol/events.ts';
import { limits } from '../../protocol/limits.ts';
import { type RefusalCode, refuse } from '../../protocol/refusals.ts';
import { can } from '../../protocol/roles.ts';
import type { CommandOf, PersonAsking, Stamp } from './asking.ts';
import { cleanText } from './clean-text.ts';
import type { Decision } from './decision.ts';
import { troubleWithFollowUp } from './follow-up.ts';
import { isKeptOut, mayAskFrom } from './order.ts';
import { isAuthor, questionFor } from './question-access.ts';
import { approval } from './question-moderation.ts';
import { tallyOf } from './queue.ts';
import type { Question, TownhallState } from './state.ts';

/** Asks a question; it waits for a moderator and carries the asker's vote. One may go on from a question that was answered just now. Rules Q1 to Q4, Q16, OH4, OH6, OH11. */
export function ask(state: TownhallState, command: CommandOf<'question.ask'>, { self, stamp }: PersonAsking): Decision {
  const { questionId, followsUp } = command;
  if (state.questions.has(questionId)) return refuse('already-asked');
  const text = cleanText(command.text);
  const trouble = troubleWithText(text);
  if (trouble !== null) return refuse(trouble);
  if (isKeptOut(state, self.role, text)) return refuse('text-listed');
  if (state.questions.size >= limits.questionsPerTownhall) return refuse('too-many-questions');
  const { pendingBy, waitingBy } = tallyOf(state);
  if ((pendingBy.get(self.id) ?? 0) >= limits.pendingPerMember) return refuse('too-many-pending');
  // Nobody reads them first: the queue has the limit.
  const isQueueFull = (waitingBy.get(self.id) ?? 0) >= limits.pendingPerMember;
  if (state.order.showsUnread !== null && isQueueFull) return refuse('too-many-waiting');
  // A follow-up has a time of its own in which it must be asked.
  if (followsUp === undefined && stamp.at < mayAskFrom(state, self)) return refuse('slow-mode');
  const author = { kind: 'member', memberId: self.id } as const;
  const asked = { ...stamp, type: 'question.asked', questionId, author, personal: { text } } as const;
  if (followsUp === undefined) return [asked, ...shown(state, stamp, { id: questionId, followsUp: null })];
  const before = questionFor(state, self, followsUp);
  if (before === null) return refuse('no-such-question');
  const whyNot = troubleWithFollowUp(state, self, before, stamp.at);
  if (whyNot !== null) return refuse(whyNot);
  return [{ ...asked, followsUp }, ...shown(state, stamp, { id: questionId, followsUp })];
}

/** Gives the events that show a new question unread, in the name of who set that; none where a moderator reads it first. Rule OH11. */
export function shown(state: TownhallState, stamp: Stamp, question: Pick<Question, 'id' | 'followsUp'>) {
  const { showsUnread } = state.order;
  return showsUnread === null
    ? []
    : approval(state, { ...stamp, by: { kind: 'member', memberId: showsUnread } }, question);
}

/** Gives a question another wording, beside the old ones: the author while it is pending, the crew until it is called. One that began from a wording which holds no more is refused. Rules Q5, TG12. */
export function edit(
  state: TownhallState,
  command: CommandOf<'question.edit'>,
  { self, stamp }: PersonAsking,
): Decision {
  const question = questionFor(state, self, command.questionId);
  if (question === null) return refuse('no-such-question');
  const isCrew = can(self.role, 'queue.read-pending');
  if (!isCrew && !isAuthor(self, question)) return refuse('not-the-author');
  const { kind } = question.phase;
  if (kind === 'approved' && !isCrew) return refuse('edit-late');
  if (kind !== 'pending' && !isCrew) return refuse('not-pending');
  if (kind !== 'pending' && kind !== 'approved') return refuse('not-approved');
  const text = cleanText(command.text);
  const trouble = troubleWithText(text);
  if (trouble !== null) return refuse(trouble);
  if (isKeptOut(state, self.role, text)) return refuse('text-listed');
  const { text: current = '' } = question.wordings.last() ?? {};
  if (text === current) return [];
  if (command.base !== undefined && cleanText(command.base) !== current) return refuse('wording-changed');
  return [{ ...stamp, type: 'question.edited', questionId: question.id, personal: { text } }];
}

/** Takes one's own question back, until it is called. Rule Q6. */
export function withdraw(
  state: TownhallState,
  { questionId }: CommandOf<'question.withdraw'>,
  { self, stamp }: PersonAsking,
): Decision {
  const question = questionFor(state, self, questionId);
  if (question === null) return refuse('no-such-question');
  return isAuthor(self, question) ? takenBack(state, stamp, question) : refuse('not-the-author');
}

/** What its author's taking a question back comes to. Rule Q6. */
export function takenBack(state: TownhallState, stamp: Stamp, question: Question): Decision {
  switch (question.phase.kind) {
    case 'withdrawn':
      return refuse('already-withdrawn');
    case 'rejected':
      return refuse('not-pending');
    case 'called':
    case 'answering':
    case 'answered':
    case 'referred':
      return refuse('withdraw-late');
    default:
      return withdrawal(state, stamp, question);
  }
}

/** Gives the events that withdraw a question that is not answered yet. Questions merged into it stand for themselves again. Rules Q6, Q8. */
export function withdrawal(state: TownhallState, stamp: Stamp, question: Question): readonly TownhallEvent[] {
  const questionId = question.id;
  const { epoch } = state;
  return [
    ...question.merged.map((other) => ({ ...stamp, type: 'question.unmerged', questionId: other }) as const),
    ...(question.phase.kind === 'answering'
      ? [{ ...stamp, type: 'answer.cut', questionId, epoch, cut: 'withdrawn' } as const]
      : []),
    { ...stamp, type: 'question.withdrawn', questionId },
  ];
}

/** Why this cannot be asked; null when it can. Rule Q2. */
export function troubleWithText(text: string): RefusalCode | null {
  if (text === '') return 'text-empty';
  return text.length > limits.questionLength ? 'text-too-long' : null;
}
