import type { QuestionView } from '../../protocol/views.ts';
import { isReadable } from './event-of.ts';
import type { Question, TownhallState } from './state.ts';

type DeskView = Pick<QuestionView, 'labels' | 'assigned' | 'department'>;

/** What of a question only those who run the queue see; the leader also what they are asked to answer. Rules LB4, LB6, LB9. */
export function deskView(
  state: TownhallState,
  audience: 'everyone' | 'author' | 'leader' | 'crew',
  { labels, assigned, author }: Question,
): DeskView {
  if (audience === 'leader') return assigned?.kind === 'leader' ? { assigned } : {};
  if (audience !== 'crew') return {};
  const department = author.kind === 'member' ? (state.members.get(author.memberId)?.department ?? '') : '';
  return {
    ...(labels.isEmpty() ? {} : { labels: labels.map(({ text }) => text).toArray() }),
    ...(assigned === null ? {} : { assigned: assigned.kind === 'leader' ? assigned : named(state, assigned) }),
    ...(department === '' ? {} : { department }),
  };
}

function named(
  state: TownhallState,
  assigned: Extract<Question['assigned'], { kind: 'member' }>,
): Extract<DeskView['assigned'], { kind: 'member' }> {
  const name = state.members.get(assigned.memberId)?.name;
  return { ...assigned, name: name !== undefined && isReadable(name) ? name : null };
}
