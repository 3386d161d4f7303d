import type { Set as PersistentSet } from 'immutable';
import type { MemberId, QuestionId } from '../../protocol/ids.ts';
import { questionIn } from './change.ts';
import type { Question, TownhallState } from './state.ts';

/** Gives who votes for a question: its own voters united with those of everything merged into it. A voter of both counts once. Rule Q9. */
export function votersOf(state: TownhallState, id: QuestionId): PersistentSet<MemberId> {
  const question = questionIn(state, id);
  if (question.merged.isEmpty()) return question.voters;
  return question.voters.union(...question.merged.map((other) => votersOf(state, other)));
}

/** Gives the number of votes of a question. Rule Q9. */
export function votesOf(state: TownhallState, id: QuestionId): number {
  return votersOf(state, id).size;
}

/** Gives a question and everything merged into it, directly or not. */
export function groupOf(state: TownhallState, id: QuestionId): readonly Question[] {
  const question = questionIn(state, id);
  return [question, ...question.merged.toArray().flatMap((other) => groupOf(state, other))];
}

/** Gives the question that votes on this one count for: itself, or what it is merged into. Rule Q9. */
export function targetOf(state: TownhallState, question: Question): Question {
  let target = question;
  while (target.phase.kind === 'merged') target = questionIn(state, target.phase.into);
  return target;
}

/** How many questions are where, and how many wait per asker. */
export interface Tally {
  readonly pending: number;
  readonly waiting: number;
  readonly answered: number;
  readonly pendingBy: ReadonlyMap<MemberId, number>;
  /** In the queue. */
  readonly waitingBy: ReadonlyMap<MemberId, number>;
  /** When each asked last, in milliseconds since 1970. */
  readonly lastAskedBy: ReadonlyMap<MemberId, number>;
}

interface Queue {
  readonly pinned: TownhallState['pinned'];
  readonly order: readonly QuestionId[];
  readonly places: ReadonlyMap<QuestionId, number>;
  readonly tally: Tally;
}

// One pass over all questions serves every reader of one state; a pure function of its key, so a cache changes nothing.
const queues = new WeakMap<TownhallState['questions'], Queue>();

/** Gives the approved questions in the order of the queue: by hand first, then most votes, then the one that was approved first. Rule Q10. */
export function queueOrder(state: TownhallState): readonly QuestionId[] {
  return queueOf(state).order;
}

/** Gives a question's place in the queue from 1; null when it is not in it. */
export function placeOf(state: TownhallState, id: QuestionId): number | null {
  return queueOf(state).places.get(id) ?? null;
}

/** Gives the counts that everybody sees, and how many questions of each asker wait for a moderator. */
export function tallyOf(state: TownhallState): Tally {
  return queueOf(state).tally;
}

function queueOf(state: TownhallState): Queue {
  const known = queues.get(state.questions);
  if (known !== undefined && known.pinned === state.pinned) return known;
  const queue = makeQueue(state);
  queues.set(state.questions, queue);
  return queue;
}

function makeQueue(state: TownhallState): Queue {
  const byHand = new Set(state.pinned);
  const byVotes: Standing[] = [];
  const pendingBy = new Map<MemberId, number>();
  const waitingBy = new Map<MemberId, number>();
  const lastAskedBy = new Map<MemberId, number>();
  let pending = 0;
  let answered = 0;
  for (const question of state.questions.values()) {
    const { author, phase, id, askedAtMs, approvedEntry } = question;
    if (phase.kind === 'approved' && author.kind === 'member') count(waitingBy, author.memberId);
    if (author.kind === 'member')
      lastAskedBy.set(author.memberId, Math.max(askedAtMs, lastAskedBy.get(author.memberId) ?? 0));
    if (phase.kind === 'pending') {
      pending += 1;
      if (author.kind === 'member') count(pendingBy, author.memberId);
    } else if (phase.kind === 'answered' || phase.kind === 'referred') answered += 1;
    else if (phase.kind === 'approved' && !byHand.has(id))
      byVotes.push({ id, votes: question.merged.isEmpty() ? question.voters.size : votesOf(state, id), approvedEntry });
  }
  const order = [...state.pinned, ...byVotes.sort(compareStanding).map((standing) => standing.id)];
  const places = new Map(order.map((id, index) => [id, index + 1]));
  const tally = { pending, waiting: order.length, answered, pendingBy, waitingBy, lastAskedBy };
  return { pinned: state.pinned, order, places, tally };
}

function count(by: Map<MemberId, number>, memberId: MemberId): void {
  by.set(memberId, (by.get(memberId) ?? 0) + 1);
}

interface Standing {
  readonly id: QuestionId;
  readonly votes: number;
  readonly approvedEntry: number | null;
}

function compareStanding(a: Standing, b: Standing): number {
  return b.votes - a.votes || (a.approvedEntry ?? 0) - (b.approvedEntry ?? 0) || (a.id < b.id ? -1 : 1);
}
