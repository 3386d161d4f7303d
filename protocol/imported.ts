import type { Statement } from './answer.ts';
import { type StatementId, statementIdSchema } from './ids.ts';
import { canonicalJson } from './record/canonical.ts';
import { sha256Hex } from './record/chain.ts';

/** Gives the id of a passage from a file: the same words of the same day and place are one statement, however often they are brought. Rules RD26, PN75. */
export function importedStatementId({
  title,
  date,
  place,
  text,
}: Pick<Statement, 'title' | 'date' | 'place' | 'text'>): StatementId {
  return statementIdSchema.parse(`import-${sha256Hex(canonicalJson({ title, date, place, text })).slice(0, 32)}`);
}
