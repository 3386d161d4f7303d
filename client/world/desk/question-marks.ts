import type { MemberId } from '../../../protocol/ids.ts';
import { can } from '../../../protocol/roles.ts';
import { searchable } from '../../../protocol/searchable.ts';
import type { PersonView } from '../../../protocol/views.ts';
import type { People } from '../people.ts';
import type { QuestionLine } from '../queue.ts';

/** Labels of these questions, each once, those on most questions first. Rule LB3. */
export function labelsInUse(lines: Iterable<QuestionLine>): readonly string[] {
  return mostFirst(lines, ({ view }) => view?.labels ?? []);
}

/** Departments of those who asked these questions, by name; none where nobody has one. Rules LB9, LB10. */
export function departmentsOf(lines: Iterable<QuestionLine>): readonly string[] {
  const names = mostFirst(lines, ({ view }) => (view?.department === undefined ? [] : [view.department]));
  return names.toSorted((a, b) => a.localeCompare(b));
}

/** Whether any of them is one's own to see to. */
export function hasMine(lines: Iterable<QuestionLine>, self: MemberId | null): boolean {
  for (const { view } of lines) if (view?.assigned?.kind === 'member' && view.assigned.memberId === self) return true;
  return false;
}

/** Whose a question is, as the desk tells it; null: nobody's. Rule LB6. */
export function assignedWords({ view }: QuestionLine, self: MemberId | null): string | null {
  const assigned = view?.assigned;
  if (assigned === undefined) return null;
  if (assigned.kind === 'leader') return 'For the leader';
  return assigned.memberId === self ? 'Yours' : `For ${assigned.name ?? 'somebody'}`;
}

/** Who can be given a question: oneself first, then others who moderate, by name. Rule LB6. */
export function moderatorsOf(people: People, self: MemberId | null): readonly PersonView[] {
  return [...people.values()]
    .filter(({ role }) => can(role, 'queue.read-pending'))
    .sort((a, b) => Number(b.memberId === self) - Number(a.memberId === self) || a.name.localeCompare(b.name));
}

/** Words that differ in case or accents alone are one: that which came first. */
function mostFirst(
  lines: Iterable<QuestionLine>,
  wordsOf: (line: QuestionLine) => readonly string[],
): readonly string[] {
  const counts = new Map<string, { readonly word: string; count: number }>();
  for (const line of lines)
    for (const word of wordsOf(line)) {
      const known = counts.get(searchable(word));
      if (known === undefined) counts.set(searchable(word), { word, count: 1 });
      else known.count += 1;
    }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.word.localeCompare(b.word)).map(({ word }) => word);
}
