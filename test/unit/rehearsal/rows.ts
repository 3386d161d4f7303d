import { sentenceSchema } from '../../../protocol/answer.ts';
import { personaIdSchema } from '../../../protocol/ids.ts';
import type { Rehearsed, RehearsedSentence } from '../../../protocol/rehearsal.ts';
import { type Run, reportOf } from '../../../server/rehearsal/report.ts';
import { aStatement, knowledgeOf } from '../mind/knowledge.ts';

const text = 'The canteen opens at seven. Lunch costs five euros.';
export const statements = knowledgeOf([
  aStatement({ id: 'one', title: 'The canteen', text, topics: ['canteen'] }),
]).statements;
export const statement = theOne();

/** A quote of the one statement. */
export function quote(start = 0, end = 27, more: Partial<RehearsedSentence> = {}): RehearsedSentence {
  const { title, date, place } = { title: 'The canteen', date: '2026-10-01', place: 'All-hands in Umeå' };
  const source = { statementId: 'one', statementHash: statement.hash, title, date, place, start, end };
  const said = text.slice(start, end);
  const { spoken, label, sources } = sentenceSchema.parse({
    text: said,
    spoken: said,
    label: 'QUOTE',
    sources: [source],
    cue: 'explain',
  });
  return { text: said, spoken, label, sources, isSupported: true, ...more };
}

/** A question of the bank and what came of it; what the test does not name is unimportant. */
export function aRow(fields: Partial<Rehearsed> = {}): Rehearsed {
  const outcome = fields.outcome ?? 'answered';
  return {
    id: 'bank 1',
    from: 'bank',
    question: 'When does the canteen open?',
    expected: 'answer',
    sort: null,
    topic: null,
    group: null,
    outcome,
    kind: outcome === 'answered' ? null : 'unknown',
    sentences: outcome === 'answered' ? [quote()] : [],
    isByModel: false,
    ms: 1,
    ...fields,
  };
}

export function aRun(questions: readonly Rehearsed[], more: Partial<Run> = {}): Run {
  return {
    id: '0123456789abcdef',
    personaId: personaIdSchema.parse('demo'),
    leaderName: 'Maya Lindqvist',
    personaVersion: 7,
    atMs: 1_790_000_000_000,
    statements,
    questions,
    contradictions: [],
    ms: 10,
    ...more,
  };
}

export function aReport(questions: readonly Rehearsed[], more: Partial<Run> = {}) {
  return reportOf(aRun(questions, more), null);
}

function theOne() {
  const [one] = statements;
  if (one === undefined) throw new Error('there is one statement');
  return one;
}
