import { describe, expect, it } from 'vitest';
import { createMeanings } from '../../../server/mind/meaning.ts';
import { asksOfBefore } from '../../../server/mind/of-before.ts';
import type { Embeddings } from '../../../server/mind/ports.ts';
import { createQuotingMind } from '../../../server/mind/quoting-mind.ts';
import { createReader } from '../../../server/mind/reader.ts';
import { aStatement, knowledgeOf, noAbort } from './knowledge.ts';

const older = aStatement({
  id: 'older',
  title: 'The flu jab',
  topics: ['vaccination'],
  date: '2024-09-24',
  place: 'Memo to all staff',
  text: 'The flu jab is a free offer to everybody, and I would never make the flu jab a duty.',
});
const newer = aStatement({
  id: 'newer',
  title: 'The flu jab',
  topics: ['vaccination'],
  date: '2026-10-07',
  place: 'Memo to all staff',
  text: 'The flu jab is required on the cancer ward from this autumn, and elsewhere the flu jab stays a free offer.',
  supersedes: ['older'],
});
const others = ['canteen', 'parking', 'helicopter', 'chapel'].map((id) =>
  aStatement({ id, title: `The ${id}`, text: `The ${id} is open on all days, and nobody is asked to pay for it.` }),
);
/** Whatever is asked is near everything that speaks of a jab, so that only words and rules decide. */
const embeddings: Embeddings = {
  id: 'fake',
  embed: async (texts) => texts.map((text) => Float32Array.of(/jab/.test(text) ? 1 : 0, /jab/.test(text) ? 0 : 1)),
  embedLibrary: (texts) => embeddings.embed(texts),
  close: async () => undefined,
};
const mind = createQuotingMind(createReader({ meanings: createMeanings(embeddings, () => undefined) }));
const sentences = async (question: string, statements = [older, newer, ...others]) =>
  (await mind.answer(question, knowledgeOf(statements), noAbort)).sentences;
const firstQuoted = async (question: string, statements = [older, newer, ...others]) =>
  (await sentences(question, statements)).find(({ label }) => label === 'QUOTE')?.sources[0]?.statementId;

describe('what the leader said once', () => {
  it.each([
    'What did you use to think about the flu jab?',
    'You used to be against it, right?',
    'What was your earlier position on the flu jab?',
    'What was our old target?',
    'What did you say before you changed your mind?',
    'What did you promise originally?',
  ])('[M34] is asked by "%s"', (question) => {
    expect(asksOfBefore(question)).toBe(true);
  });

  it.each([
    'Do I get paid before six in the morning?',
    'What do you think about the flu jab?',
    'Is the old laundry torn down?',
    'What did you say about parking?',
    'Is the jab used on the ward?',
  ])('[M34] is not asked by "%s"', (question) => {
    expect(asksOfBefore(question)).toBe(false);
  });

  it('[M34] is quoted when it is asked for, and its date is said first', async () => {
    const [lead, quote] = await sentences('What did you use to think about making the flu jab a duty?');
    expect([lead?.label, quote?.label, quote?.sources[0]?.statementId]).toEqual(['NOTICE', 'QUOTE', 'older']);
    expect(lead?.text).toMatch(/2024/);
  });

  it('[M2] [M34] is never quoted otherwise', async () => {
    const said = await sentences('Is the flu jab a duty or a free offer?');
    expect(said.flatMap(({ sources }) => sources.map(({ statementId }) => statementId))).not.toContain('older');
    expect(await firstQuoted('Is the flu jab a duty or a free offer?')).toBe('newer');
  });

  it('[M34] is quoted with its date also when it was said within the last year', async () => {
    const recent = aStatement({ ...older, date: '2026-03-01' });
    const question = 'What did you use to think about making the flu jab a duty?';
    expect(await firstQuoted(question, [recent, newer, ...others])).toBe('older');
    const [lead] = await sentences(question, [recent, newer, ...others]);
    expect(lead?.text).toMatch(/^On 1 March 2026, .*, before this changed:$/);
  });

  it('[M3] [M34] is not quoted to those for whom it never was', async () => {
    const scoped = aStatement({ ...older, scope: 'managers' });
    const question = 'What did you use to think about making the flu jab a duty?';
    expect(await firstQuoted(question, [scoped, newer, ...others])).not.toBe('older');
  });
});
