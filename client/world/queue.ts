import type { MemberId, QuestionId } from '../../protocol/ids.ts';
import type { MistakenFor, QuestionStatus, QuestionsMessage, QuestionView, Snapshot } from '../../protocol/views.ts';
import type { Queued } from './mirror.ts';

/** All questions this member may see, as of record entry `seq`. Before the snapshot, messages wait in `early`. */
export interface Questions {
  /** -1 before the snapshot. */
  readonly seq: number;
  readonly byId: ReadonlyMap<QuestionId, QuestionView>;
  readonly voted: ReadonlySet<QuestionId>;
  readonly early: readonly QuestionsMessage[];
}

export const noQuestions: Questions = { seq: -1, byId: new Map(), voted: new Set(), early: [] };

/** Starts from a snapshot at entry n and applies the messages that came early and are newer. Rule CO8. */
export function fromSnapshot(before: Questions, snapshot: Snapshot): Questions {
  // A snapshot asked for before a message that has already been applied would turn time back.
  if (snapshot.seq < before.seq) return before;
  const start: Questions = {
    seq: snapshot.seq,
    byId: new Map(snapshot.questions.map((view) => [view.id, view])),
    voted: new Set(snapshot.voted),
    early: [],
  };
  return before.early.reduce(withMessage, start);
}

/** Applies changes up to `message.seq`; older ones than what is known are ignored. Rule CO8. */
export function withMessage(questions: Questions, message: QuestionsMessage): Questions {
  if (questions.seq < 0) return { ...questions, early: [...questions.early, message] };
  if (message.seq <= questions.seq) return questions;
  const byId = new Map(questions.byId);
  for (const view of message.changed) byId.set(view.id, view);
  return {
    seq: message.seq,
    byId,
    voted: message.voted === undefined ? questions.voted : new Set(message.voted),
    early: [],
  };
}

/** After a drop: what was known stays in sight, messages wait, and the next snapshot starts anew. Rule CO8. */
export function awaitingSnapshot(questions: Questions): Questions {
  return { ...questions, seq: -1, early: [] };
}

/** One line of a list of questions. */
export interface QuestionLine {
  readonly id: QuestionId;
  readonly text: string;
  readonly askedBy: string;
  /** Whom the name of who asked could be mistaken for. */
  readonly mistakenFor: MistakenFor;
  /** Asked anonymously: `askedBy` is no name. */
  readonly isUnnamed: boolean;
  readonly status: QuestionStatus;
  readonly votes: number;
  readonly hasMyVote: boolean;
  readonly isMine: boolean;
  readonly place: number | null;
  readonly view: QuestionView | null;
}

export interface QueueLists {
  /** All that this page knows of. */
  readonly byId: ReadonlyMap<QuestionId, QuestionLine>;
  /** Called or being answered. */
  readonly onStage: QuestionLine | null;
  /** Approved, in the order in which they will be called. */
  readonly waiting: readonly QuestionLine[];
  /** Asked by this member, newest first. */
  readonly mine: readonly QuestionLine[];
  /**
   * Those of `mine`, and those that this member voted for, whose answer was corrected, and those of others that were answered later: what
   * was written last first. Rules RV6, RV24.
   */
  readonly corrected: readonly QuestionLine[];
  /** Answered or referred, newest first. */
  readonly done: readonly QuestionLine[];
  /** Pending ones of everybody, oldest first: filled for those who moderate. */
  readonly pending: readonly QuestionLine[];
  /** Rejected, withdrawn and merged ones of everybody. */
  readonly closed: readonly QuestionLine[];
}

export const erasedText = 'This text was erased.';
/** Of who asked anonymously; of a name that was erased it is “Somebody”. Rule UN10. */
export const unnamedWords = 'Anonymous';

/**
 * What to show: the views, and for the head of the queue the replicated votes and places unless the replicated state is older
 * (`replicatedSeq`); they are the only source while the snapshot is on its way. A view is told when its own question changes: where others
 * that changed have left it, the queue's rule says. Rules CO8, CO25.
 */
export function queueLists(
  questions: Questions,
  replicated: readonly Queued[],
  replicatedSeq: number,
  self: MemberId | null,
): QueueLists {
  const queued = new Map(replicated.map((item) => [item.id, item]));
  const lines: QuestionLine[] = [];
  for (const view of questions.byId.values()) {
    const item = replicatedSeq >= questions.seq ? queued.get(view.id) : undefined;
    queued.delete(view.id);
    lines.push(lineOfView(view, item, questions.voted, self));
  }
  for (const item of queued.values()) lines.push(lineOfQueued(item, questions.voted));
  const waiting = inOrder(lines.filter((line) => line.status === 'approved'));
  const newest = [...lines].sort((a, b) => askedAt(b) - askedAt(a));
  return {
    byId: new Map([...lines, ...waiting].map((line) => [line.id, line])),
    onStage: lines.find((line) => line.status === 'called' || line.status === 'answering') ?? null,
    waiting,
    mine: newest.filter((line) => line.isMine),
    corrected: correctedFor(questions, lines),
    done: newest.filter((line) => line.status === 'answered' || line.status === 'referred'),
    pending: newest.filter((line) => line.status === 'pending').reverse(),
    closed: newest.filter(
      (line) => line.status === 'rejected' || line.status === 'withdrawn' || line.status === 'merged',
    ),
  };
}

/** Of those that may be followed up, the one that was answered last; null when there is none. Rules Q31, Q33. */
export function lastToFollowUp(done: readonly QuestionLine[]): QuestionLine | null {
  const untilOf = ({ view }: QuestionLine) => view?.followUpUntil ?? 0;
  const [last] = done.toSorted((a, b) => untilOf(b) - untilOf(a));
  return last === undefined || untilOf(last) === 0 ? null : last;
}

function correctedFor({ byId }: Questions, lines: readonly QuestionLine[]): readonly QuestionLine[] {
  const reached = new Set<QuestionId>();
  for (const line of lines) {
    if (!line.isMine && !line.hasMyVote) continue;
    // Whoever asked or voted for a question that was merged is told of the one that was answered.
    for (let id: QuestionId | null = line.id; id !== null && !reached.has(id); id = byId.get(id)?.mergedInto ?? null)
      reached.add(id);
  }
  return lines
    .filter((line) => reached.has(line.id) && writtenAt(line) !== null)
    .sort((a, b) => (writtenAt(b) ?? 0) - (writtenAt(a) ?? 0));
}

/** When it was corrected or answered later; null: it was not. One's own later answer stands with one's own question. */
function writtenAt({ isMine, view }: QuestionLine): number | null {
  const review = view?.review;
  if (review !== undefined && review.correction !== null) return review.atMs;
  return isMine ? null : (view?.referredTo?.later?.at ?? null);
}

function lineOfView(
  view: QuestionView,
  item: Queued | undefined,
  voted: ReadonlySet<QuestionId>,
  self: MemberId | null,
): QuestionLine {
  return {
    id: view.id,
    text: view.text ?? erasedText,
    askedBy: view.author.kind === 'sealed' ? unnamedWords : (view.authorName ?? 'Somebody'),
    mistakenFor: item?.authorMistakenFor ?? view.authorMistakenFor,
    isUnnamed: view.author.kind === 'sealed',
    status: item?.status ?? view.status,
    votes: item?.votes ?? view.votes,
    hasMyVote: voted.has(view.id),
    isMine: self !== null && view.author.kind === 'member' && view.author.memberId === self,
    place: item === undefined ? view.place : item.place || null,
    view,
  };
}

function lineOfQueued(item: Queued, voted: ReadonlySet<QuestionId>): QuestionLine {
  return {
    id: item.id,
    text: item.text,
    // Whether the name was erased or never told comes with the view.
    askedBy: item.authorName || 'Somebody',
    mistakenFor: item.authorMistakenFor,
    isUnnamed: false,
    status: item.status,
    votes: item.votes,
    hasMyVote: voted.has(item.id),
    isMine: false,
    place: item.place || null,
    view: null,
  };
}

function askedAt(line: QuestionLine): number {
  return line.view?.askedAt ?? 0;
}

/** Those that were placed by hand, then by votes; each with the place at which it then stands. */
function inOrder(lines: readonly QuestionLine[]): readonly QuestionLine[] {
  // Before the snapshot nobody knows which were placed by hand.
  if (lines.every(({ view }) => view === null)) return lines.toSorted(byPlace);
  const byHand = lines.filter(isByHand).sort(byPlace);
  const byVotes = lines.filter((line) => !isByHand(line)).sort(byStanding);
  return [...byHand, ...byVotes].map((line, index) =>
    line.place === index + 1 ? line : { ...line, place: index + 1 },
  );
}

/** As in the core's queue. */
function byStanding(a: QuestionLine, b: QuestionLine): number {
  return b.votes - a.votes || approvedEntry(a) - approvedEntry(b) || (a.id < b.id ? -1 : 1);
}

function approvedEntry({ view }: QuestionLine): number {
  return view?.approvedEntry ?? 0;
}

function isByHand({ view }: QuestionLine): boolean {
  return view?.order !== undefined;
}

function byPlace(a: QuestionLine, b: QuestionLine): number {
  return (a.place ?? Number.MAX_SAFE_INTEGER) - (b.place ?? Number.MAX_SAFE_INTEGER) || askedAt(a) - askedAt(b);
}
