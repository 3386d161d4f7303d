import type { MemberId, QuestionId } from '../../protocol/ids.ts';
import { invariant } from './invariant.ts';
import type { Member, Question, QuestionPhase, Stage, TownhallState } from './state.ts';

/** Gives the member that an accepted event names; throws when there is none, for the gate let none through. */
export function memberIn(state: TownhallState, id: MemberId): Member {
  const member = state.members.get(id);
  invariant(member !== undefined, `no member ${id} at entry ${state.seq}`);
  return member;
}

/** Gives the question that an accepted event names; throws when there is none. */
export function questionIn(state: TownhallState, id: QuestionId): Question {
  const question = state.questions.get(id);
  invariant(question !== undefined, `no question ${id} at entry ${state.seq}`);
  return question;
}

/** Gives the state with some fields of a member changed. */
export function withMember(state: TownhallState, id: MemberId, change: Partial<Member>): TownhallState {
  return { ...state, members: state.members.set(id, { ...memberIn(state, id), ...change }) };
}

/** Gives the state with some fields of a question changed. */
export function withQuestion(state: TownhallState, id: QuestionId, change: Partial<Question>): TownhallState {
  return { ...state, questions: state.questions.set(id, { ...questionIn(state, id), ...change }) };
}

/** Gives the state with a question in another phase. */
export function withPhase(state: TownhallState, id: QuestionId, phase: QuestionPhase): TownhallState {
  return withQuestion(state, id, { phase });
}

/** Gives the state with another holder of the stage. Epochs never fall. */
export function withStage(state: TownhallState, stage: Stage, epoch: number): TownhallState {
  return { ...state, stage, epoch: Math.max(state.epoch, epoch) };
}

/** An erasure of who asked the question reaches everything said about it. */
export function withAuthorsEntry(state: TownhallState, id: QuestionId, personal: unknown): TownhallState {
  const { author } = questionIn(state, id);
  return personal === 'erased' || author.kind === 'sealed' ? state : withEntry(state, author.memberId);
}

/** Gives the state with this entry among those that an erasure of the member names. */
export function withEntry(state: TownhallState, id: MemberId): TownhallState {
  return withMember(state, id, { entries: memberIn(state, id).entries.push(state.seq) });
}
