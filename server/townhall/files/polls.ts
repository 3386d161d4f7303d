import { type CsvCell, toCsv } from '../../../protocol/csv.ts';
import type { PollView } from '../../../protocol/poll.ts';

const columns = [
  'Poll',
  'Asked',
  'State',
  'Kind',
  'Results',
  'People who answered',
  'Answer',
  'Count',
  'Shown to everybody',
];

/**
 * Gives polls as a table: a line for each answer with its count. Made from what the crew sees, so that nothing that is hidden is in it,
 * and no line says who answered what. Rules PO12, PO7.
 */
export function pollsCsv(polls: readonly PollView[]): string {
  return toCsv(columns, polls.flatMap(rowsOf));
}

function rowsOf(poll: PollView): readonly (readonly CsvCell[])[] {
  const { question, createdAt, phase, kind, isHidden, answered } = poll;
  const when = isHidden && phase !== 'closed' ? 'hidden until closed' : 'shown';
  const head = [question, new Date(createdAt).toISOString(), phase, kind, when, answered];
  if (poll.counts === null) return [[...head, null, null, null]];
  const words = (poll.words ?? []).map(({ text, count, isShown }) => [...head, text, count, isShown ? 'yes' : 'no']);
  const options = poll.counts.map((count, option) => [...head, answerOf(poll, option), count, 'yes']);
  const rows = [...options, ...words];
  return rows.length > 0 ? rows : [[...head, null, null, null]];
}

/** A choice, or a step of a scale with what its end means; empty once erased. */
function answerOf({ kind, labels, options }: PollView, option: number): CsvCell {
  if (kind !== 'scale') return labels[option] ?? null;
  const end = option === 0 ? labels[0] : option === options - 1 ? labels[1] : null;
  return end == null ? String(option + 1) : `${option + 1}: ${end}`;
}
