import { List, Set as PersistentSet } from 'immutable';
import { assertNever } from '../../protocol/assert-never.ts';
import type { MemberId, QuestionId } from '../../protocol/ids.ts';
import { questionIn, withAuthorsEntry, withPhase, withQuestion, withStage } from './change.ts';
import { type EventOf, textIn } from './event-of.ts';
import { evolveTool } from './evolve-tools.ts';
import { invariant } from './invariant.ts';
import { queueOrder, votesOf } from './queue.ts';
import type { Question, TownhallState } from './state.ts';

/** Folds an event in the life of one question: pending → approved → called → …, votes, merging, order. Rules Q1 to Q14. */
export function evolveQuestion(
  state: TownhallState,
  event: EventOf<`question.${string}` | `referral.${string}`>,
): TownhallState {
  const id = event.questionId;
  switch (event.type) {
    case 'question.asked':
      return asked(state, event);
    case 'question.edited': {
      const wordings = questionIn(state, id).wordings.push({ text: textIn(event.personal, 'text'), entry: state.seq });
      return withAuthorsEntry(withQuestion(state, id, { wordings, prepared: null }), id, event.personal);
    }
    case 'question.seal-released':
      return withQuestion(state, id, { released: { reason: textIn(event.personal, 'reason'), entry: state.seq } });
    case 'question.withdrawn':
      return withPhase(leaveTarget(leaveQueue(leaveStage(state, id), id), id), id, { kind: 'withdrawn' });
    case 'question.voted':
      return withQuestion(state, id, { voters: questionIn(state, id).voters.add(event.memberId) });
    case 'question.unvoted':
      return withQuestion(state, id, { voters: questionIn(state, id).voters.delete(event.memberId) });
    case 'question.approved':
      return withQuestion(state, id, {
        phase: { kind: 'approved' },
        shownFrom: questionIn(state, id).wordings.size - 1,
        approvedEntry: state.seq,
      });
    case 'question.rejected': {
      const phase = { kind: 'rejected', reason: textIn(event.personal, 'reason'), entry: state.seq } as const;
      return withAuthorsEntry(withPhase(leaveQueue(state, id), id, phase), id, event.personal);
    }
    case 'question.merged':
      return merged(state, id, event.into);
    case 'question.unmerged': {
      const { phase } = questionIn(state, id);
      invariant(phase.kind === 'merged', `question ${id} is not merged`);
      return withPhase(leaveTarget(state, id), id, { kind: phase.before });
    }
    case 'question.moved':
      return moved(state, id, event.before);
    case 'question.unmoved':
      return unmoved(state, id, event.move);
    case 'question.reopened':
      // One that was taken out of the queue is back in it: everybody has read it.
      if (questionIn(state, id).shownFrom !== null) return withPhase(state, id, { kind: 'approved' });
      return withPhase(state, id, { kind: 'pending', isReopened: true });
    case 'question.called': {
      // What the dial let be called by itself was called by who turned it there.
      const calledBy = event.by.kind === 'member' ? event.by.memberId : state.dial.turnedBy;
      invariant(calledBy !== null, 'a question is called by a person');
      const isCalledAhead = event.by.kind === 'member' && isAhead(state, id);
      const next = withQuestion(leaveQueue(state, id), id, { isCalledAhead });
      const called = withPhase(next, id, { kind: 'called', epoch: event.epoch });
      return withStage(called, { kind: 'called', questionId: id, calledBy }, event.epoch);
    }
    case 'question.returned':
      return withPhase(leaveStage(state, id), id, { kind: 'approved' });
    case 'question.referred': {
      const { personal } = event;
      const phase = {
        kind: 'referred',
        owner: textIn(personal, 'owner'),
        note: textIn(personal, 'note'),
        entry: state.seq,
        due: event.due ?? null,
        later: null,
      } as const;
      return withAuthorsEntry(withPhase(leaveQueue(leaveStage(state, id), id), id, phase), id, personal);
    }
    case 'referral.answered':
      return answeredLater(state, event);
    case 'question.unpinned':
    case 'question.labelled':
    case 'question.unlabelled':
    case 'question.assigned':
      return evolveTool(state, event);
    default:
      return assertNever(event);
  }
}

function answeredLater(state: TownhallState, event: EventOf<'referral.answered'>): TownhallState {
  const { questionId: id, personal } = event;
  const { phase } = questionIn(state, id);
  invariant(phase.kind === 'referred', `question ${id} was not passed on`);
  const said = { text: textIn(personal, 'text'), answeredBy: textIn(personal, 'answeredBy') };
  const later = { ...said, atMs: event.at, entry: state.seq };
  return withAuthorsEntry(withPhase(state, id, { ...phase, later }), id, personal);
}

function asked(state: TownhallState, event: EventOf<'question.asked'>): TownhallState {
  const question: Question = {
    id: event.questionId,
    author: event.author,
    askedAtMs: event.at,
    wordings: List([{ text: textIn(event.personal, 'text'), entry: state.seq }]),
    phase: { kind: 'pending' },
    shownFrom: null,
    approvedEntry: null,
    placed: 'by-votes',
    labels: List(),
    assigned: null,
    isCalledAhead: false,
    voters: event.author.kind === 'member' ? PersistentSet([event.author.memberId]) : PersistentSet<MemberId>(),
    followsUp: event.followsUp ?? null,
    followUps: 0,
    answeredAtMs: null,
    merged: List(),
    prepared: null,
    run: null,
    live: null,
    released: null,
    review: null,
  };
  const known = { ...state, questions: state.questions.set(question.id, question) };
  return withAuthorsEntry(withFollowUpCounted(known, question), question.id, event.personal);
}

/** Every question that this one goes on from, directly or not, has one follow-up more. */
function withFollowUpCounted(state: TownhallState, { followsUp }: Question): TownhallState {
  if (followsUp === null) return state;
  const before = questionIn(state, followsUp);
  return withFollowUpCounted(withQuestion(state, before.id, { followUps: before.followUps + 1 }), before);
}

function merged(state: TownhallState, id: QuestionId, into: QuestionId): TownhallState {
  const { phase } = questionIn(state, id);
  invariant(phase.kind === 'pending' || phase.kind === 'approved', `question ${id} cannot be merged`);
  const target = withQuestion(state, into, { merged: questionIn(state, into).merged.push(id) });
  return withPhase(leaveQueue(target, id), id, { kind: 'merged', into, before: phase.kind });
}

/**
 * The order by hand after a move: everything before the moved question keeps the place in which the moderator saw it. `before` null: to
 * the end of the order.
 */
function orderByHand(state: TownhallState, id: QuestionId, before: QuestionId | null): List<QuestionId> {
  const rest = queueOrder(state).filter((other) => other !== id);
  const at = before === null ? rest.length : rest.indexOf(before);
  invariant(at >= 0, `question ${before} is not in the queue`);
  const byHand = new Set(state.pinned);
  return List([...rest.slice(0, at), id, ...rest.slice(at).filter((other) => byHand.has(other))]);
}

/** Notes what gives each question its place: a follow-up that was approved just now comes next by rule, all else by hand. Rules Q17, F9. */
function moved(before: TownhallState, id: QuestionId, target: QuestionId | null): TownhallState {
  const pinned = orderByHand(before, id, target);
  const { followsUp, approvedEntry } = questionIn(before, id);
  const isByRule = followsUp !== null && approvedEntry === before.seq - 1;
  let state = withQuestion({ ...before, pinned }, id, { placed: isByRule ? 'follow-up' : 'moved' });
  for (const other of pinned)
    if (questionIn(state, other).placed === 'by-votes') state = withQuestion(state, other, { placed: 'kept' });
  return state;
}

/** Puts the order back to what it was before a move. What left the queue since stays away; whom the move kept in place go by votes again. Rule TG34. */
function unmoved(before: TownhallState, id: QuestionId, move: number): TownhallState {
  const order = before.acts.find(({ entry }) => entry === move)?.before;
  invariant(order?.kind === 'order', `entry ${move} is no move that is kept`);
  const pinned = order.pinned.filter((other) => questionIn(before, other).phase.kind === 'approved');
  let state = withQuestion({ ...before, pinned }, id, { placed: order.placed });
  for (const other of before.pinned)
    if (other !== id && !pinned.includes(other)) state = withQuestion(state, other, { placed: 'by-votes' });
  return state;
}

/** Whether others in the queue have more votes. A follow-up comes first by rule. */
function isAhead(state: TownhallState, id: QuestionId): boolean {
  if (questionIn(state, id).followsUp !== null) return false;
  const votes = votesOf(state, id);
  return queueOrder(state).some((other) => votesOf(state, other) > votes);
}

function leaveQueue(state: TownhallState, id: QuestionId): TownhallState {
  const place = state.pinned.indexOf(id);
  if (place < 0) return state;
  return withQuestion({ ...state, pinned: state.pinned.delete(place) }, id, { placed: 'by-votes' });
}

/** Frees the stage that was held for this question; a human who is live stays, without it. */
function leaveStage(state: TownhallState, id: QuestionId): TownhallState {
  const { stage } = state;
  if (stage.kind === 'called' && stage.questionId === id) return withStage(state, { kind: 'nobody' }, state.epoch + 1);
  if (stage.kind === 'human' && stage.questionId === id) return { ...state, stage: { ...stage, questionId: null } };
  return state;
}

function leaveTarget(state: TownhallState, id: QuestionId): TownhallState {
  const { phase } = questionIn(state, id);
  if (phase.kind !== 'merged') return state;
  const others = questionIn(state, phase.into).merged.filter((other) => other !== id);
  return withQuestion(state, phase.into, { merged: others });
}
