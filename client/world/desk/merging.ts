import type { PageCommand } from '../../../protocol/commands.ts';
import type { QuestionId } from '../../../protocol/ids.ts';
import type { QuestionLine } from '../queue.ts';

/**
 * What merges several questions into one of them, in the order in which it is sent: the one that stays is approved first if it is new, then
 * each other joins it. What is no longer open is left out. Rule DK20.
 */
export function mergeCommands(into: QuestionLine, marked: readonly QuestionLine[]): readonly PageCommand[] {
  if (!isOpen(into)) return [];
  const others = marked.filter((line) => line.id !== into.id && isOpen(line));
  if (others.length === 0) return [];
  const first: readonly PageCommand[] =
    into.status === 'pending' ? [{ type: 'question.approve', questionId: into.id }] : [];
  return [
    ...first,
    ...others.map(({ id }): PageCommand => ({ type: 'question.merge', questionId: id, into: into.id })),
  ];
}

/** The marked ones that can still be merged, in the order in which they were marked. */
export function openOf(ids: Iterable<QuestionId>, lines: readonly QuestionLine[]): readonly QuestionLine[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  return [...ids].flatMap((id) => {
    const line = byId.get(id);
    return line !== undefined && isOpen(line) ? [line] : [];
  });
}

function isOpen({ status }: QuestionLine): boolean {
  return status === 'pending' || status === 'approved';
}
