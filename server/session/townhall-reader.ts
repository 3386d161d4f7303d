import type { Hash, MemberId } from '../../protocol/ids.ts';
import type { Snapshot } from '../../protocol/views.ts';
import { phaseOnPages } from '../townhall/is-over.ts';
import { ownAnswers, pollViewsFor } from '../townhall/poll-views.ts';
import type { TownhallState } from '../townhall/state.ts';
import { audienceFor, audienceOf, questionView, votedBy } from '../townhall/views.ts';
import { seesDrafts, type Viewer } from '../townhall/visible-to.ts';

/** Everything a member may see, as of the state's last entry; null when they are not in the town hall. Rules SEE1 to SEE5. */
export function snapshotFor(
  state: TownhallState,
  memberId: MemberId,
  facts: { readonly head: Hash; readonly leaderName: string; readonly isDemo: boolean },
): Snapshot | null {
  const member = state.members.get(memberId);
  if (member === undefined) return null;
  const viewer: Viewer = { memberId, role: member.role };
  const questions = [...state.questions.values()].map((question) =>
    questionView(state, { audience: audienceFor(viewer, question), leaderName: facts.leaderName }, question.id),
  );
  return {
    seq: state.seq,
    head: facts.head,
    townhall: {
      id: state.id,
      title: state.title,
      hallId: state.hallId,
      phase: phaseOnPages(state),
      leaderName: facts.leaderName,
      isDemo: facts.isDemo,
    },
    you: {
      memberId,
      role: member.role,
      sectionId: member.sectionId,
      seatId: member.place.kind === 'seated' ? member.place.seatId : null,
    },
    questions: questions.filter((view) => view !== null),
    voted: votedBy(state, memberId),
    polls: pollViewsFor(state, viewer),
    pollAnswers: ownAnswers(state, memberId),
  };
}

/** Whether a member may read an answer: those who run the queue and the leader at once, everybody when it has begun to sound. */
export function mayReadAnswer(state: TownhallState, memberId: MemberId, answerId: Hash): boolean {
  const member = state.members.get(memberId);
  if (member === undefined) return false;
  return state.questions.some(
    ({ id, prepared, run }) =>
      (seesDrafts(member.role) && prepared?.answerId === answerId) ||
      (run?.answerId === answerId && audienceOf(state, id) === 'everyone'),
  );
}
