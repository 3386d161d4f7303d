import { describe, expect, it } from 'vitest';
import { answerSchema } from '../../../protocol/answer.ts';
import { hashSchema, statementIdSchema } from '../../../protocol/ids.ts';
import { checkAnswer } from '../../../server/mind/check-answer.ts';
import { createModelMind } from '../../../server/mind/model-mind.ts';
import type { ApprovedAnswer, Knowledge, Setting } from '../../../server/mind/ports.ts';
import { createQuotingMind } from '../../../server/mind/quoting-mind.ts';
import { aStatement, knowledgeOf, noAbort } from './knowledge.ts';

const canteen = aStatement({
  id: 'canteen',
  title: 'The canteen in Leeds',
  text: 'The canteen in Leeds serves lunch from eleven to two on every working day, and the soup is free for everybody who brings a bowl.',
});

function anAnswer(fields: Partial<ApprovedAnswer> = {}): ApprovedAnswer {
  return {
    id: statementIdSchema.parse('answer-canteen'),
    hash: hashSchema.parse('a'.repeat(64)),
    questions: ['Why is the canteen in Leeds closed?', 'When does the canteen in Leeds open?'],
    text: 'The roof leaks. We open again when it is mended, and nobody knows the day.',
    date: '2026-11-20',
    place: 'Desk',
    ...fields,
  };
}

const quoting = createQuotingMind();
function ask(question: string, answers: readonly ApprovedAnswer[], setting?: Setting, mind = quoting) {
  const knowledge: Knowledge = { ...knowledgeOf([canteen]), approvedAnswers: answers };
  return mind.answer(question, knowledge, noAbort, setting);
}
const isApproved = (answer: Awaited<ReturnType<typeof ask>>) =>
  answer.sentences.some((sentence) => sentence.label === 'APPROVED');

describe('an approved answer', () => {
  it('[M88] is said whole, word for word, with the question it was signed for', async () => {
    const answer = await ask('why is the canteen in Leeds closed', [anAnswer()]);
    const source = {
      statementId: 'answer-canteen',
      statementHash: 'a'.repeat(64),
      title: 'Why is the canteen in Leeds closed?',
      date: '2026-11-20',
      place: 'Desk',
    };
    expect(answerSchema.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ outcome: 'answered', personaVersion: 7 });
    expect(answer.sentences).toEqual([
      {
        text: 'The roof leaks.',
        spoken: 'The roof leaks.',
        label: 'APPROVED',
        sources: [{ ...source, start: 0, end: 15 }],
        cue: 'emphasis',
      },
      {
        text: 'We open again when it is mended, and nobody knows the day.',
        spoken: 'We open again when it is mended, and nobody knows the day.',
        label: 'APPROVED',
        sources: [{ ...source, start: 16, end: 74 }],
        cue: 'explain',
      },
    ]);
  });

  it('[M88] comes before quotes, with a model too, and only for its own question', async () => {
    const model = createModelMind({
      model: { id: 'm', chooseQuotes: () => Promise.reject(new Error('not asked')) },
      fallback: quoting,
    });
    expect(isApproved(await ask('Why is the canteen in Leeds closed?', [anAnswer()], {}, model))).toBe(true);
    const other = await ask('When does the canteen in Leeds serve lunch?', [anAnswer()]);
    expect(other.sentences.map(({ label }) => label)).toEqual(['NOTICE', 'QUOTE']);
  });

  it('[M88] [M89] has its date first where that matters', async () => {
    const when = await ask('When does the canteen in Leeds open?', [anAnswer()]);
    expect(when.sentences[0]).toMatchObject({ label: 'NOTICE', text: 'On 20 November 2026, Desk:' });
    const old = await ask('Why is the canteen in Leeds closed?', [anAnswer({ date: '2024-11-20' })]);
    expect(old.sentences[0]?.label).toBe('NOTICE');
  });

  it.each<[string, Partial<ApprovedAnswer>, Setting]>([
    ['is not valid yet', { validFrom: '2026-11-22' }, {}],
    ['is no longer valid', { validUntil: '2026-11-20' }, {}],
    ['is for others', { scope: 'leeds' }, {}],
    ['is for others than those who listen', { scope: 'leeds' }, { scope: 'porto' }],
    ['is in another language', { lang: 'sv' }, {}],
    ['is too long to be said whole', { text: 'A sentence of five words. '.repeat(40) }, {}],
    ['has more sentences than an answer', { text: 'No. '.repeat(13) }, {}],
  ])('[M88] is not said when it %s', async (_, fields, setting) => {
    expect(isApproved(await ask('Why is the canteen in Leeds closed?', [anAnswer(fields)], setting))).toBe(false);
  });

  it('[M88] is said to those of its scope', async () => {
    const answer = await ask('Why is the canteen in Leeds closed?', [anAnswer({ scope: 'leeds' })], { scope: 'leeds' });
    expect(isApproved(answer)).toBe(true);
  });

  it('[M88] is not said to a question in another language, or to one that goes on from another', async () => {
    const answers = [anAnswer({ questions: ['Why is it closed?'] })];
    const previous = 'What about the canteen in Porto?';
    expect(isApproved(await ask('Why is it closed?', answers, { lang: 'sv' }))).toBe(false);
    expect(isApproved(await ask('Why is it closed?', answers, { previous }))).toBe(false);
    expect(isApproved(await ask('Why is it closed?', answers))).toBe(true);
  });

  it('[M88] of two the newer is said', async () => {
    const id = statementIdSchema.parse('newer');
    const newer = anAnswer({ id, date: '2026-11-21', text: 'The roof is mended.' });
    for (const answers of [
      [newer, anAnswer()],
      [anAnswer(), newer],
    ]) {
      const { sentences } = await ask('Why is the canteen in Leeds closed?', answers);
      expect(sentences.map(({ text }) => text)).toEqual(['The roof is mended.']);
    }
  });

  it('[PN51] of two of one day the one that was signed last is said', async () => {
    const again = anAnswer({ id: statementIdSchema.parse('again'), text: 'The roof is mended.' });
    const said = async (answers: readonly ApprovedAnswer[]) =>
      (await ask('Why is the canteen in Leeds closed?', answers)).sentences[0]?.text;
    expect(await said([anAnswer(), again])).toBe('The roof is mended.');
    expect(await said([again, anAnswer()])).toBe('The roof leaks.');
  });

  it('[M88] a long question is shortened in the source', async () => {
    const question = `Why is the canteen in Leeds closed ${'and closed '.repeat(30)}?`;
    const { sentences } = await ask(question, [anAnswer({ questions: [question] })]);
    expect(sentences[0]?.sources[0]?.title).toHaveLength(200);
  });
});

describe('the last look at an approved answer', async () => {
  const answers = [anAnswer()];
  const answer = await ask('Why is the canteen in Leeds closed?', answers);
  const { statements } = knowledgeOf([canteen]);
  const quote = (await ask('What does the canteen in Leeds serve?', [])).sentences;
  const [first, second] = answer.sentences;
  if (first === undefined || second === undefined) throw new Error('two sentences');
  const sourced = (fields: Partial<(typeof first.sources)[number]>) => ({
    ...first,
    sources: first.sources.map((source) => ({ ...source, ...fields })),
  });

  it('[M88] accepts what the mind says', () => {
    expect(() => checkAnswer(answer, statements, '2026-11-21', answers)).not.toThrow();
    expect(() => checkAnswer(answer, statements, undefined, answers)).toThrow(/for a day/);
  });

  it.each([
    ['an answer that nobody signed', [first, second], [], /names an approved answer/],
    ['another version', [sourced({ statementHash: hashSchema.parse('b'.repeat(64)) }), second], answers, /version/],
    ['a changed word', [{ ...first, text: 'The roof falls.' }, second], answers, /verbatim/],
    ['a sentence left out before', [second], answers, /whole/],
    ['a sentence left out after', [first], answers, /to its end/],
    ['another order', [second, first], answers, /whole/],
    ['two sources', [{ ...first, sources: [...first.sources, ...first.sources] }, second], answers, /one source/],
    ['one that is not valid yet', [first, second], [anAnswer({ validFrom: '2026-11-22' })], /valid already/],
    ['one that is no longer valid', [first, second], [anAnswer({ validUntil: '2026-11-20' })], /still valid/],
    ['a quote beside it', [first, second, ...quote], answers, /alone/],
  ] as const)('[M88] throws on %s', (_, sentences, known, message) => {
    expect(() => checkAnswer({ ...answer, sentences }, statements, '2026-11-21', known)).toThrow(message);
  });
});
