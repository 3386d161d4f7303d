import type { MemberId, QuestionId } from '../../../protocol/ids.ts';
import type { QuestionsMessage } from '../../../protocol/views.ts';
import type { TownhallState } from '../../townhall/state.ts';
import { questionView, votedBy } from '../../townhall/views.ts';
import type { Page } from './page.ts';

/**
 * Tells every page the changed questions that it may see. Who sees what is decided by
 * `townhall/views.ts`. Rule Q12.
 */
export function feedQuestions(
  state: TownhallState,
  seq: number,
  pages: Iterable<Page>,
  changed: ReadonlySet<QuestionId>,
  changedVoters: ReadonlySet<MemberId>,
): void {
  for (const page of pages) {
    const member = state.members.get(page.memberId);
    if (member === undefined) continue;
    const views = [...changed]
      .map((id) => questionView(state, { memberId: page.memberId, role: member.role }, id))
      .filter((view) => view !== null);
    const hasVoted = changedVoters.has(page.memberId);
    if (views.length === 0 && !hasVoted) continue;
    const message: QuestionsMessage = {
      seq,
      changed: views,
      ...(hasVoted ? { voted: votedBy(state, page.memberId) } : {}),
    };
    page.tell('questions', message);
  }
}
