import { describe, expect, it } from 'vitest';
import type { Answer, Sentence } from '../../../protocol/answer.ts';
import { hashSchema, statementIdSchema } from '../../../protocol/ids.ts';
import { checkAnswer } from '../../../server/mind/check-answer.ts';
import { createQuotingMind } from '../../../server/mind/quoting-mind.ts';
import { demoKnowledge, noAbort } from './knowledge.ts';

const { statements } = demoKnowledge;
const answer = await createQuotingMind().answer('Do we sell to the military?', demoKnowledge, noAbort);
const first = answer.sentences.findIndex((sentence) => sentence.label === 'QUOTE');

function changed(change: (quote: Sentence) => Sentence): Answer {
  return { ...answer, sentences: answer.sentences.map((sentence, i) => (i === first ? change(sentence) : sentence)) };
}

function sourced(fields: Partial<Sentence['sources'][number]>): Answer {
  return changed((quote) => ({ ...quote, sources: quote.sources.map((source) => ({ ...source, ...fields })) }));
}

describe('checkAnswer', () => {
  it('[M10] accepts what the mind says', () => {
    expect(() => checkAnswer(answer, statements)).not.toThrow();
  });

  it.each<[string, Answer, RegExp]>([
    ['one changed letter', changed((q) => ({ ...q, text: q.text.replace('not', 'now') })), /verbatim/],
    ['a longer span', sourced({ end: 5000 }), /inside/],
    ['a shifted span', sourced({ start: 1 }), /verbatim/],
    ['another version', sourced({ statementHash: hashSchema.parse('f'.repeat(64)) }), /version/],
    ['an unknown statement', sourced({ statementId: statementIdSchema.parse('nowhere') }), /names an approved/],
    ['no source', changed((q) => ({ ...q, sources: [] })), /names an approved/],
    ['two sources', changed((q) => ({ ...q, sources: [...q.sources, ...q.sources] })), /one source/],
    ['a label that nobody makes yet', changed((q) => ({ ...q, label: 'GENERATED' })), /GENERATED/],
    ['a notice with a source', changed((q) => ({ ...q, label: 'NOTICE' })), /no source/],
    ['an abstention that quotes', { ...answer, outcome: 'abstained' }, /abstention/],
  ])('[M10] throws on %s', (_, wrong, message) => {
    expect(() => checkAnswer(wrong, statements)).toThrow(message);
  });
});
