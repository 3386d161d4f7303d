import type { Answer, Sentence } from '../../protocol/answer.ts';
import type { ApprovedStatement } from './ports.ts';

/**
 * Gives the answer back, or throws when it says what its sources do not: the last look before a mind hands it out, by a path of its
 * own. Every QUOTE has one source, its text equals that slice of the very version approved, and NOTICEs have none. No other label is
 * made yet. Rule M10.
 */
export function checkAnswer(answer: Answer, statements: readonly ApprovedStatement[]): Answer {
  const byId = new Map(statements.map((statement) => [String(statement.id), statement]));
  for (const sentence of answer.sentences) checkSentence(sentence, byId);
  const hasQuote = answer.sentences.some((sentence) => sentence.label === 'QUOTE');
  demand(hasQuote === (answer.outcome === 'answered'), 'an answer quotes, and an abstention does not');
  return answer;
}

function checkSentence(sentence: Sentence, statements: ReadonlyMap<string, ApprovedStatement>): void {
  if (sentence.label === 'NOTICE') {
    demand(sentence.sources.length === 0, 'a notice has no source');
    return;
  }
  demand(sentence.label === 'QUOTE', `no ${sentence.label} sentence is made by this mind`);
  const [source] = sentence.sources;
  const statement = source === undefined ? undefined : statements.get(source.statementId);
  if (source === undefined || statement === undefined)
    throw new Error('invariant: a quote names an approved statement');
  demand(sentence.sources.length === 1, 'a quote has one source');
  demand(source.statementHash === statement.hash, 'a quote is of the approved version');
  demand(source.end <= statement.text.length, 'a quote lies inside its statement');
  demand(sentence.text === statement.text.slice(source.start, source.end), 'a quote is verbatim');
}

function demand(condition: boolean, message: string): void {
  if (!condition) throw new Error(`invariant: ${message}`);
}
