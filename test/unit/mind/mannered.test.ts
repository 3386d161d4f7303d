import { describe, expect, it } from 'vitest';
import { type Answer, type Manner, mannerWordsId, type Sentence } from '../../../protocol/answer.ts';
import { hashSchema } from '../../../protocol/ids.ts';
import { guarded } from '../../../server/mind/guards/guarded.ts';
import { mannered } from '../../../server/mind/mannered.ts';
import type { ApprovedAnswer, Knowledge, Mind } from '../../../server/mind/ports.ts';
import { createQuotingMind } from '../../../server/mind/quoting-mind.ts';
import { speakingSeconds } from '../../../server/mind/speaking-time.ts';
import { aStatement, knowledgeOf, noAbort } from './knowledge.ts';

const gym = aStatement({ title: 'The gym', text: 'The gym in Umeå is open all night. Towels cost nothing there.' });
const openings = ['Thank you for asking.', 'That is a fair question.'];
const closings = ['I hope that helps.'];
const mannerWords: ApprovedAnswer = {
  id: mannerWordsId,
  hash: hashSchema.parse('a'.repeat(64)),
  questions: ['How answers begin and end'],
  text: [...openings, ...closings].join('\n'),
  date: '2026-11-20',
  place: 'Manner of speaking',
};
const inManner = (manner: Partial<Manner>): Knowledge => ({
  ...knowledgeOf([gym]),
  manner: { length: 'normal', openings, closings, ...manner },
  mannerWords,
});
const quoting = guarded(createQuotingMind());

/** A mind that answers every question with these words. */
const saying = (text: string, change: Partial<Answer> = {}): Mind => ({
  id: 'quoting',
  answer: async (_question, { personaVersion }) => ({
    v: 1,
    language: 'en',
    outcome: 'answered',
    sentences: [{ text, spoken: text, label: 'QUOTE', sources: [], cue: 'explain' }],
    models: ['quoting'],
    personaVersion,
    ...change,
  }),
});
const ask = (mind: Mind, question: string, manner: Partial<Manner> = {}) =>
  mannered(mind).answer(question, inManner(manner), noAbort);
/** Two hundred questions that differ in one word. */
const many = Array.from({ length: 200 }, (_, n) => `Can guest ${n} come along?`);
const own = ({ sentences }: Answer) => sentences.filter(({ label }) => label === 'APPROVED');
const words = (count: number) => `${'word '.repeat(count - 1)}end.`;
const placesOf = ({ sentences }: Answer) =>
  `${sentences[0]?.label === 'APPROVED' ? 'opening ' : ''}${sentences.at(-1)?.label === 'APPROVED' ? 'closing' : ''}`.trim();

describe('pace', () => {
  it('[M91] is part of the answer where it is not the normal one, also of one that is passed on', async () => {
    for (const pace of ['slow', 'brisk'] as const) {
      expect((await ask(quoting, 'Is the gym in Umeå open?', { pace })).pace).toBe(pace);
      expect(await ask(quoting, 'Who died?', { pace })).toMatchObject({ outcome: 'abstained', pace });
    }
    expect(await ask(quoting, 'Is the gym in Umeå open?')).not.toHaveProperty('pace');
  });

  it('[M91] is reckoned with: what would last more than 75 seconds at a slow pace is said at the normal one', async () => {
    const length = (count: number, pace: 'slow' | 'brisk') =>
      ask(saying(words(count)), 'Short?', { pace, length: 'short' });
    expect([speakingSeconds(words(130), 'slow'), speakingSeconds(words(170), 'brisk')]).toEqual([60, 60]);
    expect((await length(162, 'slow')).pace).toBe('slow');
    expect(await length(163, 'slow')).not.toHaveProperty('pace');
    expect((await length(187, 'brisk')).pace).toBe('brisk');
  });
});

describe('openings and closings', () => {
  it('[M93] are the leader’s own words, labelled and with their source; the answer between is as it was', async () => {
    const question = await firstWith('opening');
    const plain = await quoting.answer(question, inManner({}), noAbort);
    const { sentences } = await ask(saying(words(60)), question);
    const [first] = sentences;
    const [source] = first?.sources ?? [];
    expect(first).toMatchObject({ label: 'APPROVED', sources: [{ statementId: mannerWordsId }] });
    expect(source).toMatchObject({ title: 'How answers begin and end', statementHash: mannerWords.hash });
    expect(mannerWords.text.slice(source?.start, source?.end)).toBe(first?.text);
    expect(openings).toContain(first?.text);
    const answer = await ask(quoting, question);
    expect(answer.sentences.filter(({ label }) => label !== 'APPROVED')).toEqual(plain.sentences);
    await expect(
      mannered(saying(words(60))).answer(
        question,
        { ...inManner({}), mannerWords: { ...mannerWords, text: 'x' } },
        noAbort,
      ),
    ).rejects.toThrow('invariant');
  });

  it('[M92] come with about every other answer, each of them, and the same for the same question', async () => {
    const all = await Promise.all(many.map((question) => ask(saying(words(60)), question)));
    const begun = all.filter(({ sentences }) => sentences[0]?.label === 'APPROVED').length;
    const ended = all.filter(({ sentences }) => sentences.at(-1)?.label === 'APPROVED').length;
    for (const share of [begun / many.length, ended / many.length]) expect(Math.abs(share - 0.5)).toBeLessThan(0.12);
    expect(new Set(all.flatMap(own).map(({ text }) => text))).toEqual(new Set([...openings, ...closings]));
    expect(await Promise.all(many.map((question) => ask(saying(words(60)), question)))).toEqual(all);
  });

  it('[M92] never both around fewer than forty words', async () => {
    const both = async (count: number) =>
      (await Promise.all(many.map((question) => ask(saying(words(count)), question)))).map(placesOf);
    expect(await both(39)).not.toContain('opening closing');
    expect(await both(40)).toContain('opening closing');
  });

  it.each<[string, Mind, Partial<Manner>]>([
    ['with a short manner', saying(words(60)), { length: 'short' }],
    ['where nothing is answered', saying(words(60), { outcome: 'abstained' }), {}],
    ['where the answer says sorry', saying(`We are sorry. ${words(60)}`), {}],
    ['where the answer is grave', saying(`There was an accident. ${words(60)}`), {}],
    ['beside a signed answer', saying('x', { sentences: [signed()] }), {}],
    ['where there is no time', saying(words(187)), {}],
    ['where there are none', saying(words(60)), { openings: undefined, closings: undefined }],
  ])('[M92] none %s', async (_, mind, manner) => {
    const all = await Promise.all(many.map((question) => ask(mind, question, manner)));
    const before = await Promise.all(many.map((question) => mind.answer(question, inManner(manner), noAbort)));
    expect(all).toEqual(before);
  });

  it('[M92] none where something grave is asked', async () => {
    const asked = ['Why did guest N get laid off?', 'Who of guest N died?', 'Was guest N injured in the accident?'];
    for (const question of asked) {
      const all = await Promise.all(many.map((_, n) => ask(saying(words(60)), question.replace('N', String(n)))));
      expect(all.flatMap(own)).toEqual([]);
    }
  });

  it('[M92] who asks changes nothing', async () => {
    for (const question of many.slice(0, 40)) {
      const first = own(await ask(saying(words(60)), question));
      expect(own(await ask(saying(words(60)), `I am a woman from the sales team. ${question}`))).toEqual(first);
    }
  });
});

async function firstWith(place: string): Promise<string> {
  for (const each of many.map((question) => `${question} Is the gym in Umeå open?`))
    if (placesOf(await ask(saying(words(60)), each)) === place) return each;
  throw new Error('about every fourth has it');
}

function signed(): Sentence {
  return { text: 'You keep it.', spoken: 'You keep it.', label: 'APPROVED', sources: [], cue: 'explain' };
}
