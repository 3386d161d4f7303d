import type { Knowledge, Mind } from '../../server/mind/ports.ts';
import { unsupportedIn } from './exactness.ts';
import type { EvalQuestion } from './lines.ts';
import { type Row, rowOf } from './row.ts';

/** What came of the questions, and the written sentences that their own check does not let pass. */
export interface Asked {
  readonly rows: readonly Row[];
  readonly unsupported: readonly string[];
}

/** Asks a mind the questions, one after the other. Rules M26, M109. */
export async function askAll(mind: Mind, knowledge: Knowledge, questions: readonly EvalQuestion[]): Promise<Asked> {
  const { signal } = new AbortController();
  const rows: Row[] = [];
  const unsupported: string[] = [];
  for (const { id, question, previous, scope, lang } of questions) {
    const begun = performance.now();
    const answer = await mind.answer(question, knowledge, signal, { previous, scope, lang });
    rows.push(rowOf(id, answer, performance.now() - begun));
    unsupported.push(...unsupportedIn(answer, knowledge).map((text) => `${id}: ${text}`));
  }
  return { rows, unsupported };
}
