import { describe, expect, it } from 'vitest';
import { type Answer, answerSchema, type Sentence, sentenceSchema } from '../../../protocol/answer.ts';
import { hashSchema, statementIdSchema } from '../../../protocol/ids.ts';
import { checkAnswer } from '../../../server/mind/check-answer.ts';
import { createQuotingMind } from '../../../server/mind/quoting-mind.ts';
import { aStatement, demoKnowledge, knowledgeOf, noAbort } from './knowledge.ts';

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
    ['a label that nobody makes yet', changed((q) => ({ ...q, label: 'APPROVED' })), /APPROVED/],
    ['a notice with a source', changed((q) => ({ ...q, label: 'NOTICE' })), /no source/],
    ['an abstention that quotes', { ...answer, outcome: 'abstained' }, /abstention/],
  ])('[M10] throws on %s', (_, wrong, message) => {
    expect(() => checkAnswer(wrong, statements)).toThrow(message);
  });
});

describe('a GENERATED sentence', () => {
  const text = 'We will close the shop in Moss on 4 May if the lease ends. Eva Dahl leads the move.';
  const old = aStatement({ id: 'old', text: 'Tom Vik leads the move.', date: '2026-02-01' });
  const one = aStatement({ id: 'one', text, supersedes: ['old'] });
  const today = '2026-11-21';

  function generated(said: string, fields: Partial<Record<string, unknown>> = {}, of = one, all = [old, one]) {
    const knowledge = knowledgeOf(all, today);
    const statement = knowledge.statements.find(({ id }) => id === of.id);
    if (statement === undefined) throw new Error('no such statement');
    const { id, hash, title, date, place } = statement;
    const source = { statementId: id, statementHash: hash, title, date, place, start: 0, end: statement.text.length };
    const sentence = sentenceSchema.parse({
      text: said,
      spoken: said,
      label: 'GENERATED',
      cue: 'explain',
      sources: [{ ...source, ...fields }],
    });
    return () => checkAnswer({ ...answer, sentences: [sentence] }, knowledge.statements, today);
  }

  it('[M40] passes when its sources say it', () => {
    expect(generated('The move is led by Eva Dahl.')).not.toThrow();
    expect(generated('If the lease ends, the shop in Moss will be closed on 4 May.')).not.toThrow();
  });

  it('[M40] is refused when they do not, with the reason', () => {
    expect(generated('We will close the shop in Moss on 4 May.')).toThrow(/condition/);
    expect(generated('Tom Vik leads the move.')).toThrow(/says what its sources say/);
    expect(generated('Vi stänger butiken i Moss den 4 maj.')).toThrow(/cannot-check/);
  });

  it('[M40] is refused when what it cites has been replaced, unless it tells it as past with its date', () => {
    expect(generated('Tom Vik leads the move.', {}, old)).toThrow(/outdated/);
    expect(generated('In February 2026 Tom Vik led the move.', {}, old)).not.toThrow();
  });

  it.each<[string, Partial<Record<string, unknown>>, RegExp]>([
    ['another version', { statementHash: 'f'.repeat(64) }, /approved version/],
    ['an unknown statement', { statementId: 'nowhere' }, /names approved statements/],
    ['a span outside the statement', { end: 5000 }, /inside/],
    ['an empty span', { start: 4, end: 4 }, /inside/],
  ])('[M40] is refused with %s', (_, fields, message) => {
    expect(generated('Eva Dahl leads the move.', fields)).toThrow(message);
  });

  it.each<[string, Partial<Record<string, unknown>>, RegExp]>([
    ['is not valid yet', { validFrom: '2027-01-01' }, /valid already/],
    ['is for some only', { scope: 'board' }, /for everybody/],
    ['is in another language', { lang: 'sv' }, /in English/],
  ])('[M40] is refused when its statement %s', (_, fields, message) => {
    const statement = aStatement({ id: 'one', text, ...fields });
    expect(generated('Eva Dahl leads the move.', {}, statement, [statement])).toThrow(message);
  });

  it('[M40] is refused without a source, and without a day', () => {
    const bare = {
      ...answer,
      sentences: answer.sentences.map((s) => ({ ...s, label: 'GENERATED' as const, sources: [] })),
    };
    expect(() => checkAnswer(bare, statements, today)).toThrow(/written from/);
    expect(() => checkAnswer(bare, statements)).toThrow(/for a day/);
  });
});

describe('a TRANSLATED sentence', () => {
  const text = 'Parking in Porto costs 40 euros a month. The Leeds plant is not closing.';
  const knowledge = knowledgeOf([aStatement({ id: 'one', text })]);
  const translated = answerSchema.parse({
    ...answer,
    language: 'de',
    needsReading: true,
    sentences: [
      {
        text: 'Parken in Porto kostet 40 Euro im Monat.',
        spoken: 'Parken in Porto kostet 40 Euro im Monat.',
        label: 'TRANSLATED',
        language: 'de',
        original: { text: 'Parking in Porto costs 40 euros a month.', language: 'en', label: 'QUOTE' },
        sources: [
          {
            statementId: 'one',
            statementHash: knowledge.statements[0]?.hash,
            title: 'A title',
            date: '2026-10-01',
            place: 'All-hands in Umeå',
            start: 0,
            end: 40,
          },
        ],
        cue: 'explain',
      },
    ],
  });
  const look = (
    over: Partial<Record<keyof Answer, unknown>>,
    sentence: Partial<Record<keyof Sentence, unknown>> = {},
  ) => {
    const sentences = translated.sentences.map((each) => ({ ...each, ...sentence }));
    return () => checkAnswer(answerSchema.parse({ ...translated, sentences, ...over }), knowledge.statements);
  };
  const original = (fields: object) => ({ original: { ...translated.sentences[0]?.original, ...fields } });

  it('[MD43] passes with an exact original', () => {
    expect(look({})).not.toThrow();
  });

  it.each<[string, Partial<Record<keyof Answer, unknown>>, Partial<Record<keyof Sentence, unknown>>, RegExp]>([
    ['nobody reads first', { needsReading: undefined }, {}, /read before/],
    ['is in another language than its answer', { language: 'fr' }, {}, /from English/],
    ['has no original', {}, { original: undefined }, /original beside it/],
    ['has an original of its own', {}, original({ text: 'Parking in Porto costs 41 euros a month.' }), /translation/],
    ['has an original without a letter', {}, original({ text: 'Parking in Porto costs 40 euros a month' }), /verbatim/],
    ['says another figure', {}, { text: 'Parken in Porto kostet 41 Euro im Monat.' }, /figure/],
    ['has the original of a signed answer that there is none of', {}, original({ label: 'APPROVED' }), /approved/],
    ['is labelled as a quote', {}, { label: 'QUOTE' }, /only a TRANSLATED/],
  ])('[MD43] [MD46] is not handed out when it %s', (_, over, sentence, message) => {
    expect(look(over, sentence)).toThrow(message);
  });
});
