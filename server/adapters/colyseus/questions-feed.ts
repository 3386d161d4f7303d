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

/**
 * Gives what tells pages the changed questions that they may see. A view is made once per audience, and one message for all who see the
 * same; `townhall/views.ts` decides who sees what.
 */
export function feedQuestions(
  state: TownhallState,
  { seq, leaderName }: { readonly seq: number; readonly leaderName: string },
  changes: QuestionChanges,
): (pages: Iterable<Page>) => void {
  const views = new Map<string, QuestionView | null>();
  const viewFor = (audience: Audience, id: QuestionId): QuestionView | null => {
    const key = `${audience} ${id}`;
    const known = views.get(key);
    if (known !== undefined) return known;
    const view = questionView(state, { audience, leaderName }, id);
    views.set(key, view);
    return view;
  };
  const changed = [...changes.questions].flatMap((id) => state.questions.get(id) ?? []);
  const messages = new Map<string, QuestionsMessage>();
  const messageFor = (audiences: readonly Audience[]): QuestionsMessage => {
    const key = audiences.join(' ');
    const known = messages.get(key);
    if (known !== undefined) return known;
    const seen = changed.map(({ id }, index) => viewFor(audiences[index] ?? 'everyone', id));
    const message: QuestionsMessage = { seq, changed: seen.filter((view) => view !== null) };
    messages.set(key, message);
    return message;
  };

  return (pages) => {
    for (const page of pages) {
      const member = state.members.get(page.memberId);
      if (member === undefined) continue;
      const viewer = { memberId: member.id, role: member.role };
      const message = messageFor(changed.map((question) => audienceFor(viewer, question)));
      if (changes.voters.has(page.memberId))
        page.tell('questions', { ...message, voted: votedBy(state, page.memberId) });
      else if (message.changed.length > 0) page.tellShared('questions', message);
    }
  };
}
