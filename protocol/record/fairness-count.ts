import type { RecordedEvent, TownhallEvent } from '../events.ts';
import type { MemberId, QuestionId } from '../ids.ts';
import type { Role } from '../roles.ts';
import type { CallWay, Ending, Fairness, OrderChange } from './fairness.ts';
import { figuresOf, type Standing } from './fairness-figures.ts';
import { VoteCount } from './vote-count.ts';

type EventOf<T extends TownhallEvent['type']> = Extract<TownhallEvent, { type: T }>;
type QuestionEvent = Extract<TownhallEvent, { questionId: unknown }>;

/**
 * Counts how fairly a town hall dealt with its questions, from its public events alone and in one pass, on the server and in the page.
 * Personal parts are not looked at: an erasure changes no figure. Rules F1 to F7.
 */
export class FairnessCount {
  /** The last entry taken. */
  seq = 0;
  readonly #questions = new Map<QuestionId, Standing>();
  readonly #queued = new Set<QuestionId>();
  readonly #votes = new VoteCount();
  readonly #roles = new Map<MemberId, Role>();
  readonly #lists: Record<'approved' | 'reworded', number[]> = { approved: [], reworded: [] };
  readonly #calls: { readonly entry: number; readonly way: CallWay }[] = [];
  readonly #changes: OrderChange[] = [];
  /** On the stage; null: no question is. */
  #onStage: QuestionId | null = null;
  #isPersonLive = false;
  #lastMs = 0;
  #closedMs: number | null = null;

  /** Takes the next entry. What it does not count, or does not know, it passes over. */
  take(seq: number, event: RecordedEvent): void {
    this.seq = seq;
    this.#lastMs = event.at;
    switch (event.type) {
      case 'townhall.opened':
        this.#closedMs = null;
        break;
      case 'townhall.closed':
        this.#closedMs = event.at;
        break;
      case 'member.entered':
      case 'member.role-changed':
        this.#roles.set(event.memberId, event.role);
        break;
      case 'question.asked':
        this.#ask(event);
        break;
      case 'question.voted':
        this.#votes.vote(event.questionId, event.memberId, seq);
        break;
      case 'question.unvoted':
        this.#votes.unvote(event.questionId, event.memberId);
        break;
      case 'stage.taken-over':
        this.#isPersonLive = true;
        break;
      case 'stage.released':
        this.#release(event.at);
        break;
      case 'stage.stopped':
        this.#onStage = null;
        break;
      default:
        if ('questionId' in event) this.#takeOfQuestion(event);
    }
  }

  /** What was counted so far. */
  fairness(): Fairness {
    const { seq } = this;
    const questions = [...this.#questions.values()];
    const untilMs = this.#closedMs ?? this.#lastMs;
    const counted = { ...this.#lists, votes: this.#votes.entries(), calls: this.#calls, changes: this.#changes };
    return { seq, ...figuresOf({ questions, ...counted, untilMs }) };
  }

  #ask({ questionId, author, followsUp, at }: EventOf<'question.asked'>): void {
    const authorId = author.kind === 'member' ? author.memberId : null;
    this.#votes.ask(questionId, authorId);
    this.#questions.set(questionId, {
      asked: this.seq,
      askedMs: at,
      authorId,
      isFollowUp: followsUp !== undefined,
      ending: 'pending',
      entry: this.seq,
      approved: null,
      mergedInto: null,
      before: 'pending',
      outcome: null,
      way: null,
      answer: null,
      rejection: null,
      later: null,
      corrected: null,
    });
  }

  #takeOfQuestion(event: QuestionEvent): void {
    const { questionId: id } = event;
    const question = this.#questions.get(id);
    if (question === undefined) return;
    this.#note(event, question);
    const ending = endingAfter(event, question);
    if (ending === null) return;
    question.ending = ending;
    question.entry = this.seq;
    if (ending === 'queued') this.#queued.add(id);
    else this.#queued.delete(id);
    if (id === this.#onStage && ending !== 'on-stage') this.#onStage = null;
  }

  #note(event: QuestionEvent, question: Standing): void {
    const { seq } = this;
    switch (event.type) {
      case 'question.approved':
        this.#lists.approved.push(seq);
        question.approved = seq;
        break;
      case 'question.rejected':
        question.rejection = event.because ?? 'unnoted';
        break;
      case 'question.reopened':
        question.rejection = null;
        break;
      case 'question.edited':
        if (event.by.kind === 'member' && event.by.memberId !== question.authorId) this.#lists.reworded.push(seq);
        break;
      case 'question.merged':
        question.before = question.ending === 'pending' ? 'pending' : 'queued';
        question.mergedInto = event.into;
        this.#votes.merge(event.questionId, event.into);
        break;
      case 'question.unmerged':
        if (question.mergedInto !== null) this.#votes.unmerge(event.questionId, question.mergedInto);
        question.mergedInto = null;
        break;
      case 'question.moved':
        // A follow-up that is approved comes next by rule, in the entry after it.
        if (!question.isFollowUp || question.approved !== seq - 1)
          this.#changes.push({ entry: seq, kind: 'moved', role: this.#roleOf(event), ahead: 0 });
        break;
      case 'question.unmoved':
      case 'question.unpinned':
        this.#changes.push({ entry: seq, kind: 'moved-back', role: this.#roleOf(event), ahead: 0 });
        break;
      case 'question.called':
        this.#noteCall(event, question);
        break;
      case 'referral.answered':
        question.later = seq;
        break;
      case 'answer.prepared':
        question.outcome = event.outcome;
        break;
      case 'answer.finished':
        question.answer = { by: 'avatar', atMs: event.at, entry: seq, isAbstention: question.outcome === 'abstained' };
        break;
      case 'answer.reviewed':
        if (event.correction !== undefined) question.corrected = seq;
        break;
    }
  }

  #noteCall(event: EventOf<'question.called'>, question: Standing): void {
    const { questionId: id, by } = event;
    const ahead = this.#votes.ahead(id, this.#queued);
    const hand = by.kind === 'member' ? 'ahead' : 'ready';
    const way = ahead === 0 ? 'by-votes' : question.isFollowUp ? 'follow-up' : hand;
    question.way = way;
    this.#calls.push({ entry: this.seq, way });
    if (way === 'ahead') this.#changes.push({ entry: this.seq, kind: 'called', role: this.#roleOf(event), ahead });
    this.#onStage = id;
    this.#isPersonLive = false;
  }

  /** A person who ends their answer has answered the question that was on the stage. */
  #release(atMs: number): void {
    const id = this.#onStage;
    const question = id === null ? undefined : this.#questions.get(id);
    if (this.#isPersonLive && question !== undefined) {
      question.answer = { by: 'person', atMs, entry: this.seq, isAbstention: false };
      question.ending = 'answered';
      question.entry = this.seq;
    }
    this.#onStage = null;
    this.#isPersonLive = false;
  }

  #roleOf({ by }: Pick<TownhallEvent, 'by'>): Role | null {
    return by.kind === 'member' ? (this.#roles.get(by.memberId) ?? null) : null;
  }
}

/** Where a question is after an event; null: where it was. */
function endingAfter(event: QuestionEvent, { before, approved }: Standing): Ending | null {
  switch (event.type) {
    case 'question.approved':
    case 'question.returned':
      return 'queued';
    case 'question.rejected':
      return 'rejected';
    case 'question.reopened':
      return approved === null ? 'pending' : 'queued';
    case 'question.withdrawn':
      return 'withdrawn';
    case 'question.merged':
      return 'merged';
    case 'question.unmerged':
      return before;
    case 'question.called':
      return 'on-stage';
    case 'question.referred':
      return 'passed-on';
    case 'answer.finished':
      return 'answered';
    case 'answer.cut':
      // After a take-over it waits on the stage for the person.
      return event.cut === 'taken-over' ? null : 'queued';
    default:
      return null;
  }
}
