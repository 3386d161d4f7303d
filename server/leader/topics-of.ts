import type { Answer } from '../../protocol/answer.ts';
import type { Knowledge } from '../mind/ports.ts';

/** The topics of the statements that an answer draws on, each once. Rule DL2. */
export function topicsOf(
  { sentences }: Pick<Answer, 'sentences'>,
  { statements }: Pick<Knowledge, 'statements'>,
): readonly string[] {
  const cited = new Set(sentences.flatMap(({ sources }) => sources.map(({ statementId }) => statementId)));
  return [...new Set(statements.flatMap(({ id, topics = [] }) => (cited.has(id) ? topics : [])))];
}
