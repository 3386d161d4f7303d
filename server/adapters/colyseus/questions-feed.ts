import type { MemberId, QuestionId } from '../../../protocol/ids.ts';
import type { QuestionsMessage, QuestionView } from '../../../protocol/views.ts';
import type { TownhallState } from '../../townhall/state.ts';
import { type Audience, audienceFor, questionView, votedBy } from '../../townhall/views.ts';
import type { Page } from './page.ts';

export interface QuestionChanges {
  readonly questions: ReadonlySet<QuestionId>;
  /** Members whose own votes changed. */
  readonly voters: ReadonlySet<MemberId>;
}

/** Tells every page the changed questions that it may see. A view is made once per audience; `townhall/views.ts` decides who sees what. */
export function feedQuestions(
  state: TownhallState,
  { seq, leaderName }: { readonly seq: number; readonly leaderName: string },
  pages: Iterable<Page>,
  changes: QuestionChanges,
): void {
  const made = new Map<string, QuestionView | null>();
  const viewFor = (audience: Audience, id: QuestionId): QuestionView | null => {
    const key = `${audience} ${id}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const view = questionView(state, { audience, leaderName }, id);
    made.set(key, view);
    return view;
  };

  for (const page of pages) {
    const member = state.members.get(page.memberId);
    if (member === undefined) continue;
    const changed: QuestionView[] = [];
    for (const id of changes.questions) {
      const question = state.questions.get(id);
      const view =
        question === undefined ? null : viewFor(audienceFor({ memberId: member.id, role: member.role }, question), id);
      if (view !== null) changed.push(view);
    }
    const hasVoted = changes.voters.has(page.memberId);
    if (changed.length === 0 && !hasVoted) continue;
    const message: QuestionsMessage = { seq, changed, ...(hasVoted ? { voted: votedBy(state, page.memberId) } : {}) };
    page.tell('questions', message);
  }
}
