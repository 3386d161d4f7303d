import { Building2, Pin, Tag, UserRound } from 'lucide-preact';
import type { Townhall } from '../../live/townhall.ts';
import { assignedWords } from '../../world/desk/question-marks.ts';
import { placeWords } from '../../world/place-words.ts';
import type { QuestionLine } from '../../world/queue.ts';

/** What moderators put on a question, and its asker's department. Rules LB3, LB6, LB9. */
export function QuestionMarks({ townhall, line }: { readonly townhall: Townhall; readonly line: QuestionLine }) {
  const { view, status } = line;
  const isOpen = status === 'pending' || status === 'approved' || status === 'called';
  const assigned = isOpen ? assignedWords(line, townhall.self.value?.memberId ?? null) : null;
  const order = status === 'approved' ? view?.order : undefined;
  const labels = view?.labels ?? [];
  if (assigned === null && order === undefined && labels.length === 0 && view?.department === undefined) return null;
  return (
    <ul class="question-marks">
      {assigned !== null && (
        <li data-kind="assigned">
          <UserRound aria-hidden="true" /> <bdi>{assigned}</bdi>
        </li>
      )}
      {labels.map((label) => (
        <li key={label} data-kind="label">
          <Tag aria-hidden="true" /> <span class="sr-only">Label: </span>
          <bdi>{label}</bdi>
        </li>
      ))}
      {view?.department !== undefined && (
        <li>
          <Building2 aria-hidden="true" /> <span class="sr-only">Department: </span>
          <bdi>{view.department}</bdi>
        </li>
      )}
      {order !== undefined && (
        <li>
          <Pin aria-hidden="true" /> {placeWords[order]}
        </li>
      )}
    </ul>
  );
}
